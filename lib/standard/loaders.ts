import "server-only";
import { notFound } from "next/navigation";
import { requirePermission } from "../auth/session";
import { evaluate, figures, nodeById, type Prepared } from "../scoring";
import {
  crosswalkJsonSchema,
  decisionJsonSchema,
  standardJsonSchema,
  submissionJsonSchema,
} from "../scoring/json-schema";
import type { Evaluation } from "../scoring/types";
import { allStandards, findStandardId, preparedStandard, standardView } from "./data";
import { figureRows } from "./policy";
import type { FigureRow, PublishedFigure, StandardEntry, StandardView } from "./types";

/** All stored standards by family, the newest version first. */
export async function loadStandards(): Promise<StandardView[][]> {
  const families = new Map<string, StandardView[]>();
  for (const view of await allStandards()) {
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

/** The office's view of one version: its facts, and all its figures in words. */
export async function loadOfficeStandard(
  family: string,
  version: string,
): Promise<{ view: StandardView; rows: FigureRow[] }> {
  await requirePermission("standard.read");
  const { prepared, view } = await loadStandard(family, version);
  return { view, rows: figureRows(prepared) };
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

/** Scores a submission by a stored standard; null where there is no such standard. */
export async function scoreBy(reference: string, submission: unknown): Promise<Evaluation | null> {
  const prepared = await findStandard(reference);
  return prepared && evaluate(prepared, submission);
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
