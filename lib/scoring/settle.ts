/**
 * From leaf scores to branch scores (section 2, Branches). Leaf scores are the one intermediate
 * form: answers, a crosswalk and the best possible answers all arrive here.
 */
import type { Compiled } from "./compile";
import { proportion } from "./decimal";

/** What is known of each node before branches are added up; arrays in document order. */
export interface LeafState {
  /** 1 where the node applies to this community. */
  applies: Uint8Array;
  /** 1 where a leaf has an answer. */
  answered: Uint8Array;
  /** Hundredths: of answered leaves and of branches scored directly. */
  score: Float64Array;
  /** A survey's responses; 1 for a met requirement. */
  count: Float64Array;
  /** 1 for a branch scored directly, 2 for every node below one. */
  direct: Uint8Array;
  /** Whether any branch is scored directly. */
  summary: boolean;
}

/** Hundredths of every node; `bonus` and `redundancy` mean something for branches only. */
export interface Settled {
  score: Float64Array;
  bonus: Float64Array;
  redundancy: Float64Array;
  total: number;
}

/** A state in which nothing is answered and the nodes of `applies` apply. */
export function emptyState(applies: Uint8Array): LeafState {
  const size = applies.length;
  return {
    applies,
    answered: new Uint8Array(size),
    score: new Float64Array(size),
    count: new Float64Array(size),
    direct: new Uint8Array(size),
    summary: false,
  };
}

/** Marks a branch as scored directly and everything below it as not asked. */
export function markDirect(compiled: Compiled, state: LeafState, branch: number): void {
  state.summary = true;
  state.direct[branch] = 1;
  state.direct.fill(2, branch + 1, compiled.end[branch]);
}

/** Adds up every branch, children before parents, in one backward pass. */
export function settle(c: Compiled, state: LeafState): Settled {
  const { size } = c;
  const score = new Float64Array(size);
  const bonus = new Float64Array(size);
  const redundancy = new Float64Array(size);
  const plain = new Float64Array(size);
  const featuredSum = new Float64Array(size);
  const appliedFull = new Float64Array(size);
  const gap = new Uint8Array(size);
  for (let i = size - 1; i >= 0; i -= 1) {
    const applies = state.applies[i] === 1;
    const full = c.full[i] ?? 0;
    let own = 0;
    if (applies && c.branch[i] === 1) {
      const all = c.childrenFull[i] ?? 0;
      const applied = appliedFull[i] ?? 0;
      redundancy[i] = (c.rescale[i] === 1 ? all : applied) - full;
      if (state.direct[i] === 1) {
        own = state.score[i] ?? 0;
      } else {
        let sum = plain[i] ?? 0;
        if (c.rescale[i] === 1 && gap[i] === 1)
          sum = applied > 0 ? proportion(sum, all, applied) : 0;
        const extra = Math.min(c.bonusMarks[i] ?? 0, featuredSum[i] ?? 0);
        bonus[i] = extra;
        own = Math.min(full, sum) + extra;
      }
    } else if (applies) {
      own = state.score[i] ?? 0;
    }
    score[i] = own;
    const above = c.parent[i] ?? -1;
    if (above < 0) continue;
    if (c.featured[i] === 1) {
      featuredSum[above] = (featuredSum[above] ?? 0) + own;
    } else if (applies) {
      plain[above] = (plain[above] ?? 0) + own;
      appliedFull[above] = (appliedFull[above] ?? 0) + full;
    } else {
      gap[above] = 1;
    }
  }
  let total = 0;
  for (const section of c.sections) total += score[section] ?? 0;
  return { score, bonus, redundancy, total };
}
