import * as z from "zod/mini";
import { tiers } from "../community/types";
import { outcomeCodeSchema } from "../publication/schema";
import { DEFAULT_LIMIT, type EntryQuery, LARGEST_LIMIT, type QueryFault } from "./types";

const text = z.string();
const sum = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const code = z.string().check(z.regex(/^20\d\d-[0-9a-z]{8}$/));

/** A published outcome in a list. */
export const outcomeEntrySchema = z.strictObject({
  code,
  community: text,
  district: text,
  street: text,
  type: text,
  typeTitle: text,
  tier: text,
  tierTitle: text,
  batch: text,
  outcome: z.enum(["passed", "failed"]),
  score: z.number(),
  fullMarks: z.number(),
  passMark: z.number(),
  publishedAt: z.iso.datetime(),
  standard: z.strictObject({ family: text, version: text, digest: sum }),
  digest: sum,
  standing: z.enum(["valid", "corrected", "revoked"]),
  replacedBy: z.nullable(code),
  url: text,
});

/** All published outcomes in one document. */
export const outcomesFileSchema = z.strictObject({
  licence: text,
  schema: text,
  outcomes: z.array(outcomeEntrySchema),
});

/** A page of them; `next` is the address of the following page. */
export const outcomePageSchema = z.strictObject({
  licence: text,
  outcomes: z.array(outcomeEntrySchema),
  next: z.nullable(text),
});

/** What the readers' questions may name. */
export interface KnownValues {
  districts: readonly string[];
  types: readonly string[];
}

const PARAMETERS = ["district", "year", "tier", "type", "result", "limit", "after"];

const MOST_ERRORS = 20;

const listed = (values: readonly string[]) => values.join("、");

/**
 * What an address asks for. Programs get to hear of every mistake: a filter that is left out in silence would give
 * them other data than they asked for.
 */
export function readQuery(
  search: URLSearchParams,
  known: KnownValues,
): { ok: true; query: EntryQuery } | { ok: false; errors: QueryFault[] } {
  const errors: QueryFault[] = [];
  const fault = (path: string, message: string) => {
    // What was sent is not repeated at length, nor endlessly.
    if (errors.length < MOST_ERRORS)
      errors.push({ code: "bad-parameter", path: path.slice(0, 40), message });
  };
  for (const name of new Set(search.keys())) {
    if (!PARAMETERS.includes(name))
      fault(name, `没有这个参数。可用的参数：${listed(PARAMETERS)}。`);
    else if (search.getAll(name).length > 1) fault(name, `参数 ${name} 只能给一次。`);
  }
  const query: EntryQuery = { filter: {}, limit: DEFAULT_LIMIT, after: null };
  const take = (name: string, use: (value: string) => void) => {
    const value = search.get(name);
    if (value !== null && search.getAll(name).length === 1) use(value);
  };
  const oneOf = (name: string, values: readonly string[], use: (value: string) => void) =>
    take(name, (value) => {
      if (values.includes(value)) use(value);
      else fault(name, `${name} 应为：${listed(values)}。`);
    });
  oneOf("district", known.districts, (value) => {
    query.filter.district = value;
  });
  oneOf("tier", Object.keys(tiers), (value) => {
    query.filter.tier = value;
  });
  oneOf("type", known.types, (value) => {
    query.filter.type = value;
  });
  oneOf("result", ["passed", "failed"], (value) => {
    query.filter.result = value as "passed" | "failed";
  });
  take("year", (value) => {
    if (/^20\d\d$/.test(value)) query.filter.year = Number(value);
    else fault("year", "year 应为公布的年份，例如 2026。");
  });
  take("limit", (value) => {
    const limit = /^[1-9]\d{0,3}$/.test(value) ? Number(value) : Number.POSITIVE_INFINITY;
    if (limit <= LARGEST_LIMIT) query.limit = limit;
    else fault("limit", `limit 应为 1 至 ${LARGEST_LIMIT} 的整数。`);
  });
  take("after", (value) => {
    if (outcomeCodeSchema.safeParse(value).success) query.after = value;
    else fault("after", "after 应为上一页最后一项的结果编号，例如 2026-k7d3mw9x。");
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, query };
}
