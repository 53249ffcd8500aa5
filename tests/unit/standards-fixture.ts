import { evaluate, type Prepared, prepare } from "@/lib/scoring";
import type {
  Answer,
  Decision,
  LeafNode,
  MarkedOption,
  Standard,
  StandardNode,
  Submission,
} from "@/lib/scoring/types";
import { findBundledStandard } from "@/lib/standards";

/** Communities for the tests of the bundled standards: the best answers, and answers for a wanted score. */

const HOUSEHOLDS = 1200;
const RESIDENTS = 3600;
const BASE = { community: 1, household: HOUSEHOLDS, resident: RESIDENTS };

export type Answers = Record<string, Answer>;

export const childrenOf = (node: StandardNode) => ("children" in node ? node.children : []);
const walk = (node: StandardNode): StandardNode[] => [node, ...childrenOf(node).flatMap(walk)];
export const hundredths = (marks: number) => Math.round(marks * 100);

/** `count` people, all of whom take the option with this id. */
export function unanimous(leaf: LeafNode, option: string, count: number): Record<string, number> {
  if (leaf.rule.type !== "survey") throw new Error(leaf.id);
  return Object.fromEntries(leaf.rule.options.map(({ id }) => [id, id === option ? count : 0]));
}

function subsets([item, ...others]: MarkedOption[]): [number, string[]][] {
  if (!item) return [[0, []]];
  const without = subsets(others);
  const taken = without.map(([score, ids]): [number, string[]] => [
    score + hundredths(item.marks),
    [item.id, ...ids],
  ]);
  return [...without, ...taken];
}

/** A leaf's scores in hundredths, each with an answer that earns it; the best one last. */
function choices(leaf: LeafNode): [number, Answer][] {
  const { rule } = leaf;
  const full = hundredths(leaf.fullMarks);
  switch (rule.type) {
    case "marks": {
      const halves = Array.from({ length: full / 50 + 1 }, (_, k) => k * 50);
      const scores = rule.step ? halves : halves.flatMap((k) => (k > 0 ? [k - 1, k] : [k]));
      return scores.map((score) => [score, score / 100]);
    }
    case "levels":
      return rule.levels
        .map(({ id, marks }): [number, Answer] => [hundredths(marks), id])
        .reverse();
    case "checklist":
      return subsets(rule.items).map(([score, ids]) => [Math.min(full, score), ids]);
    case "quota": {
      const required = (rule.quota * BASE[rule.per]) / (rule.perCount ?? 1);
      const short = Math.round(required * (1 - 1 / full) * 10_000) / 10_000;
      return [
        [0, { actual: 0 }],
        [full - 1, { actual: short }],
        [full, { actual: required }],
      ];
    }
    case "requirement":
      return [[0, true]];
    case "survey":
      return [[full, unanimous(leaf, "very-satisfied", 100)]];
  }
}

/** Answers as a chain, so that thousands of them can share their beginnings. */
interface Chain {
  id: string;
  answer: Answer;
  rest: Chain | null;
}

const applies = (node: StandardNode, type: string) => node.appliesTo?.includes(type) ?? true;

/** Every score a node can reach by the choices, with answers that reach it. */
export function reachable(node: StandardNode, type: string): Map<number, Chain | null> {
  const children = childrenOf(node).filter((child) => child.kind !== "featured");
  let sums = new Map<number, Chain | null>([[0, null]]);
  if (!("children" in node)) {
    return new Map(
      choices(node).map(([score, answer]) => [score, { id: node.id, answer, rest: null }]),
    );
  }
  for (const child of children.filter((each) => applies(each, type))) {
    const next = new Map<number, Chain | null>();
    for (const [score, chain] of sums) {
      for (const [more, own] of reachable(child, type)) {
        if (!next.has(score + more)) next.set(score + more, joined(own, chain));
      }
    }
    sums = next;
  }
  const marks = (nodes: StandardNode[]) => nodes.reduce((sum, each) => sum + each.fullMarks, 0);
  const factor =
    node.whenNotApplicable === "rescale"
      ? marks(children) / marks(children.filter((each) => applies(each, type)))
      : 1;
  const scores = [...sums].map(([score, chain]): [number, Chain | null] => [
    Math.min(hundredths(node.fullMarks), Math.round(score * factor)),
    chain,
  ]);
  return new Map(scores);
}

function joined(own: Chain | null, rest: Chain | null): Chain | null {
  return own ? { ...own, rest: joined(own.rest, rest) } : rest;
}

export function answersOf(chain: Chain | null | undefined): Answers {
  const answers: Answers = {};
  for (let link = chain; link; link = link.rest) answers[link.id] = link.answer;
  return answers;
}

/** The best answers a community of this type can give, and what its decision is after changes. */
export function fixture(standard: Standard, type: string) {
  const prepared = prepare(standard);
  const within = (node: StandardNode): StandardNode[] =>
    applies(node, type) ? [node, ...childrenOf(node).flatMap(within)] : [];
  const nodes = standard.sections.flatMap(within);
  const leaves = nodes.filter((node): node is LeafNode => !("children" in node));
  const best = Object.fromEntries(
    leaves.map((leaf) => [leaf.id, choices(leaf).at(-1)?.[1] ?? 0] as const),
  );
  const submission = (answers: Answers, direct: Record<string, number> = {}): Submission => {
    const covered = new Set(
      nodes
        .filter((node) => node.id in direct)
        .flatMap((node) => walk(node).map((inner) => inner.id)),
    );
    const all = Object.entries({ ...best, ...answers }).filter(([id]) => !covered.has(id));
    return {
      community: { type, households: HOUSEHOLDS, residents: RESIDENTS },
      direct,
      answers: Object.fromEntries(all),
    };
  };
  const decide = (answers: Answers, direct?: Record<string, number>) =>
    decisionOf(prepared, submission(answers, direct));
  const gated = nodes.filter((node) => node.passMark !== undefined);
  return { prepared, nodes, leaves, gated, submission, decide };
}

export function decisionOf(prepared: Prepared, submission: Submission): Decision {
  const evaluation = evaluate(prepared, submission);
  if (!evaluation.ok) throw new Error(JSON.stringify(evaluation.errors));
  return evaluation.decision;
}

export const failures = (decision: Decision) =>
  decision.gates
    .filter((gate) => !gate.passed)
    .map((gate) => `${gate.id} ${gate.kind} ${gate.margin}`);

export const gate = (decision: Decision, id: string, kind: string) =>
  decision.gates.find((each) => each.id === id && each.kind === kind);

export function named(family: string, type: string) {
  const standard = findBundledStandard(family);
  if (!standard) throw new Error(family);
  return fixture(standard, type);
}
