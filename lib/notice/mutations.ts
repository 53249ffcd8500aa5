import "server-only";
import { inApplication } from "../application/mutations";
import type { Person } from "../auth/types";
import { dayOf } from "../calendar";
import { intactOutcome } from "../review/data";
import { calendarCorrections } from "../workday/data";
import { endOfPeriod } from "../workday/policy";

/**
 * Puts an approved outcome on public notice for the batch's number of working days, from `startsOn` (an ISO day) on.
 * The last day is computed here and never changes.
 * @returns the last day of the period
 */
export async function announce(
  person: Person,
  applicationId: string,
  version: number,
  startsOn: string = dayOf(new Date()),
): Promise<string> {
  return inApplication(person, applicationId, "announce", version, async (context) => {
    const { tx, record, view } = context;
    const outcome = await intactOutcome(applicationId, tx);
    const batch = await tx.batch.findUniqueOrThrow({ where: { id: view.batchId } });
    const workingDays = batch.noticeDays;
    const endsOn = endOfPeriod(startsOn, workingDays, await calendarCorrections(tx));
    await tx.publicNotice.create({
      data: {
        outcomeId: outcome.id,
        startsOn: new Date(startsOn),
        endsOn: new Date(endsOn),
        workingDays,
        announcedById: person.id,
      },
    });
    record({
      action: "outcome.announced",
      subjectType: "application",
      subjectId: applicationId,
      before: { state: view.state },
      after: { state: "notice", code: outcome.code, noticeDays: workingDays, startsOn, endsOn },
    });
    return endsOn;
  });
}
