import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { can } from "../auth/permissions";
import { requirePermission } from "../auth/session";
import { outcomesFileSchema } from "../opendata/schema";
import {
  checkStandard,
  type Difference,
  difference,
  figures,
  nodeById,
  type Prepared,
  prepare,
} from "../scoring";
import {
  crosswalkJsonSchema,
  decisionJsonSchema,
  jsonSchema,
  standardJsonSchema,
  submissionJsonSchema,
} from "../scoring/json-schema";
import type { Crosswalk } from "../scoring/types";
import { bundledCrosswalks } from "../standards";
import {
  allStandards,
  batchesOn,
  countOutcomes,
  draftOfStandard,
  findDraft,
  findStandardId,
  newestInForce,
  openDrafts,
  preparedStandard,
  repealOf,
  replayAfter,
  rulingsOf,
  standardsInForce,
  standardView,
} from "./data";
import {
  allowedDraftOperations,
  draftRefusal,
  draftRow,
  figureRows,
  hasForm,
  versionRow,
} from "./policy";
import { assumedRows } from "./score";
import type {
  Draft,
  PublishedFigure,
  Replay,
  StandardEntry,
  StandardView,
  VersionRow,
} from "./types";

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

/** Every version by family, from draft to repealed; drafts are for those who maintain standards. */
export async function loadOfficeStandards(): Promise<{
  families: { family: string; rows: VersionRow[] }[];
  mayMaintain: boolean;
}> {
  const person = await requirePermission("standard.read");
  const mayMaintain = can(person, "standard.maintain");
  const [stored, drafts] = await Promise.all([allStandards(), mayMaintain ? openDrafts() : []]);
  const rows = [
    ...drafts.map(({ view, figures }) => draftRow(view, figures)),
    ...stored.map(versionRow),
  ];
  const families = new Map<string, VersionRow[]>();
  for (const row of rows) families.set(row.family, [...(families.get(row.family) ?? []), row]);
  return {
    families: [...families].map(([family, rows]) => ({ family, rows })),
    mayMaintain,
  };
}

/** The office's view of one version: its facts, how it came into force and ended, and its figures in words. */
export async function loadOfficeStandard(family: string, version: string) {
  const person = await requirePermission("standard.read");
  const { prepared, view } = await loadStandard(family, version);
  const [adopted, repeal, batches] = await Promise.all([
    draftOfStandard(view.id),
    repealOf(view.id),
    batchesOn(view.id),
  ]);
  const mayMaintain = can(person, "standard.maintain");
  const others = await otherVersions(view);
  const comparable = (await comparableStandards(prepared)).length > 0;
  return {
    view,
    rows: figureRows(prepared),
    adopted,
    repeal,
    batches,
    mayMaintain,
    /** Whether its results can be held against another standard's. */
    comparable,
    communityTypes: prepared.standard.communityTypes,
    others,
  };
}

/** The other versions of a family, newest first. */
async function otherVersions(view: StandardView): Promise<StandardView[]> {
  const all = await allStandards();
  return all.filter(({ family, id }) => family === view.family && id !== view.id);
}

/**
 * What a version has otherwise than the version `from` of its family. Without `from` the one before it;
 * null where the family has no other. A version that does not exist: the page does not exist.
 */
export async function loadDifference(
  family: string,
  version: string,
  from: string | string[] | undefined,
): Promise<{
  view: StandardView;
  others: StandardView[];
  from: StandardView | null;
  differences: Difference[];
}> {
  await requirePermission("standard.read");
  const { prepared, view } = await loadStandard(family, version);
  const others = await otherVersions(view);
  const older = others.find(({ effectiveFrom }) => effectiveFrom <= view.effectiveFrom);
  const named = from !== undefined && from !== "";
  const other = named ? others.find((one) => one.version === from) : (older ?? others[0]);
  if (!other) {
    if (named) notFound();
    return { view, others, from: null, differences: [] };
  }
  const before = await preparedStandard(other.id);
  return {
    view,
    others,
    from: other,
    differences: difference(before.standard, prepared.standard),
  };
}

const draftFor = cache(async (id: string) => {
  const person = await requirePermission("standard.maintain");
  const draft = z.uuid().safeParse(id).success ? await findDraft(id) : null;
  if (!draft) notFound();
  return { person, draft };
});

/** A draft with its document, for its editor. */
export async function loadDraftForEditing(id: string) {
  const { person, draft } = await draftFor(id);
  return { person, draft, editable: draftRefusal("save", person, draft) === null };
}

/** A draft's page: where it stands, what may be done, and once proposed its figures with their records. */
export async function loadDraft(id: string) {
  const { person, draft } = await draftFor(id);
  const { document, ...view } = draft;
  const rulings = await rulingsOf(draft.id);
  const faults = checkStandard(document);
  const sound = faults.length === 0;
  const rows = sound ? assumedRows(prepare(document), rulings) : [];
  const adoption = draftRefusal("adopt", person, draft);
  return {
    view,
    /** Whether its differences from what it was drawn from can be told. */
    comparable: sound && draft.basedOn !== null,
    /** Whether it can be downloaded as a workbook. */
    exportable: hasForm(faults),
    allowed: allowedDraftOperations(person, draft),
    /** Why this person may not adopt what is proposed. */
    adoption: draft.state === "proposed" ? (adoption?.message ?? null) : null,
    rows,
    open: rows.filter(({ ruling }) => ruling === null).length,
  };
}

/** What a draft has otherwise than the version it was drawn from; null where that cannot be told. */
export async function loadDraftDifference(id: string) {
  const { draft } = await draftFor(id);
  const { document, ...view } = draft;
  if (!view.basedOn || checkStandard(document).length > 0) return { view, differences: null };
  const { standard } = await preparedStandard(view.basedOn.id);
  return { view, differences: difference(standard, candidate(draft).standard) };
}

/** How many outcomes a candidate can be replayed on; null for a draft with faults or of no stored version. */
export async function loadReplay(id: string) {
  const { draft } = await draftFor(id);
  const { basedOn } = draft;
  const { document, ...view } = draft;
  if (!basedOn || checkStandard(document).length > 0) return { view, basedOn, total: null };
  return { view, basedOn, total: await countOutcomes(basedOn) };
}

/**
 * Scores the next outcomes of the old version under the candidate, on top of what was counted so far.
 * Nothing is written: published results stay as they are.
 */
export async function loadReplayChunk(id: string, so: Replay | null): Promise<Replay> {
  const { draft } = await draftFor(id);
  if (!draft.basedOn) notFound();
  return replayAfter(draft.basedOn.id, candidate(draft), so);
}

const candidate = cache((draft: Draft): Prepared => prepare(draft.document));

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

const schemas = new Map<string, object>([
  ["standard", standardJsonSchema],
  ["submission", submissionJsonSchema],
  ["decision", decisionJsonSchema],
  ["crosswalk", crosswalkJsonSchema],
  ["outcomes", jsonSchema(outcomesFileSchema, "公布的结果")],
]);

/** Names of the documents that have a JSON Schema. */
export const schemaNames = (): string[] => [...schemas.keys()];

/** The JSON Schema of one document; undefined for any other name. */
export const findSchema = (name: string): object | undefined => schemas.get(name);
