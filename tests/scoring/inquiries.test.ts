/** Section 6 against brute force: on small standards every submission is tried, on seeded cases. */
import { describe, expect, it } from "vitest";
import {
  type Answer,
  bounds,
  type Crosswalk,
  compare,
  evaluate,
  implication,
  type LeafNode,
  type Plan,
  type PlanOptions,
  type Prepared,
  plan,
  prepare,
  robustness,
  type Standard,
  type StandardNode,
  type Submission,
} from "../../lib/scoring";
import { chance, int, seeded } from "./arbitrary";
import {
  askedLeaves,
  everyAnswer,
  everyCombination,
  everyLeaf,
  smallCases,
  smallStandard,
  smallSubmission,
} from "./small";
import { decide } from "./support";

function scoreOf(prepared: Prepared, submission: Submission, id: string): number {
  const result = evaluate(prepared, submission);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.decision.nodes[id]?.score ?? Number.NaN;
}

const passes = (prepared: Prepared, submission: Submission): boolean => {
  const result = evaluate(prepared, submission);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.decision.outcome === "passed";
};

describe("bounds", () => {
  it("are the lowest and highest of all completions", () => {
    let open = 0;
    for (const { g, prepared } of smallCases(1500, 5)) {
      const submission = smallSubmission(g, prepared.standard, 50);
      const result = bounds(prepared, submission);
      if (!result.ok) throw new Error(JSON.stringify(result.errors));
      const missing = askedLeaves(prepared.standard, submission.community.type).filter(
        (leaf) => submission.answers[leaf.id] === undefined,
      );
      const low = new Map<string, number>();
      const high = new Map<string, number>();
      let [passed, all] = [0, 0];
      for (const rest of everyCombination(missing)) {
        const decision = decide(prepared.standard, {
          ...submission,
          answers: { ...submission.answers, ...rest },
        });
        all += 1;
        if (decision.outcome === "passed") passed += 1;
        for (const { kind, id, score } of decision.gates) {
          low.set(`${kind} ${id}`, Math.min(low.get(`${kind} ${id}`) ?? score, score));
          high.set(`${kind} ${id}`, Math.max(high.get(`${kind} ${id}`) ?? score, score));
        }
      }
      const found = result.bounds;
      for (const gate of found.gates) {
        expect(gate.low).toBe(low.get(`${gate.kind} ${gate.id}`));
        expect(gate.high).toBe(high.get(`${gate.kind} ${gate.id}`));
      }
      expect(found.gates.length).toBe(low.size);
      expect(found.total).toEqual({ low: low.get("total total"), high: high.get("total total") });
      const verdict = passed === all ? "certain-pass" : passed === 0 ? "certain-fail" : "open";
      expect(found.verdict).toBe(verdict);
      if (verdict === "open") open += 1;
    }
    expect(open).toBeGreaterThan(300);
  }, 60_000);
});

/** A third of every pass mark, so that more has to fall than one leaf. */
function easier(standard: Standard): void {
  standard.total.passMark = Math.floor(standard.total.passMark / 3);
  const visit = (node: StandardNode) => {
    if (node.passMark !== undefined) node.passMark = Math.floor(node.passMark / 3);
    if ("children" in node) node.children.forEach(visit);
  };
  standard.sections.forEach(visit);
}

