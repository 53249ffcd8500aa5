/** Random sound standards, and random valid submissions to them. */
import fc from "fast-check";
import { checkStandard } from "../../lib/scoring";
import type {
  Answer,
  BranchNode,
  LeafNode,
  Rule,
  Standard,
  StandardNode,
  Submission,
} from "../../lib/scoring/types";
import { standardOf } from "./support";

/** Gives a number in 0…1. Seeded by fast-check, but far faster than building with its generators. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const seeds = fc.noShrink(fc.integer());

const TYPES = ["renewal", "new-build"];
export const int = (g: Random, low: number, high: number) =>
  low + Math.floor(g() * (high - low + 1));
export const chance = (g: Random, percent: number) => int(g, 1, 100) <= percent;
const marks = (g: Random, high: number) => int(g, 0, Math.round(high * 100)) / 100;

function randomRule(g: Random, full: number): Rule {
  const option = (at: number, most: number) => ({
    id: `o${at}`,
    title: "项",
    marks: marks(g, most),
  });
  switch (int(g, 0, 5)) {
    case 0:
      return chance(g, 50) ? { type: "marks" } : { type: "marks", step: int(g, 1, 30) / 100 };
    case 1:
      return {
        type: "levels",
        levels: [{ id: "top", title: "优", marks: full }, option(1, full), option(2, full)],
      };
    case 2:
      return { type: "checklist", items: [option(0, full), option(1, full), option(2, full)] };
    case 3: {
      const per = (["community", "household", "resident"] as const)[int(g, 0, 2)] ?? "community";
      const quota = chance(g, 10) ? 0 : int(g, 1, 5_000_000) / 10_000;
      const rule: Rule = { type: "quota", unit: "㎡", quota, per };
      if (chance(g, 50)) rule.perCount = int(g, 1, 200);
      if (chance(g, 50)) rule.minRatio = int(g, 0, 10_000) / 10_000;
      return rule;
    }
    default: {
      const weights = [1, int(g, 0, 10_000) / 10_000, int(g, 0, 10) / 10, 0];
      const options = weights.map((weight, at) => ({ id: `o${at}`, title: "项", weight }));
      const rule: Rule = { type: "survey", options };
      if (chance(g, 50)) rule.minResponses = int(g, 0, 60);
      return rule;
    }
  }
}

function randomLeaf(g: Random, id: string): LeafNode {
  if (chance(g, 10)) return { id, title: id, fullMarks: 0, rule: { type: "requirement" } };
  const fullMarks = chance(g, 50) ? int(g, 1, 30) : int(g, 1, 3000) / 100;
  const node: LeafNode = { id, title: id, fullMarks, rule: randomRule(g, fullMarks) };
  if (chance(g, 30)) node.passMark = marks(g, fullMarks * 0.7);
  return node;
}

function randomNode(g: Random, counter: { next: number }, depth: number): StandardNode {
  const id = `n${counter.next++}`;
  const node = depth > 0 && chance(g, 65) ? randomBranch(g, id, counter, depth) : randomLeaf(g, id);
  if (chance(g, 20)) node.appliesTo = chance(g, 80) ? [TYPES[int(g, 0, 1)] ?? ""] : TYPES;
  if (chance(g, 25)) node.waivable = true;
  if (depth < 3 && chance(g, 20)) node.kind = "featured";
  return node;
}

function randomBranch(g: Random, id: string, counter: { next: number }, depth: number): BranchNode {
  const children: StandardNode[] = [];
  for (let k = int(g, 1, 4); k > 0; k -= 1) children.push(randomNode(g, counter, depth - 1));
  const whole = children
    .filter((child) => child.kind !== "featured")
    .reduce((sum, child) => sum + child.fullMarks, 0);
  const fullMarks = Math.round(whole * int(g, 0, 80)) / 100;
  const node: BranchNode = { id, title: id, fullMarks, children };
  if (children.some((child) => child.kind === "featured")) node.bonusMarks = int(g, 1, 900) / 100;
  if (chance(g, 40)) node.whenNotApplicable = chance(g, 80) ? "rescale" : "keep";
  if (chance(g, 50)) node.passMark = marks(g, fullMarks * 0.7);
  return node;
}

/** Puts right what the dice got wrong, so that hardly any standard has to be thrown away. */
export function repaired(standard: Standard): Standard | null {
  for (let round = 0; round < 12; round += 1) {
    const faults = checkStandard(standard);
    if (faults.length === 0) return standard;
    for (const { path, code } of faults) {
      const keys = path.split(".");
      const last = keys.pop() ?? "";
      let at: unknown = standard;
      for (const key of keys) at = (at as Record<string, unknown>)[key];
      const owner = at as Record<string, unknown>;
      if (code === "waivable-requirement") Object.assign(owner, { rule: { type: "marks" } });
      else if (last === "fullMarks") owner.fullMarks = Math.floor(Number(owner.fullMarks) / 3);
      else if (last === "passMark") owner.passMark = Math.floor(Number(owner.passMark) / 2);
      else throw new Error(`${code} ${path}`);
    }
  }
  return null;
}

