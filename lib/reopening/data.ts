import "server-only";
import { isUnlocked } from "../application/score";
import type { ApplicationView } from "../application/types";
import { db, type Transaction } from "../db";
import type { Prepared, Submission } from "../scoring";

/**
 * Whether a node is open to verification: everything, unless the application was reopened; then what was reopened,
 * and, where that is the community's own data, points that were not asked before.
 */
export async function openToReview(
  { id, reopenedNodes }: Pick<ApplicationView, "id" | "reopenedNodes">,
  prepared: Prepared,
  client: Transaction = db(),
): Promise<(nodeId: string) => boolean> {
  if (reopenedNodes.length === 0) return () => true;
  const outcome = await client.outcome.findFirst({
    where: { applicationId: id },
    select: { submission: true },
    orderBy: { round: "desc" },
  });
  const decided = outcome?.submission as unknown as Submission | undefined;
  const named = new Set(reopenedNodes);
  return (nodeId) => isUnlocked(prepared, nodeId, named, decided);
}
