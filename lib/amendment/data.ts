import "server-only";
import { db, type Transaction } from "../db";
import type { AmendmentKind, OpenAmendment } from "./types";

/** What is proposed to be changed of an application's published outcome; null where nothing waits. */
export async function openAmendment(
  applicationId: string,
  client: Transaction = db(),
): Promise<OpenAmendment | null> {
  const row = await client.amendment.findFirst({
    where: { applicationId, state: "proposed" },
    include: { proposedBy: { select: { name: true } } },
  });
  if (!row) return null;
  const { id, kind, reason, nodeIds, proposedAt, proposedBy } = row;
  return {
    ...{ id, kind: kind as AmendmentKind, reason, nodeIds, proposedAt },
    proposedByName: proposedBy.name,
  };
}
