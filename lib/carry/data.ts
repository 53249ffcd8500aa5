import "server-only";
import type { State } from "../application/types";
import { db, Prisma, type Transaction } from "../db";
import type { EarlierApplication } from "./types";

/** Applications of the same community made before this one, in which something was entered; newest first. */
export async function earlierApplications(
  applicationId: string,
  client: Transaction = db(),
): Promise<EarlierApplication[]> {
  const own = await client.application.findUnique({
    where: { id: applicationId },
    select: { communityId: true, createdAt: true },
  });
  if (!own) return [];
  const rows = await client.application.findMany({
    where: {
      id: { not: applicationId },
      communityId: own.communityId,
      createdAt: { lte: own.createdAt },
      answers: { some: { value: { not: Prisma.AnyNull } } },
    },
    include: { batch: { select: { title: true, standardId: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 20,
  });
  return rows.map((row) => ({
    id: row.id,
    batchTitle: row.batch.title,
    state: row.state as State,
    standardId: row.batch.standardId,
    createdAt: row.createdAt.toISOString(),
  }));
}
