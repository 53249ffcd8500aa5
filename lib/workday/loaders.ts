import "server-only";
import { requirePermission } from "../auth/session";
import { calendarCorrections } from "./data";

/** The calendar as periods are counted by it. */
export async function loadCalendar() {
  await requirePermission("calendar.correct");
  return { corrections: await calendarCorrections() };
}
