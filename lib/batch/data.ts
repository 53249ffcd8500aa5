import "server-only";
import { isoDay } from "../calendar";
import { db, type Prisma } from "../db";
import type { BatchView } from "./types";

const include = {
  standard: { select: { title: true, family: true, version: true } },
  openedBy: { select: { name: true } },
  reviewers: { include: { account: { select: { id: true, name: true } } } },
  _count: { select: { applications: true } },
} satisfies Prisma.BatchInclude;

const view = (row: Prisma.BatchGetPayload<{ include: typeof include }>): BatchView => ({
  id: row.id,
  title: row.title,
  standardId: row.standardId,
  standardTitle: row.standard.title,
  standardRef: `${row.standard.family}@${row.standard.version}`,
  opensOn: isoDay(row.opensOn),
  closesOn: isoDay(row.closesOn),
  noticeDays: row.noticeDays,
  assumedFigures: row.assumedFigures,
  confirmedName: row.confirmedName,
  openedByName: row.openedBy.name,
  openedAt: row.openedAt,
  reviewers: row.reviewers.map((reviewer) => reviewer.account),
  applications: row._count.applications,
  version: row.version,
});

/** All batches, the one that closes last first. */
export async function allBatches(): Promise<BatchView[]> {
  const rows = await db().batch.findMany({
    include,
    orderBy: [{ closesOn: "desc" }, { openedAt: "desc" }],
  });
  return rows.map(view);
}

export async function findBatch(id: string): Promise<BatchView | null> {
  const row = await db().batch.findUnique({ where: { id }, include });
  return row && view(row);
}
