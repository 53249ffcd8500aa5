import "server-only";
import { loadEntry } from "../application/loaders";
import { askedLeaves, composeSubmission } from "../application/score";
import { requirePermission } from "../auth/session";
import { checkStandard, type Standard } from "../scoring";
import { loadDraftForEditing, loadStandard } from "../standard/loaders";
import { exportStandard } from "./export";
import { fillingWorkbook } from "./filling";
import { readCommunity } from "./schema";
import { scoringWorkbook } from "./scoring";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export interface Download {
  bytes: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
}

function download(file: Uint8Array, name: string): Download {
  const plain = name.replace(/[^\w.-]/g, "_");
  const encoded = encodeURIComponent(name);
  return {
    bytes: new Uint8Array(file),
    headers: {
      "Content-Type": XLSX,
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      "Cache-Control": "private, no-store",
    },
  };
}

/** The workbook of one version, for whoever may read it in the office. */
export async function loadStandardWorkbook(family: string, version: string): Promise<Download> {
  await requirePermission("standard.read");
  const { prepared } = await loadStandard(family, version);
  return download(await exportStandard(prepared.standard), `${family}-${version}.xlsx`);
}

/** The workbook of a draft whose form is sound, for whoever maintains standards; null while it is not. */
export async function loadDraftWorkbook(id: string): Promise<Download | null> {
  const { draft } = await loadDraftForEditing(id);
  const formless = checkStandard(draft.document).some((fault) => fault.code === "schema");
  if (formless) return null;
  const standard = draft.document as unknown as Standard;
  return download(await exportStandard(standard), `${draft.family}-${draft.version}.xlsx`);
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
  return { ok: true, ...download(file, `${family}-${version}-评分表.xlsx`) };
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
  return download(file, `${communityName}-填报表.xlsx`);
}
