import "server-only";
import { loadApplication, loadEntry } from "../application/loaders";
import { askedLeaves, composeSubmission } from "../application/score";
import { requirePermission } from "../auth/session";
import { attachment } from "../http/headers";
import { checkStandard, type Standard } from "../scoring";
import { loadDraftForEditing, loadStandard } from "../standard/loaders";
import { hasForm } from "../standard/policy";
import { exportStandard } from "./export";
import { fillingWorkbook } from "./filling";
import { registerForm } from "./register";
import { readCommunity } from "./schema";
import { scoringWorkbook } from "./scoring";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export interface Download {
  bytes: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

const longestTitle = 60;
// What file systems refuse in a name, and what no text should hold.
const unfit = /[\\/:*?"<>|\p{C}]/gu;

/** A workbook to be saved under a name in Chinese, and for programs that know no more, under letters and digits. */
export function download(file: Uint8Array, name: string, plainName: string): Download {
  return {
    bytes: new Uint8Array(file),
    headers: {
      "Content-Type": XLSX,
      "Content-Disposition": attachment(`${name.replace(unfit, "_")}.xlsx`, `${plainName}.xlsx`),
      "Cache-Control": "private, no-store",
    },
  };
}

function downloadOf(
  file: Uint8Array,
  { family, version, title }: Pick<Standard, "family" | "version" | "title">,
  kind: string,
): Download {
  const short = [...title].slice(0, longestTitle).join("").trim();
  return download(file, `${kind} ${short} ${version}`, `${family}-${version}`);
}

/** The workbook of one version, for whoever may read it in the office. */
export async function loadStandardWorkbook(family: string, version: string): Promise<Download> {
  await requirePermission("standard.read");
  const { prepared } = await loadStandard(family, version);
  return downloadOf(await exportStandard(prepared.standard), prepared.standard, "标准");
}

/** The workbook of a draft whose form is sound, for whoever maintains standards; null while it is not. */
export async function loadDraftWorkbook(id: string): Promise<Download | null> {
  const { draft } = await loadDraftForEditing(id);
  if (!hasForm(checkStandard(draft.document))) return null;
  const standard = draft.document as unknown as Standard;
  return downloadOf(await exportStandard(standard), standard, "标准草案");
}

/** The scoring workbook for the community that the query describes, or what is wrong with the query. */
export async function loadScoringWorkbook(
  family: string,
  version: string,
  query: URLSearchParams,
): Promise<({ ok: true } & Download) | { ok: false; message: string }> {
  await requirePermission("standard.read");
  const { prepared } = await loadStandard(family, version);
  const read = readCommunity(query, prepared.standard.communityTypes);
  if (!read.ok) return read;
  const file = await scoringWorkbook(prepared, { community: read.community });
  return { ok: true, ...downloadOf(file, prepared.standard, "评分表") };
}

/** The filling workbook of an application as it stands, for whoever may see the application. */
export async function loadFillingWorkbook(id: string): Promise<Download> {
  const { view, prepared, answers, waivers } = await loadEntry(id);
  const values = new Map(answers.map(({ nodeId, value }) => [nodeId, value]));
  const waived = waivers.map(({ nodeId }) => nodeId);
  const { id: applicationId, communityName, batchTitle, facts } = view;
  const file = await fillingWorkbook(prepared, {
    applicationId,
    communityName,
    batchTitle,
    submission: composeSubmission(prepared, facts, values, waived),
    answers,
    leaves: askedLeaves(prepared, facts.type, waived),
  });
  return download(file, `填报表 ${communityName} ${batchTitle}`, `application-${applicationId}`);
}

/** An empty register of households, for whoever runs a survey of this application. */
export async function loadRegisterForm(id: string): Promise<Download> {
  await requirePermission("survey.manage");
  const { view } = await loadApplication(id);
  return download(await registerForm(), `住户名册 ${view.communityName}`, `register-${view.id}`);
}
