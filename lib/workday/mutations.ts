import "server-only";
import { audited } from "../audit/mutations";
import type { Person } from "../auth/types";
import type { CorrectDay } from "./schema";

/**
 * Corrects a day of the calendar by a document. Periods that run already keep the last day they were begun with;
 * those that begin later count with it.
 */
export async function correctDay(person: Person, input: CorrectDay): Promise<void> {
  await audited(person, async (tx, record) => {
    const day = new Date(input.day);
    const before = await tx.calendarDay.findUnique({ where: { day } });
    const { working, source } = input;
    const now = { working, source, changedById: person.id, changedAt: new Date() };
    await tx.calendarDay.upsert({ where: { day }, create: { day, ...now }, update: now });
    record({
      action: "calendar.corrected",
      subjectType: "calendar",
      subjectId: input.day,
      before: before && { working: before.working, source: before.source },
      after: { working, source },
    });
  });
}
