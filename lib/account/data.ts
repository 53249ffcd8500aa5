import "server-only";
import type { Role } from "../auth/types";
import { db, type Prisma } from "../db";
import type { AccountView, ContributorView, DistrictView } from "./types";

const view = (row: Prisma.AccountGetPayload<{ include: { district: true } }>): AccountView => ({
  id: row.id,
  username: row.username,
  name: row.name,
  role: row.role as Role,
  unit: row.unit,
  districtId: row.districtId,
  districtName: row.district?.name ?? null,
  active: row.active,
  mustChangePassword: row.mustChangePassword,
  createdAt: row.createdAt,
  version: row.version,
});

/** All accounts: active ones first, by role, district and name. */
export async function allAccounts(): Promise<AccountView[]> {
  const rows = await db().account.findMany({
    include: { district: true },
    orderBy: [
      { active: "desc" },
      { role: "asc" },
      { district: { position: "asc" } },
      { username: "asc" },
    ],
  });
  return rows.map(view);
}

/** A district's contributors, active ones first, with how many parts each has in hand and has handed in. */
export async function contributorsOf(districtId: string): Promise<ContributorView[]> {
  const rows = await db().account.findMany({
    where: { role: "contributor", districtId },
    include: { district: true },
    orderBy: [{ active: "desc" }, { unit: "asc" }, { username: "asc" }],
  });
  const counts = await db().sectionAssignment.groupBy({
    by: ["contributorId", "state"],
    where: { contributorId: { in: rows.map(({ id }) => id) } },
    _count: { _all: true },
  });
  const count = (id: string, state: string) =>
    counts.find((group) => group.contributorId === id && group.state === state)?._count._all ?? 0;
  return rows.map((row) => ({
    ...view(row),
    open: count(row.id, "open"),
    handedIn: count(row.id, "handed-in"),
  }));
}

export async function findAccount(id: string): Promise<AccountView | null> {
  const row = await db().account.findUnique({ where: { id }, include: { district: true } });
  return row && view(row);
}

/** The thirteen districts, counties and the county-level city, in their customary order. */
export const allDistricts = (): Promise<DistrictView[]> =>
  db().district.findMany({ select: { id: true, name: true }, orderBy: { position: "asc" } });

/** Who can be named reviewer of a batch: active reviewers and administrators. */
export async function possibleReviewers(): Promise<{ id: string; name: string; role: Role }[]> {
  const rows = await db().account.findMany({
    where: { active: true, role: { in: ["reviewer", "administrator"] } },
    select: { id: true, name: true, role: true },
    orderBy: [{ role: "desc" }, { name: "asc" }],
  });
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}
