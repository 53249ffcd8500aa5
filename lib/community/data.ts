import "server-only";
import { communityItem } from "../application/types";
import { isoDay } from "../calendar";
import { db, Prisma, type Transaction } from "../db";
import type { Project } from "./schema";
import {
  type CommunityFacets,
  type CommunityFilter,
  type CommunityView,
  dateFields,
  type ProjectDates,
  type Sort,
  type Stage,
  type Tier,
} from "./types";

type Row = Prisma.CommunityGetPayload<object>;

const day = (date: Date | null) => date && isoDay(date);

/** A row's own data, as a list of projects holds them. */
export const projectOf = (row: Row): Project => ({
  code: row.code,
  name: row.name,
  street: row.street,
  type: row.type,
  tier: row.tier as Tier,
  listBatch: row.listBatch,
  stage: row.stage as Stage,
  households: row.households,
  residents: row.residents,
  ...(Object.fromEntries(dateFields.map((field) => [field, day(row[field])])) as ProjectDates),
});

const view = (row: Row & { district: { name: string } }): CommunityView => ({
  ...projectOf(row),
  id: row.id,
  districtId: row.districtId,
  districtName: row.district.name,
  version: row.version,
});

// Prisma hands the text to LIKE as it is: a typed % or _ is to be found, not to match everything.
const literal = (text: string) => text.replace(/[\\%_]/g, "\\$&");

function matching(
  districtId: string | null,
  filter: Partial<CommunityFilter>,
): Prisma.CommunityWhereInput {
  const { q, stage, tier, type, listBatch, year, district } = filter;
  const contains = literal(q ?? "");
  const ofYear = (which: number) => ({
    gte: new Date(Date.UTC(which, 0, 1)),
    lt: new Date(Date.UTC(which + 1, 0, 1)),
  });
  return {
    AND: [
      districtId === null ? {} : { districtId },
      district ? { districtId: district } : {},
      q ? { OR: [{ name: { contains } }, { street: { contains } }, { code: { contains } }] } : {},
      stage ? { stage } : {},
      tier ? { tier } : {},
      type ? { type } : {},
      listBatch ? { listBatch } : {},
      year ? { listedOn: ofYear(year) } : {},
    ],
  };
}

const newestFirst = { sort: "desc", nulls: "last" } as const;
const orders: Record<Sort, Prisma.CommunityOrderByWithRelationInput[]> = {
  name: [],
  code: [{ code: { sort: "asc", nulls: "last" } }],
  listed: [{ listedOn: newestFirst }],
  started: [{ startedOn: newestFirst }],
};
const usual: Prisma.CommunityOrderByWithRelationInput[] = [
  { district: { position: "asc" } },
  { name: "asc" },
];

/** Communities of one district, or of all where `districtId` is null, a page at a time. */
export async function communityPage(
  districtId: string | null,
  filter: Partial<CommunityFilter>,
  { sort = "name", page, size }: { sort?: Sort; page: number; size: number },
): Promise<{ communities: CommunityView[]; total: number }> {
  const where = matching(districtId, filter);
  const [rows, total] = await Promise.all([
    db().community.findMany({
      where,
      include: { district: true },
      orderBy: [...orders[sort], ...usual],
      skip: (page - 1) * size,
      take: size,
    }),
    db().community.count({ where }),
  ]);
  return { communities: rows.map(view), total };
}

/** How many communities a district has registered. */
export const countCommunities = (districtId: string): Promise<number> =>
  db().community.count({ where: { districtId } });

/** What the lists of 创建批次 and years of listing offer, for one district or all. */
export async function communityFacets(districtId: string | null): Promise<CommunityFacets> {
  const of = districtId === null ? Prisma.empty : Prisma.sql`WHERE "districtId" = ${districtId}`;
  const [found] = await db().$queryRaw<CommunityFacets[]>(Prisma.sql`
    SELECT
      coalesce(array_agg(DISTINCT "listBatch") FILTER (WHERE "listBatch" <> ''), '{}') AS "listBatches",
      coalesce(array_agg(DISTINCT extract(year FROM "listedOn")::int) FILTER (WHERE "listedOn" IS NOT NULL), '{}') AS "years"
    FROM "Community" ${of}`);
  const { listBatches = [], years = [] } = found ?? {};
  return { listBatches, years: [...years].sort((one, other) => other - one) };
}

export async function findCommunity(id: string): Promise<CommunityView | null> {
  const row = await db().community.findUnique({ where: { id }, include: { district: true } });
  return row && view(row);
}

/**
 * Those of these communities whose scored data must not change now: an application of theirs is being verified,
 * and was not returned with the community's own data named.
 */
export async function underVerification(
  ids: readonly string[],
  client: Transaction = db(),
): Promise<Set<string>> {
  // Only the newest return counts: what an earlier one had unlocked is locked again.
  const rows = await client.$queryRaw<{ communityId: string }[]>(Prisma.sql`
    SELECT DISTINCT a."communityId" FROM "Application" a
    WHERE a."communityId" = ANY(${ids}::uuid[]) AND (
      a."state" IN ('submitted', 'verified')
      OR a."state" = 'returned' AND NOT EXISTS (
        SELECT FROM "Rectification" r
        WHERE r."applicationId" = a."id" AND r."nodeId" = ${communityItem}
          AND r."round" = (SELECT max("round") FROM "Rectification" WHERE "applicationId" = a."id")))`);
  return new Set(rows.map(({ communityId }) => communityId));
}
