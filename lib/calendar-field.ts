import { z } from "zod";
import { readDay } from "./calendar";

const shape = {
  year: z.string().trim().max(10),
  month: z.string().trim().max(10),
  day: z.string().trim().max(10),
};
const parts = z.object(shape);

/** `{ year, month, day }` as an ISO day, or null where there is no such day from 2000 to 2099. */
function toIsoDay({ year, month, day }: z.infer<typeof parts>): string | null {
  const iso = readDay(`${year}-${month}-${day}`);
  return iso?.startsWith("20") ? iso : null;
}

const wrong = (what: string) => `${what}应为 2000 年以后真实存在的日期，例如 2026 年 11 月 24 日。`;

/** What a DateField sends, as an ISO day. */
export const dayField = (what: string) =>
  z.object(shape, { error: `请填写${what}。` }).transform((value, context) => {
    const iso = toIsoDay(value);
    if (iso) return iso;
    context.addIssue({ code: "custom", message: wrong(what) });
    return z.NEVER;
  });

/** A DateField that may stay empty: an ISO day, or null where nothing was typed. */
export const optionalDay = (what: string) =>
  parts.optional().transform((value, context) => {
    if (!value || Object.values(value).every((text) => text === "")) return null;
    const iso = toIsoDay(value);
    if (iso) return iso;
    context.addIssue({ code: "custom", message: wrong(what) });
    return z.NEVER;
  });