describe("robustness", () => {
  it("is the size of the smallest set of leaves whose fall fails, and names such a set", () => {
    let [counted, larger] = [0, 0];
    for (const { g, prepared } of smallCases(4000, 8, easier)) {
      const { standard } = prepared;
      const submission = smallSubmission(g, standard, 100);
      const leaves = askedLeaves(standard, submission.community.type);
      if (!passes(prepared, submission)) {
        for (const leaf of leaves) submission.answers[leaf.id] = everyAnswer(leaf).at(-1) ?? 0;
        for (const leaf of leaves) {
          if (leaf.rule.type === "levels") submission.answers[leaf.id] = "high";
        }
      }
      // All gates may be met without an answer; the outcome is not passed all the same.
      const open = leaves[int(g, 0, leaves.length - 1)];
      if (open && chance(g, 10)) delete submission.answers[open.id];
      const result = robustness(prepared, submission);
      if (!result.ok) throw new Error(JSON.stringify(result.errors));
      if (!passes(prepared, submission)) {
        expect(result.robustness).toBeNull();
        continue;
      }
      // A fallen leaf has 0 marks, whatever its rule's answers can give.
      const may = leaves.filter((leaf) => leaf.rule.type !== "requirement");
      const fallen = (ids: readonly string[]): boolean => {
        const flat = structuredClone(standard);
        const answers = { ...submission.answers };
        for (const leaf of everyLeaf(flat)) {
          if (!ids.includes(leaf.id)) continue;
          leaf.rule = { type: "marks" };
          answers[leaf.id] = 0;
        }
        return decide(flat, { ...submission, answers }).outcome === "failed";
      };
      let least: number | null = null;
      for (let mask = 1; mask < 2 ** may.length; mask += 1) {
        const ids = may.filter((_, k) => (mask >> k) & 1).map((leaf) => leaf.id);
        if (least !== null && ids.length >= least) continue;
        if (fallen(ids)) least = ids.length;
      }
      expect(result.robustness?.size).toBe(least);
      if (least !== null) {
        expect(result.robustness?.leaves.length).toBe(least);
        expect(fallen(result.robustness?.leaves ?? [])).toBe(true);
        counted += 1;
        if (least > 1) larger += 1;
      }
      if (counted >= 400) break;
    }
    expect(counted).toBe(400);
    expect(larger).toBeGreaterThan(60);
  }, 60_000);
});

interface Twin {
  status: Plan["status"];
  cost: number;
}

/** Marks of an unanswered leaf count from its lowest answer, as the plan says. */
function cheapest(prepared: Prepared, submission: Submission, options: PlanOptions): Twin {
  if (passes(prepared, submission)) return { status: "none-needed", cost: 0 };
  const leaves = askedLeaves(prepared.standard, submission.community.type);
  const marks = new Map<LeafNode, Map<Answer, number>>();
  const alone = (leaf: LeafNode, answer: Answer) =>
    scoreOf(prepared, { ...submission, answers: { [leaf.id]: answer } }, leaf.id);
  for (const leaf of leaves) {
    marks.set(leaf, new Map(everyAnswer(leaf).map((answer) => [answer, alone(leaf, answer)])));
  }
  const before = (leaf: LeafNode) => {
    const given = submission.answers[leaf.id];
    return given === undefined
      ? Math.min(...(marks.get(leaf)?.values() ?? []))
      : alone(leaf, given);
  };
  const choices = (leaf: LeafNode): Answer[] => {
    if (leaf.rule.type === "requirement") return [true];
    const from = before(leaf);
    const stays = options.exclude?.includes(leaf.id);
    const seen = new Set<number>();
    return [...(marks.get(leaf) ?? [])]
      .filter(([, own]) => (stays ? own === from : own >= from) && !seen.has(own) && seen.add(own))
      .map(([answer]) => answer);
  };
  let best = Number.POSITIVE_INFINITY;
  for (const answers of everyCombination(leaves, choices)) {
    let cost = 0;
    for (const leaf of leaves) {
      const own = marks.get(leaf)?.get(answers[leaf.id] ?? 0) ?? 0;
      if (leaf.rule.type !== "requirement") {
        cost += (options.weights?.[leaf.id] ?? 1) * (own - before(leaf));
      }
    }
    if (cost < best && passes(prepared, { ...submission, answers })) best = cost;
  }
  return Number.isFinite(best)
    ? { status: "found", cost: best }
    : { status: "impossible", cost: 0 };
}

/** The submission after a plan's musts and these of its steps. */
function taken(prepared: Prepared, submission: Submission, found: Plan, without?: string) {
  const answers = { ...submission.answers };
  for (const leaf of everyLeaf(prepared.standard)) {
    if (!found.musts.includes(leaf.id)) continue;
    const lowest = everyAnswer(leaf)
      .map((answer) => ({
        answer,
        own: scoreOf(prepared, { ...submission, answers: { [leaf.id]: answer } }, leaf.id),
      }))
      .sort((a, b) => a.own - b.own)[0];
    answers[leaf.id] = leaf.rule.type === "requirement" ? true : (lowest?.answer ?? 0);
  }
  for (const step of found.steps) if (step.id !== without) answers[step.id] = step.to;
  return { ...submission, answers };
}

