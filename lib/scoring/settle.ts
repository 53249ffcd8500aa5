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

/** A state whose answers, scores and counts can be changed on their own; what applies is shared. */
export function copyOf(state: LeafState): LeafState {
  return {
    ...state,
    answered: state.answered.slice(),
    score: state.score.slice(),
    count: state.count.slice(),
  };
}

/** Marks a branch as scored directly and everything below it as not asked. */
export function markDirect(compiled: Compiled, state: LeafState, branch: number): void {
  state.summary = true;
  state.direct[branch] = 1;
  state.direct.fill(2, branch + 1, compiled.end[branch]);
}

/** What `settle` works in and returns its result in. Made once, it serves any number of calls. */
export interface SettleScratch extends Settled {
  /** By `slot`: sums of the scores of each branch's plain children, then of its featured ones. */
  sums: Float64Array;
  /** Full marks of the children that do not apply, and whether there are any; featured ones left out. */
  lost: Float64Array;
  gap: Uint8Array;
}

/** Room for the result of `settle` on a standard of so many nodes. */
export function settleScratch(size: number): SettleScratch {
  return {
    score: new Float64Array(size),
    bonus: new Float64Array(size),
    redundancy: new Float64Array(size),
    total: 0,
    sums: new Float64Array(2 * size + 1),
    lost: new Float64Array(size),
    gap: new Uint8Array(size),
  };
}

/** Settles branch `i`, whose children are settled, and leaves their sums clean for the next call. */
function settleBranch(c: Compiled, state: LeafState, scratch: SettleScratch, i: number): number {
  const { sums, lost, gap } = scratch;
  const full = c.full[i] ?? 0;
  const all = c.childrenFull[i] ?? 0;
  const some = all - (lost[i] ?? 0);
  const rescales = c.rescale[i] === 1;
  let own = state.score[i] ?? 0;
  let extra = 0;
  if (state.direct[i] !== 1) {
    let sum = sums[i] ?? 0;
    if (rescales && gap[i] === 1) sum = some > 0 ? proportion(sum, all, some) : 0;
    extra = Math.min(c.bonusMarks[i] ?? 0, sums[c.size + i] ?? 0);
    own = Math.min(full, sum) + extra;
  }
  scratch.bonus[i] = extra;
  scratch.redundancy[i] = (rescales ? all : some) - full;
  sums[i] = 0;
  sums[c.size + i] = 0;
  lost[i] = 0;
  gap[i] = 0;
  return own;
}

/** A node that does not apply: whatever has been added up below it is dropped. */
function leaveOut(c: Compiled, scratch: SettleScratch, i: number): void {
  scratch.score[i] = 0;
  scratch.bonus[i] = 0;
  scratch.redundancy[i] = 0;
  scratch.sums[i] = 0;
  scratch.sums[c.size + i] = 0;
  scratch.lost[i] = 0;
  scratch.gap[i] = 0;
  const above = c.parent[i] ?? -1;
  if (above < 0 || c.featured[i] === 1) return;
  scratch.gap[above] = 1;
  scratch.lost[above] = (scratch.lost[above] ?? 0) + (c.full[i] ?? 0);
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
  const { branch, slot } = c;
  const { applies, score: given } = state;
  const { score, sums } = scratch;
  for (let i = c.size - 1; i >= 0; i -= 1) {
    if (applies[i] === 0) {
      leaveOut(c, scratch, i);
      continue;
    }
    const own = branch[i] === 1 ? settleBranch(c, state, scratch, i) : (given[i] ?? 0);
    score[i] = own;
    const to = slot[i] ?? 0;
    sums[to] = (sums[to] ?? 0) + own;
  }
  sums[2 * c.size] = 0;
  let total = 0;
  for (const section of c.sections) total += score[section] ?? 0;
  scratch.total = total;
  return scratch;
}
