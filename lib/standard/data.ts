import "server-only";
import { cache } from "react";
import { dayOf } from "../calendar";
import { db, type Prisma, type Transaction } from "../db";
import {
  checkStandard,
  figures,
  impact,
  leavesOf,
  type Prepared,
  prepare,
  type Standard,
} from "../scoring";
import { addReplay, titlesIn } from "./policy";
import { gateTitles } from "./score";
import type {
  Draft,
  DraftDocument,
  DraftState,
  DraftView,
  FigureCount,
  FigureRuling,
  Replay,
  RulingKind,
  StandardView,
  StoredStandard,
} from "./types";

interface Loaded {
  view: StandardView;
  prepared: Prepared;
}

// A stored standard never changes (the database refuses it), so what was prepared once stays right.
const loaded = new Map<string, Loaded>();

type StandardReader = Pick<Transaction, "standardVersion">;

async function load(id: string, client: StandardReader = db()): Promise<Loaded> {
  const kept = loaded.get(id);
  if (kept) return kept;
  const row = await client.standardVersion.findUniqueOrThrow({ where: { id } });
  const standard = row.document as unknown as Standard;
  const prepared = prepare(standard);
  const entry = {
    prepared,
    view: {
      id: row.id,
      family: row.family,
      version: row.version,
      title: row.title,
      issuer: standard.issuer,
      level: row.level,
      effectiveFrom: standard.effectiveFrom,
      digest: row.digest,
      points: leavesOf(prepared).length,
      figures: countFigures(prepared),
    },
  };
  loaded.set(id, entry);
  return entry;
}

/** Counts the figures of a standard by the kind of their source. */
export function countFigures(prepared: Prepared): FigureCount {
  const count = { published: 0, referenced: 0, assumed: 0 };
  for (const { basis } of figures(prepared)) {
    const kind = basis?.source.kind ?? "assumption";
    if (kind === "assumption") count.assumed += 1;
    else if (kind === "reference") count.referenced += 1;
    else count.published += 1;
  }
  return count;
}

/**
 * The standard with this id, ready to evaluate. Inside a transaction give its client: as many transactions as
 * there are connections would otherwise wait for one more to read it over.
 */
export const preparedStandard = async (id: string, client?: StandardReader): Promise<Prepared> =>
  (await load(id, client)).prepared;

/** A standard's facts for lists and heads. */
export const standardView = async (id: string): Promise<StandardView> => (await load(id)).view;

/** All stored standards, newest first within each family. */
export const allStandards = cache(async (): Promise<StoredStandard[]> => {
  const rows = await db().standardVersion.findMany({
    select: { id: true, repeal: { select: { standardId: true } } },
    orderBy: [{ family: "asc" }, { effectiveFrom: "desc" }, { version: "desc" }],
  });
  return Promise.all(
    rows.map(async ({ id, repeal }) => ({
      ...(await standardView(id)),
      repealed: repeal !== null,
    })),
  );
});

/** The stored standards that were not repealed, newest first within each family. */
export const standardsInForce = async (): Promise<StoredStandard[]> =>
  (await allStandards()).filter(({ repealed }) => !repealed);

/** The newest in force that matches and has come into effect; else the newest that is yet to. */
export async function newestInForce(
  matches: (standard: StoredStandard) => boolean,
): Promise<StoredStandard | undefined> {
  const found = (await standardsInForce()).filter(matches);
  const today = dayOf(new Date());
  return found.find(({ effectiveFrom }) => effectiveFrom <= today) ?? found[0];
}

/** `family` or `family@version`: the id of the version named, or of the family's newest in force. */
export async function findStandardId(reference: string): Promise<string | null> {
  const at = reference.indexOf("@");
  const [family, version] =
    at < 0 ? [reference, undefined] : [reference.slice(0, at), reference.slice(at + 1)];
  if (version === undefined) {
    const newest = await newestInForce((standard) => standard.family === family);
    if (newest) return newest.id;
  }
  const row = await db().standardVersion.findFirst({
    where: { family, ...(version === undefined ? {} : { version }) },
    select: { id: true },
    orderBy: [{ effectiveFrom: "desc" }, { version: "desc" }],
  });
  return row?.id ?? null;
}

/** Every community type any standard knows, each once: types changed over the years, so they are data. */
export async function communityTypes(): Promise<{ id: string; title: string }[]> {
  const titles = new Map<string, string>();
  for (const { id } of await allStandards())
    for (const type of (await preparedStandard(id)).standard.communityTypes)
      if (!titles.has(type.id)) titles.set(type.id, type.title);
  return [...titles].map(([id, title]) => ({ id, title }));
}

export const isCommunityType = async (id: string): Promise<boolean> =>
  (await communityTypes()).some((type) => type.id === id);

const named = { select: { name: true } } as const;
const draftFields = {
  id: true,
  family: true,
  version: true,
  title: true,
  faults: true,
  state: true,
  revision: true,
  createdAt: true,
  updatedAt: true,
  proposedById: true,
  proposedAt: true,
  adoptedAt: true,
  basedOn: { select: { id: true, title: true, family: true, version: true } },
  createdBy: named,
  updatedBy: named,
  proposedBy: named,
  adoptedBy: named,
} satisfies Prisma.StandardDraftSelect;

