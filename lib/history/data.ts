import "server-only";
import type { EnteredValue, Origin } from "../application/types";
import { db } from "../db";
import type { PastAnswer } from "./types";

/** How one answer has stood, newest first, from below version `before` where given. */
export async function pastAnswers(
  applicationId: string,
  nodeId: string,
  before: number | undefined,
  size: number,
): Promise<PastAnswer[]> {
  const rows = await db().answerHistory.findMany({
    where: { applicationId, nodeId, ...(before ? { version: { lt: before } } : {}) },
    include: { changedBy: { select: { name: true } } },
    orderBy: { version: "desc" },
    take: size,
  });
  return rows.map((row) => ({
    version: row.version,
    value: row.value as EnteredValue | null,
    note: row.note,
    origin: row.origin as Origin,
    changedByName: row.changedBy.name,
    changedAt: row.changedAt.toISOString(),
  }));
}
