/**
 * The same standard for json-rules-engine. It has conditions but no arithmetic, so its host gives the
 * scores: a fact for each node, worked out once an evaluation by short functions. Its rules are the gates.
 */
import { type Almanac, Engine } from "json-rules-engine";
import type { Standard, Submission } from "../../lib/scoring/types";
import {
  bonusOf,
  countOf,
  gatesOf,
  isFeatured,
  leafScore,
  type Peer,
  type Place,
  placesOf,
  rescaled,
  rescales,
} from "./peer";

interface Raw {
  outcome: string;
  total: number;
  scores: number[];
  applies: boolean[];
  unmet: readonly { params?: Record<string, unknown> }[];
}

const cents = (value: number) => Math.round(value * 100);
const submissionOf = (almanac: Almanac) => almanac.factValue<Submission>("submission");

function addApplies(engine: Engine, places: readonly Place[]): void {
  for (const { node, index, parent } of places) {
    engine.addFact(`applies-${index}`, async (_, almanac) => {
      const { community, waived = [] } = await submissionOf(almanac);
      if (node.appliesTo && !node.appliesTo.includes(community.type)) return false;
      if (node.waivable && waived.includes(node.id)) return false;
      return parent < 0 || almanac.factValue<boolean>(`applies-${parent}`);
    });
  }
}

async function branchScore(place: Place, places: readonly Place[], almanac: Almanac) {
  const { node, children } = place;
  let [plain, featured, all, some] = [0, 0, 0, 0];
  for (const k of children) {
    const score = await almanac.factValue<number>(`score-${k}`);
    const full = cents(places[k]?.node.fullMarks ?? 0);
    if (isFeatured(places[k])) {
      featured += score;
      continue;
    }
    plain += score;
    all += full;
    if (await almanac.factValue<boolean>(`applies-${k}`)) some += full;
  }
  if (rescales(node) && some < all) plain = rescaled(plain, all, some);
  return Math.min(cents(node.fullMarks), plain) + Math.min(cents(bonusOf(node)), featured);
}

function addScores(engine: Engine, places: readonly Place[]): void {
  for (const place of places) {
    const { node, index } = place;
    engine.addFact(`score-${index}`, async (_, almanac) => {
      if (!(await almanac.factValue<boolean>(`applies-${index}`))) return 0;
      if ("children" in node) return branchScore(place, places, almanac);
      return leafScore(node, await submissionOf(almanac));
    });
    if ("rule" in node && (node.rule.type === "survey" || node.rule.type === "requirement")) {
      engine.addFact(`count-${index}`, async (_, almanac) =>
        countOf(node, await submissionOf(almanac)),
      );
    }
  }
}

function addTotals(engine: Engine, standard: Standard, places: readonly Place[]): void {
  const sections = places.filter(
    ({ node, parent }) => parent < 0 && standard.total.sections.includes(node.id),
  );
  engine.addFact("total", async (_, almanac) => {
    let total = 0;
    for (const { index } of sections) total += await almanac.factValue<number>(`score-${index}`);
    return total;
  });
  engine.addFact("missing", async (_, almanac) => {
    const { answers } = await submissionOf(almanac);
    for (const { node, index } of places) {
      if (!("rule" in node) || answers[node.id] !== undefined) continue;
      if (await almanac.factValue<boolean>(`applies-${index}`)) return true;
    }
    return false;
  });
}

/** Prepares the standard once; rules and facts are those of every evaluation. */
export function jsonRulesEngine(standard: Standard): Peer<Raw> {
  const places = placesOf(standard);
  const gates = gatesOf(standard, places);
  const engine = new Engine();
  addApplies(engine, places);
  addScores(engine, places);
  addTotals(engine, standard, places);
  gates.forEach(({ index, kind, threshold }, gate) => {
    const counted = kind === "requirement" || kind === "sample";
    const fact = kind === "total" ? "total" : `${counted ? "count" : "score"}-${index}`;
    const short = { fact, operator: "lessThan", value: counted ? threshold : cents(threshold) };
    const applies = { fact: `applies-${index}`, operator: "equal", value: true };
    const conditions = { all: kind === "total" ? [short] : [applies, short] };
    engine.addRule({ conditions, event: { type: "unmet", params: { gate } } });
  });
  return {
    name: "json-rules-engine",
    evaluate: async (submission) => {
      const { almanac, events } = await engine.run({ submission });
      const scores: number[] = [];
      const applies: boolean[] = [];
      for (const { index } of places) {
        scores.push(await almanac.factValue<number>(`score-${index}`));
        applies.push(await almanac.factValue<boolean>(`applies-${index}`));
      }
      const total = await almanac.factValue<number>("total");
      const missing = await almanac.factValue<boolean>("missing");
      const outcome = missing ? "incomplete" : events.length > 0 ? "failed" : "passed";
      return { outcome, total, scores, applies, unmet: events };
    },
    result: ({ outcome, total, scores, applies, unmet }) => {
      const failed = new Set(unmet.map((event) => event.params?.gate));
      const verdict = (index: number, gate: number) =>
        index >= 0 && !applies[index] ? null : !failed.has(gate);
      return {
        outcome,
        total,
        scores,
        gates: gates.map(({ index }, gate) => verdict(index, gate)),
      };
    },
  };
}
