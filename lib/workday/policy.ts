import { type Correction, calendarYears } from "./types";

const dayLength = 24 * 60 * 60 * 1_000;

const bundled = new Map<string, boolean>(
  calendarYears.flatMap(({ days }) =>
    days.flatMap(({ from, to, working }) =>
      Array.from(
        { length: (Date.parse(to) - Date.parse(from)) / dayLength + 1 },
        (_, index) => [addDays(from, index), working] as const,
      ),
    ),
  ),
);

function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayLength).toISOString().slice(0, 10);
}

/** Whether offices work on an ISO day: as corrected, else as arranged for its year, else on Monday to Friday. */
export function isWorkingDay(
  day: string,
  corrections: readonly Pick<Correction, "day" | "working">[] = [],
): boolean {
  const known = corrections.find((correction) => correction.day === day)?.working;
  const weekday = new Date(day).getUTCDay();
  return known ?? bundled.get(day) ?? (weekday !== 0 && weekday !== 6);
}

/**
 * The last day of a period of `count` working days that is announced on `startsOn` (ISO days). The first day does
 * not count (民法典第二百零一条：开始的当日不计入，自下一日开始计算).
 */
export function endOfPeriod(
  startsOn: string,
  count: number,
  corrections: readonly Pick<Correction, "day" | "working">[] = [],
): string {
  let day = startsOn;
  // A calendar corrected to nothing but holidays must not hang the server.
  for (let left = count, tried = 0; left > 0; tried += 1) {
    if (tried > 1_000) throw new Error(`no ${count} working days after ${startsOn}`);
    day = addDays(day, 1);
    if (isWorkingDay(day, corrections)) left -= 1;
  }
  return day;
}
