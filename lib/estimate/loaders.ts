import "server-only";
import type { Prepared } from "../scoring";
import { comparableStandards, newestStandard } from "../standard/loaders";
import { estimate, estimateBy, estimateFields, readEntry, unfilledFields } from "./policy";
import { estimateQuerySchema } from "./schema";
import type { Estimate, EstimateEntry, EstimateResult, MarksReader } from "./types";

async function resultsOf(prepared: Prepared, entry: EstimateEntry): Promise<EstimateResult[]> {
  const others = await comparableStandards(prepared);
  return [
    estimate(prepared, entry),
    ...others.map(({ crosswalk, to }) => estimateBy(prepared, entry, to, crosswalk)),
  ].filter((result) => result !== null);
}

/**
 * The estimate an address asks for, by the newest municipal standard and by those it can be held against.
 * Public: nobody is asked who they are, nothing is kept.
 */
export async function loadEstimate(
  query: Record<string, unknown>,
  readMarks: MarksReader,
): Promise<Estimate> {
  const prepared = await newestStandard(({ level }) => level === "municipal");
  if (!prepared) throw new Error("no municipal standard is stored");
  const fields = estimateFields(prepared);
  // A copy: what Next hands over is no plain object, and a record asks for one.
  const entry = readEntry(prepared, estimateQuerySchema.parse({ ...query }), readMarks);
  const entered = fields.some(({ id, optional }) => !optional && Object.hasOwn(entry.direct, id));
  return {
    types: prepared.standard.communityTypes,
    fields,
    entry,
    unfilled: unfilledFields(fields, entry).map(({ title }) => title),
    results: entered ? await resultsOf(prepared, entry) : [],
  };
}
