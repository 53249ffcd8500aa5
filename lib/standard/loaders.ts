import "server-only";
import { notFound } from "next/navigation";
import { requirePermission } from "../auth/session";
import {
  figures,
  type Inquiries,
  impact,
  implication,
  inquire,
  nodeById,
  type Prepared,
  ScoringError,
} from "../scoring";
import type { Impact, Implication, Inquired } from "../scoring/inquiry-types";
import {
  crosswalkJsonSchema,
  decisionJsonSchema,
  standardJsonSchema,
  submissionJsonSchema,
} from "../scoring/json-schema";
import type { Crosswalk } from "../scoring/types";
import { bundledCrosswalks, findBundledCrosswalk } from "../standards";
import {
  allStandards,
  findStandardId,
  newestInForce,
  preparedStandard,
  standardsInForce,
  standardView,
} from "./data";
import { figureRows } from "./policy";
import type { ImpactRequest, ImplicationRequest, ScoreRequest } from "./schema";
import type { FigureRow, PublishedFigure, StandardEntry, StandardView } from "./types";

/** The standards in force by family, the newest version first. */
export async function loadStandards(): Promise<StandardView[][]> {
  const families = new Map<string, StandardView[]>();
  for (const view of await standardsInForce()) {
    families.set(view.family, [...(families.get(view.family) ?? []), view]);
  }
  return [...families.values()];
}

// A database refuses NUL in text, and no family or version is that long.
const mayName = (reference: string) => reference.length <= 200 && !reference.includes("\0");

/** The standard named `family` (its newest version) or `family@version`; null where there is none. */
export async function findStandard(reference: string): Promise<Prepared | null> {
  const id = mayName(reference) ? await findStandardId(reference) : null;
  return id ? preparedStandard(id) : null;
}

/** The newest version in force of the first family that fits; undefined where none does. */
export async function newestStandard(
  matches: (standard: { family: string; level: string }) => boolean,
): Promise<Prepared | undefined> {
  const found = await newestInForce(matches);
  return found && preparedStandard(found.id);
}

/** What a standard's results can be held against: the newest versions that a bundled crosswalk leads to. */
export async function comparableStandards(
  prepared: Prepared,
): Promise<{ to: Prepared; crosswalk: Crosswalk }[]> {
  const pairs: { to: Prepared; crosswalk: Crosswalk }[] = [];
  for (const crosswalk of bundledCrosswalks) {
    if (crosswalk.from !== prepared.standard.family) continue;
    const to = await newestStandard(({ family }) => family === crosswalk.to);
    if (to) pairs.push({ to, crosswalk });
  }
  return pairs;
}

/** One version with its facts; for any other address the page does not exist. */
export async function loadStandard(
  family: string,
  version: string,
): Promise<{ prepared: Prepared; view: StandardView }> {
  const reference = `${family}@${version}`;
  const id = mayName(reference) ? await findStandardId(reference) : null;
  if (!id) notFound();
  return { prepared: await preparedStandard(id), view: await standardView(id) };
}

/** The office's list of all stored standards. */
export async function loadOfficeStandards(): Promise<StandardView[]> {
  await requirePermission("standard.read");
  return allStandards();
}

/** The office's view of one version: its facts, all its figures in words, whether it can be held against another. */
export async function loadOfficeStandard(
  family: string,
  version: string,
): Promise<{ view: StandardView; rows: FigureRow[]; comparable: boolean }> {
  await requirePermission("standard.read");
  const { prepared, view } = await loadStandard(family, version);
  const comparable = (await comparableStandards(prepared)).length > 0;
  return { view, rows: figureRows(prepared), comparable };
}

/** The figures that published sources give, of each family's newest version. */
export async function loadPublishedFigures(): Promise<PublishedFigure[]> {
  const found: PublishedFigure[] = [];
  for (const [view] of await loadStandards()) {
    if (!view) continue;
    const prepared = await preparedStandard(view.id);
    for (const { id, field, value, basis } of figures(prepared)) {
      const kind = basis?.source.kind;
      if (!basis || value === null || (kind !== "news" && kind !== "regulation")) continue;
      if (field !== "fullMarks" && field !== "passMark") continue;
      const title = nodeById(prepared, id)?.title ?? prepared.standard.total.title;
      const { family, version, level, title: standardTitle } = view;
      const { source, note } = basis;
      found.push({ family, version, standardTitle, level, title, field, value, source, note });
    }
  }
  return found;
}

