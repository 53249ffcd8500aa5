import "server-only";
import { isoDay } from "../calendar";
import { db, type Prisma, type Transaction } from "../db";
import type { ContributorChoice, PartState, PartView } from "./types";

const include = {
  contributor: { select: { name: true, unit: true } },
  assignedBy: { select: { name: true } },
} satisfies Prisma.SectionAssignmentInclude;

const view = (row: Prisma.SectionAssignmentGetPayload<{ include: typeof include }>): PartView => ({
  id: row.id,
  applicationId: row.applicationId,
  nodeId: row.nodeId,
  contributorId: row.contributorId,
  contributorName: row.contributor.name,
  contributorUnit: row.contributor.unit,
  state: row.state as PartState,
  comment: row.comment,
  remark: row.remark,
  dueOn: row.dueOn && isoDay(row.dueOn),
  assignedByName: row.assignedBy.name,
  stateSince: row.stateSince.toISOString(),
  version: row.version,
});

/** What of an application is handed out and not taken over. */
export async function partsOf(
  applicationId: string,
  client: Transaction = db(),
): Promise<PartView[]> {
  const rows = await client.sectionAssignment.findMany({
    where: { applicationId, state: { not: "taken-over" } },
    include,
    orderBy: { assignedAt: "asc" },
  });
  return rows.map(view);
}

export async function findPart(id: string, client: Transaction = db()): Promise<PartView | null> {
  const row = await client.sectionAssignment.findUnique({ where: { id }, include });
  return row && view(row);
}

/** Whose parts: one contributor's, or all of a district. */
export type PartScope = { contributorId: string } | { districtId: string };

/** Parts in some states with the application each belongs to; those due first come first, then the oldest. */
export async function partPage(
  scope: PartScope,
  states: readonly PartState[],
  size: number,
): Promise<{
  rows: { part: PartView; communityName: string; batchTitle: string; standardId: string }[];
  total: number;
}> {
  const of =
    "contributorId" in scope
      ? { contributorId: scope.contributorId }
      : { application: { community: { districtId: scope.districtId } } };
  const where: Prisma.SectionAssignmentWhereInput = { ...of, state: { in: [...states] } };
  const [rows, total] = await Promise.all([
    db().sectionAssignment.findMany({
      where,
      include: {
        ...include,
        application: {
          select: {
            community: { select: { name: true } },
            batch: { select: { title: true, standardId: true } },
          },
        },
      },
      orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { stateSince: "asc" }, { id: "asc" }],
      take: size,
    }),
    db().sectionAssignment.count({ where }),
  ]);
  return {
    rows: rows.map(({ application: { community, batch }, ...row }) => ({
      part: view(row),
      communityName: community.name,
      batchTitle: batch.title,
      standardId: batch.standardId,
    })),
    total,
  };
}

/** The district's contributors who can be handed something: active ones, by unit and name. */
export async function contributorChoices(districtId: string): Promise<ContributorChoice[]> {
  const rows = await db().account.findMany({
    where: { role: "contributor", districtId, active: true },
    select: {
      id: true,
      name: true,
      unit: true,
      _count: { select: { assigned: { where: { state: "open" } } } },
    },
    orderBy: [{ unit: "asc" }, { name: "asc" }],
  });
  return rows.map(({ _count, ...row }) => ({ ...row, open: _count.assigned }));
}
