/** Which scores a leaf's rule can give a community: the ground of bounds, plans and implications. */
import { type Bases, quotaScore } from "./answer";
import type { Compiled, CompiledQuota } from "./compile";
import { bestLeafScore } from "./reach";
import type { LeafState } from "./settle";
import type { LeafNode, Submission } from "./types";

/** The figures that quotas refer to, of a submission that was read without error. */
export function basesOf({ community }: Submission): Bases {
  return { households: community.households ?? 0, residents: community.residents ?? 0 };
}

export function baseOf(rule: CompiledQuota, bases: Bases): number {
  if (rule.per === "community") return 1;
  return rule.per === "household" ? bases.households : bases.residents;
}

/** Leaf `i` with its rule; undefined for a branch. */
function leafAt(c: Compiled, i: number): LeafNode | undefined {
  const node = c.nodes[i];
  return node && "rule" in node ? node : undefined;
}

/** Whether leaf `i` is asked of this community. */
export function isAsked(c: Compiled, state: LeafState, i: number): boolean {
  return c.branch[i] === 0 && state.applies[i] === 1 && state.direct[i] !== 2;
}

/** The lowest score (hundredths) that an answer to leaf `i` can give. */
export function lowestScore(c: Compiled, i: number, bases: Bases): number {
  const rule = c.rules[i];
  if (rule?.type === "levels") return Math.min(...rule.marks.values());
  // Where nothing is required, any quantity gives full marks.
  if (rule?.type === "quota") return quotaScore(rule, c.full[i] ?? 0, 0, baseOf(rule, bases));
  return 0;
}

/** The highest score (hundredths) that an answer to leaf `i` can give. */
export function highestScore(c: Compiled, i: number): number {
  const leaf = leafAt(c, i);
  return leaf ? bestLeafScore(leaf) : 0;
}