/** What the list of standards says about each, for other programs. */
export async function listStandards(): Promise<StandardEntry[]> {
  return (await allStandards()).map(
    ({ family, version, title, issuer, level, effectiveFrom, digest }) => ({
      family,
      version,
      title,
      issuer,
      level,
      effectiveFrom,
      digest,
      url: `/api/v1/standards/${family}/${encodeURIComponent(version)}`,
    }),
  );
}

export interface InquiryError {
  code: string;
  path: string;
  message: string;
}
/** `status` as HTTP has it: 404 for an unknown standard, 422 for what cannot be scored. */
export type InquiryAnswer<T> =
  | { ok: true; value: T }
  | { ok: false; status: 404 | 422; errors: readonly InquiryError[] };

const refusal = (status: 404 | 422, errors: readonly InquiryError[]) =>
  ({ ok: false, status, errors }) as const;

const unknownStandard = (path: string) =>
  refusal(404, [
    { code: "unknown-standard", path, message: "没有这个标准。可用的标准见 /api/v1/standards。" },
  ]);

/** The crosswalk given, or the bundled one between the two standards. */
async function withCrosswalk(from: Prepared, reference: string, given: unknown, path: string) {
  const to = await findStandard(reference);
  if (!to) return unknownStandard(path);
  const crosswalk =
    given ?? findBundledCrosswalk(from.standard.family, to.standard.family) ?? undefined;
  if (crosswalk === undefined) {
    const message = "没有这两个标准之间的内置对照表，请在 crosswalk 中给出。";
    return refusal(422, [{ code: "missing-crosswalk", path: "crosswalk", message }]);
  }
  return { ok: true, value: { to, crosswalk: crosswalk as Crosswalk } } as const;
}

/** What a library call answers, or the faults of the documents and options given to it. */
async function answered<T>(ask: () => T | Promise<T>): Promise<InquiryAnswer<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    if (!(error instanceof ScoringError) || error.code === "unsolved") throw error;
    return refusal(422, error.faults);
  }
}

/** Scores a submission by a stored standard and adds what is asked besides. */
export async function scoreBy(request: ScoreRequest): Promise<InquiryAnswer<Inquired>> {
  const from = await findStandard(request.standard);
  if (!from) return unknownStandard("standard");
  const { bounds, robustness, sampling, plan } = request;
  const asked: Inquiries = { bounds, robustness, sampling };
  if (plan) asked.plan = plan === true ? {} : plan;
  if (request.compare !== undefined) {
    const other = await withCrosswalk(from, request.compare, request.crosswalk, "compare");
    if (!other.ok) return other;
    asked.compare = other.value;
  }
  const result = await answered(() => inquire(from, request.submission, asked));
  if (!result.ok) return result;
  const found = result.value;
  return found.ok ? { ok: true, value: found.decision } : refusal(422, found.errors);
}

/** Whether passing one stored standard implies passing another, for each community type. */
export async function implicationBy(
  request: ImplicationRequest,
): Promise<InquiryAnswer<Record<string, Implication>>> {
  const from = await findStandard(request.standard);
  if (!from) return unknownStandard("standard");
  const other = await withCrosswalk(from, request.implies, request.crosswalk, "implies");
  if (!other.ok) return other;
  const { to, crosswalk } = other.value;
  return answered(() => implication(from, to, crosswalk));
}

/** What another stored version would do to submissions. */
export async function impactBy(request: ImpactRequest): Promise<InquiryAnswer<Impact>> {
  const from = await findStandard(request.standard);
  if (!from) return unknownStandard("standard");
  const to = await findStandard(request.to);
  if (!to) return unknownStandard("to");
  return { ok: true, value: impact(from, to, request.submissions) };
}

const schemas = new Map<string, object>([
  ["standard", standardJsonSchema],
  ["submission", submissionJsonSchema],
  ["decision", decisionJsonSchema],
  ["crosswalk", crosswalkJsonSchema],
]);

/** Names of the documents that have a JSON Schema. */
export const schemaNames = (): string[] => [...schemas.keys()];

/** The JSON Schema of one document; undefined for any other name. */
export const findSchema = (name: string): object | undefined => schemas.get(name);
