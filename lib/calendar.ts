/** Hangzhou's calendar: every day and hour people see is Beijing time, whatever the server's zone is. */
const zone = "Asia/Shanghai";
const parts = new Intl.DateTimeFormat("en-CA", {
  timeZone: zone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
const clock = new Intl.DateTimeFormat("zh-CN", {
  timeZone: zone,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** The day of an instant in Hangzhou as `2026-11-24`. */
export const dayOf = (instant: Date): string => parts.format(instant);

/** A `date` column's value (midnight UTC) as `2026-11-24`. */
export const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/**
 * What is wrong with a last day given to somebody: that it is over, or past the day that counts.
 * @returns a sentence, or null where it fits or none was given
 */
export function dueFault(
  dueOn: string | null,
  today: string,
  what: string,
  last: { day: string; what: string } | null = null,
): string | null {
  if (dueOn && dueOn < today) return `${what}不能早于今天。`;
  if (dueOn && last && dueOn > last.day)
    return `${what}不能晚于${last.what} ${formatDay(last.day)}。`;
  return null;
}

/** `2026-11-24` as 2026年11月24日. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split("-");
  return `${Number(year)}年${Number(month)}月${Number(date)}日`;
}

/** An instant as 2026年11月24日 14:05, Beijing time. */
export const formatInstant = (instant: Date): string =>
  `${formatDay(dayOf(instant))} ${clock.format(instant)}`;

/** An instant's hour as 14:05, Beijing time. */
export const formatClock = (instant: Date): string => clock.format(instant);

/**
 * A day as people write it (2026-11-24, 2026/11/24, 2026.11.24, 2026年11月24日, figures of either width) as an
 * ISO day; null where there never was such a day.
 */
export function readDay(text: string): string | null {
  const found = /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/.exec(
    text.normalize("NFKC").trim(),
  );
  if (!found) return null;
  const [, year = "", month = "", day = ""] = found;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) || isoDay(at) !== iso ? null : iso;
}
