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

/** Makes a used state as good as `emptyState(applies)`, without allocating. */
export function clearState(state: LeafState, applies: Uint8Array): void {
  state.applies = applies;
  state.answered.fill(0);
  state.score.fill(0);
  state.count.fill(0);
  state.direct.fill(0);
  state.summary = false;
}

/** Marks a branch as scored directly and everything below it as not asked. */
export function markDirect(compiled: Compiled, state: LeafState, branch: number): void {
  state.summary = true;
  state.direct[branch] = 1;
  state.direct.fill(2, branch + 1, compiled.end[branch]);
}

/** What `settle` works in and returns its result in. Made once, it serves any number of calls. */
export interface SettleScratch extends Settled {
  /** Of each branch's children: sums of scores, of featured scores, of full marks that apply. */
  plain: Float64Array;
  featured: Float64Array;
  applied: Float64Array;
  /** 1 where a child that is not featured does not apply. */
  gap: Uint8Array;
}

/** Room for the result of `settle` on a standard of so many nodes. */
export function settleScratch(size: number): SettleScratch {
  return {
    score: new Float64Array(size),
    bonus: new Float64Array(size),
    redundancy: new Float64Array(size),
    total: 0,
    plain: new Float64Array(size),
    featured: new Float64Array(size),
    applied: new Float64Array(size),
    gap: new Uint8Array(size),
  };
}

/**
 * Adds up every branch, children before parents, in one backward pass.
 * @param scratch given, nothing is allocated: it is overwritten, returned, and holds until the next call
 */
export function settle(
  c: Compiled,
  state: LeafState,
  scratch: SettleScratch = settleScratch(c.size),
): Settled {
  const { applies, direct, score: given } = state;
  const { full, parent, branch, featured, childrenFull, rescale, bonusMarks } = c;
  const { score, bonus, redundancy, plain, featured: featuredSum, applied, gap } = scratch;
  for (let i = c.size - 1; i >= 0; i -= 1) {
    const here = applies[i] === 1;
    const most = full[i] ?? 0;
    let own = here ? (given[i] ?? 0) : 0;
    if (branch[i] === 1) {
      let extra = 0;
      let spare = 0;
      if (here) {
        const all = childrenFull[i] ?? 0;
        const some = applied[i] ?? 0;
        spare = (rescale[i] === 1 ? all : some) - most;
        if (direct[i] !== 1) {
          let sum = plain[i] ?? 0;
          if (rescale[i] === 1 && gap[i] === 1) sum = some > 0 ? proportion(sum, all, some) : 0;
          extra = Math.min(bonusMarks[i] ?? 0, featuredSum[i] ?? 0);
          own = Math.min(most, sum) + extra;
        }
      }
      bonus[i] = extra;
      redundancy[i] = spare;
      // Left clean for the next call.
      plain[i] = 0;
      featuredSum[i] = 0;
      applied[i] = 0;
      gap[i] = 0;
    }
    score[i] = own;
    const above = parent[i] ?? -1;
    if (above < 0) continue;
    if (featured[i] === 1) {
      featuredSum[above] = (featuredSum[above] ?? 0) + own;
    } else if (here) {
      plain[above] = (plain[above] ?? 0) + own;
      applied[above] = (applied[above] ?? 0) + most;
    } else {
      gap[above] = 1;
    }
  }
  let total = 0;
  for (const section of c.sections) total += score[section] ?? 0;
  scratch.total = total;
  return scratch;
}
