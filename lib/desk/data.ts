import "server-only";
import { db } from "../db";

/** How many points the newest round named for rectification, by application. */
export async function namedPoints(applicationIds: readonly string[]): Promise<Map<string, number>> {
  const groups = await db().rectification.groupBy({
    by: ["applicationId", "round"],
    where: { applicationId: { in: [...applicationIds] } },
    _count: { nodeId: true },
    orderBy: { round: "asc" },
  });
  return new Map(groups.map((group) => [group.applicationId, group._count.nodeId]));
}
