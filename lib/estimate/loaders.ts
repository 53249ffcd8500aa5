import "server-only";
import type { Crosswalk, Prepared } from "../scoring";
import { allStandards, preparedStandard } from "../standard/data";
import { bundledCrosswalks } from "../standards";
import { estimate, estimateBy, estimateFields, readEntry, unfilledFields } from "./policy";
import { estimateQuerySchema } from "./schema";
import type { Estimate, EstimateEntry, EstimateResult, MarksReader } from "./types";

async function newestOf(matches: (standard: { family: string; level: string }) => boolean) {
  const found = (await allStandards()).find(matches);
  return found && preparedStandard(found.id);
}

async function crosswalksFrom(prepared: Prepared): Promise<[Crosswalk, Prepared][]> {
  const pairs: [Crosswalk, Prepared][] = [];
  for (const crosswalk of bundledCrosswalks) {
    if (crosswalk.from !== prepared.standard.family) continue;
    const to = await newestOf(({ family }) => family === crosswalk.to);
    if (to) pairs.push([crosswalk, to]);
  }
  return pairs;
}

async function resultsOf(prepared: Prepared, entry: EstimateEntry): Promise<EstimateResult[]> {
  const others = await crosswalksFrom(prepared);
  return [
    estimate(prepared, entry),
    ...others.map(([crosswalk, to]) => estimateBy(prepared, entry, to, crosswalk)),
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
  const prepared = await newestOf(({ level }) => level === "municipal");
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
