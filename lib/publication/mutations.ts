import "server-only";
import { inApplication } from "../application/mutations";
import type { Person } from "../auth/types";
import { digest } from "../scoring";

/**
 * Publishes an approved outcome, once.
 * @throws Error when the stored decision no longer has the digest it was frozen with
 */
export async function publish(
  person: Person,
  applicationId: string,
  version: number,
): Promise<string> {
  return inApplication(person, applicationId, "publish", version, async ({ tx, record, view }) => {
    const outcome = await tx.outcome.findUniqueOrThrow({ where: { applicationId } });
    if (digest(outcome.decision) !== outcome.digest)
      throw new Error(`outcome ${outcome.code}: the stored decision does not have its digest`);
    await tx.outcome.update({
      where: { applicationId },
      data: { publishedAt: new Date(), publishedById: person.id },
    });
    record({
      action: "outcome.published",
      subjectType: "application",
      subjectId: applicationId,
      before: { state: view.state },
      after: { state: "published", code: outcome.code, digest: outcome.digest },
    });
    return outcome.code;
  });
}
