import "server-only";
import { cache } from "react";
import { db } from "../db";
import { figures, leavesOf, type Prepared, prepare, type Standard } from "../scoring";
import type { FigureCount, StandardView } from "./types";

interface Loaded {
  view: StandardView;
  prepared: Prepared;
}

// A stored standard never changes (the database refuses it), so what was prepared once stays right.
const loaded = new Map<string, Loaded>();

async function load(id: string): Promise<Loaded> {
  const kept = loaded.get(id);
  if (kept) return kept;
  const row = await db().standardVersion.findUniqueOrThrow({ where: { id } });
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

/** The standard with this id, ready to evaluate. */
export const preparedStandard = async (id: string): Promise<Prepared> => (await load(id)).prepared;

/** A standard's facts for lists and heads. */
export const standardView = async (id: string): Promise<StandardView> => (await load(id)).view;

/** All stored standards, newest first within each family. */
export const allStandards = cache(async (): Promise<StandardView[]> => {
  const rows = await db().standardVersion.findMany({
    select: { id: true },
    orderBy: [{ family: "asc" }, { effectiveFrom: "desc" }, { version: "desc" }],
  });
  return Promise.all(rows.map(({ id }) => standardView(id)));
});

/** `family` or `family@version`: the id of the version named, or of the family's newest. */
export async function findStandardId(reference: string): Promise<string | null> {
  const at = reference.indexOf("@");
  const [family, version] =
    at < 0 ? [reference, undefined] : [reference.slice(0, at), reference.slice(at + 1)];
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
