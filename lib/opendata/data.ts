import "server-only";
import { cache } from "react";
import { standingFrom } from "../certificate/policy";
import { type Tier, tiers } from "../community/types";
import { db, type Prisma } from "../db";
import { inForce, published } from "../publication/data";
import { communityTypes } from "../standard/data";
import type { EntryFilter, OutcomeEntry, Position } from "./types";

// Without the submission and the decision, which are a hundred times as long as the rest.
const fields = {
  code: true,
  communityName: true,
  districtName: true,
  street: true,
  type: true,
  tier: true,
  batchTitle: true,
  outcome: true,
  publishedAt: true,
  digest: true,
  standardFamily: true,
  standardVersion: true,
  standardDigest: true,
  amendments: { where: { state: "confirmed" }, select: { kind: true } },
  figures: { select: { total: true, fullMarks: true, passMark: true } },
  replacedBy: { where: published, select: { code: true }, take: 1 },
} satisfies Prisma.OutcomeSelect;

/** A year in Hangzhou. */
const within = (year: number) => ({
  gte: new Date(`${year}-01-01T00:00:00+08:00`),
  lt: new Date(`${year + 1}-01-01T00:00:00+08:00`),
});

function conditions({ district, year, tier, type, result }: EntryFilter): Prisma.OutcomeWhereInput {
  return {
    ...(district === undefined ? {} : { districtName: district }),
    ...(year === undefined ? {} : { publishedAt: within(year) }),
    ...(tier === undefined ? {} : { tier }),
    ...(type === undefined ? {} : { type }),
    ...(result === undefined ? {} : { outcome: result }),
  };
}

const behind = ({ publishedAt, code }: Position): Prisma.OutcomeWhereInput => ({
  OR: [{ publishedAt: { lt: publishedAt } }, { publishedAt, code: { gt: code } }],
});

/** The published outcomes that fit, behind a position, the newest first. */
export async function entriesAfter(
  filter: EntryFilter,
  after: Position | null,
  size: number,
): Promise<OutcomeEntry[]> {
  const rows = await db().outcome.findMany({
    where: { AND: [published, conditions(filter), after ? behind(after) : {}] },
    select: fields,
    orderBy: [{ publishedAt: "desc" }, { code: "asc" }],
    take: size,
  });
  const types = await communityTypes();
  return rows.map((row) => {
    const { figures } = row;
    if (!figures || !row.publishedAt) throw new Error(`outcome ${row.code} is not published`);
    const replacedBy = row.replacedBy[0]?.code ?? null;
    return {
      code: row.code,
      community: row.communityName,
      district: row.districtName,
      street: row.street,
      type: row.type,
      typeTitle: types.find(({ id }) => id === row.type)?.title ?? row.type,
      tier: row.tier,
      tierTitle: tiers[row.tier as Tier] ?? row.tier,
      batch: row.batchTitle,
      outcome: row.outcome as OutcomeEntry["outcome"],
      score: figures.total.toNumber(),
      fullMarks: figures.fullMarks.toNumber(),
      passMark: figures.passMark.toNumber(),
      publishedAt: row.publishedAt.toISOString(),
      standard: {
        family: row.standardFamily,
        version: row.standardVersion,
        digest: row.standardDigest,
      },
      digest: row.digest,
      standing: standingFrom({ amendments: row.amendments, replacedBy }),
      replacedBy,
      url: `/api/v1/outcomes/${row.code}`,
    };
  });
}

/** Where a published outcome stands in that order; null for any other code. */
export async function positionOf(code: string): Promise<Position | null> {
  const row = await db().outcome.findFirst({
    where: { ...published, code },
    select: { code: true, publishedAt: true },
  });
  return row?.publishedAt ? { code: row.code, publishedAt: row.publishedAt } : null;
}

/** How many outcomes are published, and when the last was. */
export const publishedSoFar = cache(async (): Promise<{ count: number; latest: Date | null }> => {
  const found = await db().outcome.aggregate({
    where: published,
    _count: true,
    _max: { publishedAt: true },
  });
  return { count: found._count, latest: found._max.publishedAt };
});

/** Changes whenever the lists of published outcomes do, and costs little. */
export const publicState = cache(async (): Promise<string> => {
  const [{ count, latest }, amended] = await Promise.all([
    publishedSoFar(),
    db().amendment.count({ where: { state: "confirmed" } }),
  ]);
  return `${count} ${latest?.getTime() ?? 0} ${amended}`;
});

/** The codes of the newest published outcomes with their days, for the map of the site. */
export async function publishedCodes(most: number): Promise<Position[]> {
  const rows = await db().outcome.findMany({
    where: inForce,
    select: { code: true, publishedAt: true },
    orderBy: [{ publishedAt: "desc" }, { code: "asc" }],
    take: most,
  });
  return rows.flatMap(({ code, publishedAt }) => (publishedAt ? [{ code, publishedAt }] : []));
}
