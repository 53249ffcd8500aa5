import "server-only";
import { inApplication } from "../application/mutations";
import type { Person } from "../auth/types";
import { intactOutcome } from "../review/data";

/**
 * Publishes an outcome after its notice, once.
 * @throws Error when the stored decision no longer has the digest it was frozen with
 */
export async function publish(
  person: Person,
  applicationId: string,
  version: number,
): Promise<string> {
  return inApplication(person, applicationId, "publish", version, async ({ tx, record, view }) => {
    const outcome = await intactOutcome(applicationId, tx);
    await tx.outcome.update({
      where: { id: outcome.id },
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
