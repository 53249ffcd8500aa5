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