export const standards: fc.Arbitrary<Standard> = seeds
  .map((seed) => {
    const g = seeded(seed);
    const counter = { next: 0 };
    const sections: StandardNode[] = [];
    for (let k = int(g, 1, 4); k > 0; k -= 1) sections.push(randomNode(g, counter, 3));
    const standard = standardOf(sections);
    standard.total.sections = sections.filter(() => chance(g, 75)).map((node) => node.id);
    const counted = sections.filter((node) => standard.total.sections.includes(node.id));
    standard.total.passMark = marks(
      g,
      counted.reduce((sum, node) => sum + node.fullMarks, 0) * 0.6,
    );
    const grade = (id: string) => ({
      id,
      title: id,
      passMark: marks(g, standard.total.passMark + 1),
    });
    if (chance(g, 50)) standard.grades = [grade("g1"), grade("g2"), grade("g3")];
    return repaired(standard);
  })
  .filter((standard) => standard !== null);

function randomAnswer(g: Random, leaf: LeafNode): Answer {
  const { rule } = leaf;
  switch (rule.type) {
    case "marks": {
      const step = Math.round((rule.step ?? 0.01) * 100);
      const most = Math.floor(Math.round(leaf.fullMarks * 100) / step);
      return ((chance(g, 50) ? most : int(g, 0, most)) * step) / 100;
    }
    case "levels":
      return (chance(g, 50) ? rule.levels[0] : rule.levels[int(g, 0, 2)])?.id ?? "";
    case "checklist":
      return rule.items.filter(() => chance(g, 60)).map((item) => item.id);
    case "requirement":
      return chance(g, 85);
    case "quota":
      return { actual: chance(g, 40) ? 1e9 : int(g, 0, 20_000_000) / 10_000 };
    case "survey":
      return Object.fromEntries(
        rule.options.map((option, k) => [option.id, int(g, 0, k === 0 ? 200 : 20)]),
      );
  }
}

/** A valid submission: some leaves unanswered, some nodes waived, some branches scored directly. */
export function submissionTo(standard: Standard, complete = false): fc.Arbitrary<Submission> {
  return seeds.map((seed) => {
    const g = seeded(seed);
    const type = TYPES[int(g, 0, 1)] ?? "";
    const community = { type, households: int(g, 0, 3000), residents: int(g, 0, 9000) };
    const waived: string[] = [];
    const direct: Record<string, number> = {};
    const answers: Record<string, Answer> = {};
    const answerRate = complete || chance(g, 50) ? 100 : 85;
    const visit = (node: StandardNode) => {
      if (node.waivable && chance(g, 30)) {
        waived.push(node.id);
        return;
      }
      if (node.appliesTo && !node.appliesTo.includes(type)) return;
      if ("children" in node) {
        if (!complete && chance(g, 5)) {
          direct[node.id] = marks(g, node.fullMarks + (node.bonusMarks ?? 0));
        } else node.children.forEach(visit);
      } else if (chance(g, answerRate)) answers[node.id] = randomAnswer(g, node);
    };
    standard.sections.forEach(visit);
    return { community, waived, direct, answers };
  });
}

const idsOf = (nodes: readonly StandardNode[]): string[] =>
  nodes.flatMap((node) => [node.id, ...("children" in node ? idsOf(node.children) : [])]);

/** The same with a total that is divided and grades that ask marks of single nodes. It may have faults. */
export function divided(standard: Standard, divisor: number, salt: number): Standard {
  const ids = idsOf(standard.sections);
  const { total } = standard;
  return {
    ...standard,
    total: { ...total, divisor, passMark: Math.floor((total.passMark * 100) / divisor) / 100 },
    grades: [0, 1, 2].map((g) => ({
      id: `g${g}`,
      title: `级${g}`,
      passMark: Math.floor((total.passMark * (100 + g)) / divisor) / 100,
      passMarks: { [ids[(salt + g) % ids.length] ?? ""]: ((salt % 300) * g) / 100 },
    })),
  };
}

/** Sound ones of these. */
export const dividedStandards: fc.Arbitrary<Standard> = fc
  .tuple(standards, fc.integer({ min: 1, max: 12 }), fc.nat())
  .map(([standard, divisor, salt]) => divided(standard, divisor, salt))
  .filter((standard) => checkStandard(standard).length === 0);

export const cases = standards.chain((standard) =>
  submissionTo(standard).map((submission) => ({ standard, submission })),
);
