import "server-only";
import { snapshotsOf, waiversOf } from "../application/data";
import type { InApplication } from "../application/mutations";
import { isNamed } from "../application/score";
import { communityItem } from "../application/types";
import { Refusal } from "../errors";
import { rulingsOf } from "../review/data";
import { namingFault } from "../review/policy";
import { nodeById } from "../scoring";
import { openToReview } from "./data";

/** Refuses what a reopening keeps locked: what was verified and not objected to stays as it is. */
export async function refuseLocked(
  context: InApplication,
  nodeIds: Iterable<string>,
): Promise<void> {
  const { tx, view, prepared } = context;
  const open = await openToReview(view, prepared, tx);
  for (const id of nodeIds) {
    if (id === communityItem ? view.reopenedNodes.length === 0 : open(id)) continue;
    if (view.reopenedNodes.includes(id)) continue;
    const title = nodeById(prepared, id)?.title ?? "社区基本情况";
    throw new Refusal("not-allowed", `“${title}”不在重新核验的范围内，不能改动。`);
  }
}

/**
 * Lets the rulings on these nodes fall, and claims on them be ruled on anew.
 * @returns what fell, for the audit
 */
export async function dropRulings(context: InApplication, named: ReadonlySet<string>) {
  const { tx, view, prepared } = context;
  const rulings = (await rulingsOf(view.id, tx)).filter(({ nodeId }) =>
    isNamed(prepared, nodeId, named),
  );
  await tx.ruling.deleteMany({
    where: { applicationId: view.id, nodeId: { in: rulings.map(({ nodeId }) => nodeId) } },
  });
  const waivers = (await waiversOf(view.id, tx)).filter(({ nodeId }) =>
    isNamed(prepared, nodeId, named),
  );
  await tx.waiver.updateMany({
    where: { applicationId: view.id, nodeId: { in: waivers.map(({ nodeId }) => nodeId) } },
    data: {
      ruling: null,
      rulingReason: "",
      ruledById: null,
      ruledAt: null,
      version: { increment: 1 },
    },
  });
  return { rulings, waivers };
}

/**
 * Opens these nodes to verification again, and nothing else; while others are open already, these as well.
 * @returns the rulings that fell, for the audit
 * @throws Refusal `invalid` where one is no scoring point, no claim and not the community's own data
 */
export async function reopen(context: InApplication, nodeIds: readonly string[]) {
  const { tx, view, prepared } = context;
  const submission = (await snapshotsOf(view.id, tx)).at(-1)?.submission;
  if (!submission) throw new Error(`application ${view.id} was decided without a snapshot`);
  const fault = namingFault(prepared, submission, nodeIds);
  if (fault) throw new Refusal("invalid", fault, [{ path: "nodeIds", message: fault }]);
  const fallen = await dropRulings(context, new Set(nodeIds));
  const before = view.state === "submitted" ? view.reopenedNodes : [];
  await tx.application.update({
    where: { id: view.id },
    data: { reopenedNodes: [...new Set([...before, ...nodeIds])], sentBackReason: null },
  });
  return fallen;
}
