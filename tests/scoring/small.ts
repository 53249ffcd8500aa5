/** Small standards whose leaves take few answers, so that every submission to them can be tried. */
import {
  type Answer,
  type BranchNode,
  type LeafNode,
  type Prepared,
  prepare,
  type Rule,
  type Standard,
  type StandardNode,
  type Submission,
} from "../../lib/scoring";
import { chance, int, type Random, repaired, seeded } from "./arbitrary";
import { standardOf } from "./support";

function fewAnswers(g: Random, full: number): Rule {
  const option = (id: string, marks: number) => ({ id, title: id, marks });
  switch (int(g, 0, 3)) {
    case 0:
      return { type: "marks", step: full };
    case 1:
      return { type: "marks", step: full / 2 };
    case 2:
      return {
        type: "levels",
        levels: [
          option("high", full),
          option("middle", int(g, 0, full)),
          option("low", chance(g, 70) ? 0 : int(g, 0, full)),
        ],
      };
    default:
      return { type: "checklist", items: [option("one", int(g, 0, full)), option("two", full)] };
  }
}

interface Dice {
  g: Random;
  prefix: string;
  leaves: number;
  next: number;
}

function smallLeaf(d: Dice): LeafNode {
  const { g } = d;
  d.leaves -= 1;
  const id = `${d.prefix}${d.next++}`;
  if (chance(g, 12)) return { id, title: id, fullMarks: 0, rule: { type: "requirement" } };
  const fullMarks = 2 * int(g, 1, 5);
  const leaf: LeafNode = { id, title: id, fullMarks, rule: fewAnswers(g, fullMarks) };
  if (chance(g, 25)) leaf.passMark = int(g, 1, fullMarks);
  return leaf;
}

function smallNode(d: Dice, depth: number): StandardNode {
  const { g } = d;
  const node = depth > 0 && d.leaves > 1 && chance(g, 55) ? smallBranch(d, depth) : smallLeaf(d);
  if (chance(g, 10)) node.appliesTo = ["renewal"];
  if (chance(g, 15)) node.waivable = true;
  if (depth < 2 && chance(g, 20)) node.kind = "featured";
  return node;
}

function smallBranch(d: Dice, depth: number): BranchNode {
  const { g } = d;
  const id = `${d.prefix}${d.next++}`;
  const children: StandardNode[] = [];
  for (let k = int(g, 2, 3); k > 0 && d.leaves > 0; k -= 1) children.push(smallNode(d, depth - 1));
  const whole = children
    .filter((child) => child.kind !== "featured")
    .reduce((sum, child) => sum + child.fullMarks, 0);
  const node: BranchNode = { id, title: id, fullMarks: Math.ceil(whole * 0.8), children };
  if (children.some((child) => child.kind === "featured")) node.bonusMarks = int(g, 1, 4);
  if (chance(g, 40)) node.whenNotApplicable = "rescale";
  if (chance(g, 50)) node.passMark = int(g, 0, node.fullMarks);
  return node;
}

/** A sound standard of at most `leaves` leaves, or null where the dice made none. */
export function smallStandard(g: Random, leaves: number, prefix = "n"): Standard | null {
  const d: Dice = { g, prefix, leaves, next: 0 };
  const sections: StandardNode[] = [];
  while (d.leaves > 0 && (sections.length === 0 || chance(g, 60))) sections.push(smallNode(d, 2));
  const whole = sections.reduce((sum, node) => sum + node.fullMarks, 0);
  const standard = standardOf(sections, { family: prefix });
  standard.total.passMark = int(g, 0, whole);
  return repaired(standard);
}

/** Seeded cases, each with a sound small standard; `change` must leave it sound. */
export function* smallCases(
  count: number,
  leaves: number,
  change: (standard: Standard, g: Random) => void = () => undefined,
): Generator<{ g: Random; prepared: Prepared }> {
  for (let seed = 1, made = 0; made < count; seed += 1) {
    const g = seeded(seed);
    const standard = smallStandard(g, leaves);
    if (!standard) continue;
    change(standard, g);
    made += 1;
    yield { g, prepared: prepare(standard) };
  }
}

/** Every answer that the leaf takes. */
export function everyAnswer(leaf: LeafNode): Answer[] {
  const { rule } = leaf;
  switch (rule.type) {
    case "marks": {
      const step = rule.step ?? 0.01;
      return Array.from({ length: Math.floor(leaf.fullMarks / step) + 1 }, (_, k) => k * step);
    }
    case "levels":
      return rule.levels.map((level) => level.id);
    case "checklist":
      return [[], ["one"], ["two"], ["one", "two"]];
    case "requirement":
      return [false, true];
    default:
      throw new Error(`no list of answers for ${rule.type}`);
  }
}

/** Every leaf, in document order. */
export function everyLeaf(standard: Standard): LeafNode[] {
  const leaves = (node: StandardNode): LeafNode[] =>
    "children" in node ? node.children.flatMap(leaves) : [node];
  return standard.sections.flatMap(leaves);
}

/** The leaves asked of this community, in document order. */
export function askedLeaves(
  standard: Standard,
  type: string,
  waived: readonly string[] = [],
): LeafNode[] {
  const found: LeafNode[] = [];
  const visit = (node: StandardNode) => {
    if (waived.includes(node.id) || (node.appliesTo && !node.appliesTo.includes(type))) return;
    if ("children" in node) node.children.forEach(visit);
    else found.push(node);
  };
  standard.sections.forEach(visit);
  return found;
}

/** Every combination of one answer for each of these leaves. */
export function* everyCombination(
  leaves: readonly LeafNode[],
  choices: (leaf: LeafNode) => readonly Answer[] = everyAnswer,
  at = 0,
): Generator<Record<string, Answer>> {
  const leaf = leaves[at];
  if (!leaf) {
    yield {};
    return;
  }
  for (const rest of everyCombination(leaves, choices, at + 1)) {
    for (const answer of choices(leaf)) yield { [leaf.id]: answer, ...rest };
  }
}

/** A submission with some answers; each is there with `rate` percent. */
export function smallSubmission(g: Random, standard: Standard, rate: number): Submission {
  const type = chance(g, 50) ? "renewal" : "new-build";
  const answers: Record<string, Answer> = {};
  for (const leaf of askedLeaves(standard, type)) {
    const choices = everyAnswer(leaf);
    if (chance(g, rate)) answers[leaf.id] = choices[int(g, 0, choices.length - 1)] ?? 0;
  }
  return { community: { type }, answers };
}
