import "server-only";
import { db, type Prisma } from "../db";
import type { CommunityView, Stage, Tier } from "./types";

type Row = Prisma.CommunityGetPayload<{ include: { district: true } }>;

const view = (row: Row): CommunityView => ({
  id: row.id,
  districtId: row.districtId,
  districtName: row.district.name,
  name: row.name,
  street: row.street,
  type: row.type,
  tier: row.tier as Tier,
  households: row.households,
  residents: row.residents,
  stage: row.stage as Stage,
  version: row.version,
});

// Prisma hands the text to LIKE as it is: a typed % or _ is to be found, not to match everything.
const literal = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** Communities of one district, or of all where `districtId` is null, a page at a time. */
export async function communityPage(
  districtId: string | null,
  search: string,
  page: number,
  size: number,
): Promise<{ communities: CommunityView[]; total: number }> {
  const contains = literal(search);
  const where: Prisma.CommunityWhereInput = {
    ...(districtId === null ? {} : { districtId }),
    ...(search ? { OR: [{ name: { contains } }, { street: { contains } }] } : {}),
  };
  const [rows, total] = await Promise.all([
    db().community.findMany({
      where,
      include: { district: true },
      orderBy: [{ district: { position: "asc" } }, { name: "asc" }],
      skip: (page - 1) * size,
      take: size,
    }),
    db().community.count({ where }),
  ]);
  return { communities: rows.map(view), total };
}

export async function findCommunity(id: string): Promise<CommunityView | null> {
  const row = await db().community.findUnique({ where: { id }, include: { district: true } });
  return row && view(row);
}
