import "server-only";
import { askedLeaves } from "../application/score";
import type { ClaimedWaiver, Snapshot } from "../application/types";
import { db, type Transaction } from "../db";
import { type Answer, type Decision, digest, type Prepared, type Submission } from "../scoring";
import type { FrozenOutcome, RulingView, Verification } from "./types";

export async function rulingsOf(
  applicationId: string,
  client: Transaction = db(),
): Promise<RulingView[]> {
  const rows = await client.ruling.findMany({
    where: { applicationId },
    include: { ruledBy: { select: { name: true } } },
  });
  return rows.map((row) => ({
    nodeId: row.nodeId,
    kind: row.kind as RulingView["kind"],
    value: row.value as Answer,
    reason: row.reason,
    ruledByName: row.ruledBy.name,
    version: row.version,
  }));
}

/**
 * What verification has come to: community as frozen at submission, accepted waivers, ruled answers.
 * A refused waiver leaves its points to be ruled like any other.
 */
export function composeVerification(
  prepared: Prepared,
  snapshot: Snapshot,
  waivers: readonly ClaimedWaiver[],
  rulings: readonly RulingView[],
): Verification {
  const claimed = waivers.filter((waiver) => snapshot.submission.waived?.includes(waiver.nodeId));
  const excused = claimed
    .filter((waiver) => waiver.ruling !== "refused")
    .map((waiver) => waiver.nodeId);
  const ruled = new Map(rulings.map((ruling) => [ruling.nodeId, ruling.value]));
  const { community } = snapshot.submission;
  const leaves = askedLeaves(prepared, community.type, excused);
  const answers: Submission["answers"] = {};
  for (const leaf of leaves) {
    const value = ruled.get(leaf.id);
    if (value !== undefined) answers[leaf.id] = value;
  }
  return {
    submission: { community, ...(excused.length > 0 ? { waived: excused } : {}), answers },
    unruled: leaves.filter((leaf) => !ruled.has(leaf.id)).map((leaf) => leaf.id),
    unruledWaivers: claimed
      .filter((waiver) => waiver.ruling === null)
      .map((waiver) => waiver.nodeId),
  };
}

/**
 * The newest frozen outcome of an application, to be put on notice or published.
 * @throws Error when the stored decision no longer has the digest it was frozen with
 */
export async function intactOutcome(applicationId: string, client: Transaction) {
  const outcome = await client.outcome.findFirstOrThrow({
    where: { applicationId },
    orderBy: { round: "desc" },
  });
  if (digest(outcome.decision) !== outcome.digest)
    throw new Error(`outcome ${outcome.code}: the stored decision does not have its digest`);
  return outcome;
}

/** What of an application is published and not replaced: a correction takes its place. */
export const newestPublished = (applicationId: string, client: Transaction) =>
  client.outcome.findFirst({
    where: { applicationId, publishedAt: { not: null } },
    select: { id: true, code: true },
    orderBy: { round: "desc" },
  });

/** For the office: the newest frozen outcome of an application, published or not. */
export async function outcomeOf(applicationId: string): Promise<FrozenOutcome | null> {
  const row = await db().outcome.findFirst({
    where: { applicationId },
    orderBy: { round: "desc" },
    include: { approvedBy: { select: { name: true } } },
  });
  return (
    row && {
      code: row.code,
      decision: row.decision as unknown as Decision,
      digest: row.digest,
      approvedByName: row.approvedBy.name,
      approvedAt: row.approvedAt,
      publishedAt: row.publishedAt,
    }
  );
}
