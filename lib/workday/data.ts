import "server-only";
import { isoDay } from "../calendar";
import { db, type Transaction } from "../db";
import type { Correction } from "./types";

/** Every day on which an office has corrected the bundled calendar, the latest first. */
export async function calendarCorrections(client: Transaction = db()): Promise<Correction[]> {
  const rows = await client.calendarDay.findMany({
    include: { changedBy: { select: { name: true } } },
    orderBy: { day: "desc" },
  });
  return rows.map(({ day, working, source, changedBy }) => ({
    ...{ day: isoDay(day), working, source, changedByName: changedBy.name },
  }));
}