const draftView = (
  row: Prisma.StandardDraftGetPayload<{ select: typeof draftFields }>,
): DraftView => ({
  ...row,
  state: row.state as DraftState,
  createdBy: row.createdBy.name,
  updatedBy: row.updatedBy.name,
  proposedBy: row.proposedBy?.name ?? null,
  adoptedBy: row.adoptedBy?.name ?? null,
});

/** The drafts that are neither adopted nor discarded, the last saved first; of sound ones how many figures rest on what. */
export async function openDrafts(): Promise<{ view: DraftView; figures: FigureCount | null }[]> {
  const rows = await db().standardDraft.findMany({
    where: { state: { in: ["draft", "proposed"] } },
    select: { ...draftFields, document: true },
    orderBy: { updatedAt: "desc" },
  });
  return rows.map(({ document, ...row }) => ({
    view: draftView(row),
    figures: checkStandard(document).length === 0 ? countFigures(prepare(document)) : null,
  }));
}

/** One draft with its document, in whatever state it is. */
export async function findDraft(id: string): Promise<Draft | null> {
  const row = await db().standardDraft.findUnique({
    where: { id },
    select: { ...draftFields, document: true },
  });
  return row && { ...draftView(row), document: row.document as unknown as DraftDocument };
}

/** The titles of the nodes of these drafts by id, draft by draft; of ids that occur twice the last. */
export async function draftTitles(
  draftIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const rows = await db().standardDraft.findMany({
    where: { id: { in: [...draftIds] } },
    select: { id: true, document: true },
  });
  return new Map(
    rows.map(({ id, document }) => [id, titlesIn(document as unknown as DraftDocument)]),
  );
}

/** What became this version, where it was adopted here; null for a bundled one. */
export async function draftOfStandard(standardId: string): Promise<DraftView | null> {
  const row = await db().standardDraft.findUnique({ where: { standardId }, select: draftFields });
  return row && draftView(row);
}

/** The 核定 records of a draft, the oldest first. */
export async function rulingsOf(
  draftId: string,
  tx: Pick<Transaction, "figureRuling"> = db(),
): Promise<FigureRuling[]> {
  const rows = await tx.figureRuling.findMany({
    where: { draftId },
    include: { ruledBy: named },
    orderBy: [{ ruledAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ nodeId, field, value, kind, documentNumber, ruledBy, ruledAt }) => ({
    nodeId,
    field,
    value,
    kind: kind as RulingKind,
    documentNumber,
    ruledBy: ruledBy.name,
    ruledAt,
  }));
}

/** When, why and by whom a version was repealed; null while it is in force. */
export async function repealOf(standardId: string) {
  const row = await db().standardRepeal.findUnique({
    where: { standardId },
    include: { repealedBy: named },
  });
  return row && { reason: row.reason, by: row.repealedBy.name, at: row.repealedAt };
}

/** How many batches were opened on a version. */
export const batchesOn = (standardId: string): Promise<number> =>
  db().batch.count({ where: { standardId } });

const decidedBy = ({ family, version }: { family: string; version: string }) => ({
  standardFamily: family,
  standardVersion: version,
});

/** How many outcomes a version has decided, published or not. */
export const countOutcomes = (version: { family: string; version: string }): Promise<number> =>
  db().outcome.count({ where: decidedBy(version) });

/** Some of those outcomes after the one named: whose they are and the verified submission that decided. */
export const outcomesAfter = (
  version: { family: string; version: string },
  after: string | null,
  size: number,
) =>
  db().outcome.findMany({
    where: { ...decidedBy(version), ...(after === null ? {} : { id: { gt: after } }) },
    select: {
      id: true,
      communityName: true,
      districtName: true,
      batchTitle: true,
      publishedAt: true,
      submission: true,
    },
    orderBy: { id: "asc" },
    take: size,
  });

const replayChunk = 200;

/** Scores the next outcomes that a stored version decided under a candidate as well, on top of what was found so far. */
export async function replayAfter(
  standardId: string,
  to: Prepared,
  so: Replay | null,
): Promise<Replay> {
  const from = await preparedStandard(standardId);
  const outcomes = await outcomesAfter(from.standard, so?.cursor ?? null, replayChunk);
  const found = impact(
    from,
    to,
    outcomes.map(({ submission }) => submission),
  );
  const titles = gateTitles(from, to);
  const flips = found.flips.flatMap(({ index, from, to, gates }) => {
    const outcome = outcomes[index];
    if (!outcome) return [];
    const { submission: _, ...rest } = outcome;
    return [{ ...rest, from, to, gates: gates.map((gate) => titles.get(gate) ?? gate) }];
  });
  return addReplay(so, { counts: found.counts, flips }, outcomes.length, {
    cursor: outcomes.at(-1)?.id ?? null,
    more: outcomes.length === replayChunk,
  });
}