describe("plan", () => {
  it("is as cheap as the cheapest of all improvements, passes, and has no step to spare", async () => {
    const seen = { "none-needed": 0, found: 0, impossible: 0 };
    for (const { g, prepared } of smallCases(1200, 5)) {
      const submission = smallSubmission(g, prepared.standard, 85);
      const ids = everyLeaf(prepared.standard).map((leaf) => leaf.id);
      const options: PlanOptions = {
        weights: Object.fromEntries(
          ids.filter(() => chance(g, 40)).map((id) => [id, int(g, 0, 6) / 2]),
        ),
        exclude: ids.filter(() => chance(g, 15)),
      };
      const result = await plan(prepared, submission, options);
      if (!result.ok) throw new Error(JSON.stringify(result.errors));
      const twin = cheapest(prepared, submission, options);
      expect(result.plan.status).toBe(twin.status);
      seen[twin.status] += 1;
      if (result.plan.status === "impossible") {
        expect(result.plan.blockers).not.toEqual([]);
        expect(result.plan.cost).toBeNull();
        continue;
      }
      expect(result.plan.cost).toBeCloseTo(twin.cost, 6);
      if (result.plan.status === "none-needed") continue;
      expect(passes(prepared, taken(prepared, submission, result.plan))).toBe(true);
      for (const step of result.plan.steps) {
        expect(passes(prepared, taken(prepared, submission, result.plan, step.id))).toBe(false);
      }
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  }, 120_000);
});

describe("implication", () => {
  it("says implied just where no submission passes the one and fails the other", async () => {
    const seen = { implied: 0, witness: 0 };
    for (let seed = 1; seen.implied + seen.witness < 600; seed += 1) {
      const g = seeded(seed);
      const one = smallStandard(g, 4, "a");
      const two = smallStandard(g, 3, "b");
      if (!one || !two) continue;
      const [from, to] = [prepare(one), prepare(two)];
      const ids = Object.keys(decide(one, { community: { type: "renewal" }, answers: {} }).nodes);
      const withMarks = everyLeaf(one).filter((leaf) => leaf.fullMarks > 0);
      const map: Crosswalk["map"] = {};
      for (const leaf of everyLeaf(two)) {
        const own = ids.filter(() => chance(g, 35));
        const scored = withMarks[int(g, 0, withMarks.length - 1)];
        if (scored && !own.includes(scored.id)) own.push(scored.id);
        if (scored && chance(g, 97)) map[leaf.id] = own;
      }
      const crosswalk: Crosswalk = { from: "a", to: "b", map };
      if (withMarks.length === 0) continue;
      const found = await implication(from, to, crosswalk);
      for (const [type, { status, witness }] of Object.entries(found)) {
        seen[status] += 1;
        expect(witness !== null).toBe(status === "witness");
        expect(status === "witness").toBe(bruteWitness(from, to, crosswalk, type));
      }
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(60);
  }, 120_000);
});

/** Whether any submission at all, with any waivers, passes the one standard and not the other. */
function bruteWitness(from: Prepared, to: Prepared, crosswalk: Crosswalk, type: string): boolean {
  const may: string[] = [];
  const visit = (node: (typeof from.standard.sections)[number]) => {
    if (node.waivable) may.push(node.id);
    if ("children" in node) node.children.forEach(visit);
  };
  from.standard.sections.forEach(visit);
  for (let mask = 0; mask < 2 ** may.length; mask += 1) {
    const waived = may.filter((_, k) => (mask >> k) & 1);
    const leaves = askedLeaves(from.standard, type, waived);
    for (const answers of everyCombination(leaves)) {
      const submission = { community: { type }, waived, answers };
      if (!passes(from, submission)) continue;
      const there = compare(from, submission, to, crosswalk);
      if (there.ok && there.comparison.decision.outcome !== "passed") return true;
    }
  }
  return false;
}
