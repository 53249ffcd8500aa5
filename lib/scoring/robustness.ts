/** Robustness (结论余量): how few leaves would have to fall to turn a pass (section 6). */
import type { Compiled } from "./compile";
import { proportion } from "./decimal";
import type { Robustness, RobustnessResult } from "./inquiry-types";
import { compiledOf, type Prepared } from "./prepare";
import { scoreState } from "./scores";
import type { LeafState } from "./settle";
import { readSubmission } from "./submission";

/** For each number of fallen leaves: the smallest score (hundredths) that leaves, and which leaves they are. */
interface Fall {
  least: readonly number[];
  leaves: (count: number) => number[];
}

const fixed = (score: number): Fall => ({ least: [score], leaves: () => [] });

/** Two parts whose scores add up: every split of the fallen leaves between them. */
function together(a: Fall, b: Fall): Fall {
  if (a.least.length === 1 && a.least[0] === 0) return b;
  const least: number[] = new Array(a.least.length + b.least.length - 1).fill(Infinity);
  const split = new Array<number>(least.length).fill(0);
  a.least.forEach((own, i) => {
    b.least.forEach((other, j) => {
      if (own + other >= (least[i + j] ?? 0)) return;
      least[i + j] = own + other;
      split[i + j] = i;
    });
  });
  return {
    least,
    leaves: (count) => {
      const first = split[count] ?? 0;
      return [...a.leaves(first), ...b.leaves(count - first)];
    },
  };
}

/** A rising function of the score: the smallest stays the smallest. */
function after(fall: Fall, change: (score: number) => number): Fall {
  return { least: fall.least.map(change), leaves: fall.leaves };
}

function leafFall(c: Compiled, state: LeafState, i: number): Fall {
  const score = state.score[i] ?? 0;
  const type = c.rules[i]?.type;
  if (score === 0 || type === "survey" || type === "requirement") return fixed(score);
  return { least: [score, 0], leaves: (count) => (count === 1 ? [i] : []) };
}

/** Every node's falls, children before parents (section 2, Branches). */
function fallsOf(c: Compiled, state: LeafState): Fall[] {
  const falls: Fall[] = [];
  const plain = new Map<number, Fall>();
  const featured = new Map<number, Fall>();
  const applied = new Float64Array(c.size);
  const gap = new Uint8Array(c.size);
  const add = (sums: Map<number, Fall>, at: number, own: Fall) =>
    sums.set(at, together(sums.get(at) ?? fixed(0), own));
  for (let i = c.size - 1; i >= 0; i -= 1) {
    let own = fixed(0);
    if (state.applies[i] === 1 && (c.branch[i] === 0 || state.direct[i] === 1)) {
      own = c.branch[i] === 0 ? leafFall(c, state, i) : fixed(state.score[i] ?? 0);
    } else if (state.applies[i] === 1) {
      const [all, some] = [c.childrenFull[i] ?? 0, applied[i] ?? 0];
      const rescaled = c.rescale[i] === 1 && gap[i] === 1;
      const capped = after(plain.get(i) ?? fixed(0), (sum) => {
        const whole = rescaled ? (some > 0 ? proportion(sum, all, some) : 0) : sum;
        return Math.min(c.full[i] ?? 0, whole);
      });
      const extra = after(featured.get(i) ?? fixed(0), (sum) =>
        Math.min(c.bonusMarks[i] ?? 0, sum),
      );
      own = together(capped, extra);
    }
    falls[i] = own;
    const above = c.parent[i] ?? -1;
    if (above < 0) continue;
    if (c.featured[i] === 1) add(featured, above, own);
    else if (state.applies[i] === 1) {
      add(plain, above, own);
      applied[above] = (applied[above] ?? 0) + (c.full[i] ?? 0);
    } else gap[above] = 1;
  }
  return falls;
}

function smallest(c: Compiled, state: LeafState): Robustness {
  const falls = fallsOf(c, state);
  let best: number[] | null = null;
  const judge = (fall: Fall, pass: number) => {
    const count = fall.least.findIndex((score) => score < pass);
    if (count >= 0 && (best === null || count < best.length)) best = fall.leaves(count);
  };
  judge(
    c.sections.reduce((sum, i) => together(sum, falls[i] ?? fixed(0)), fixed(0)),
    c.totalPass,
  );
  for (let i = 0; i < c.size; i += 1) {
    const asked = state.applies[i] === 1 && state.direct[i] !== 2;
    if (asked && (c.pass[i] ?? -1) >= 0) judge(falls[i] ?? fixed(0), c.pass[i] ?? 0);
  }
  if (best === null) return { size: null, leaves: [] };
  const leaves: number[] = best;
  return { size: leaves.length, leaves: leaves.sort((a, b) => a - b).map((i) => c.ids[i] ?? "") };
}

/**
 * The smallest number of leaves whose fall to 0 marks turns a passed outcome to failed, and one such
 * set in document order. Surveys and requirements stay. Exact: every way of falling is weighed.
 * @returns `robustness` null where the outcome is not `passed`; or the submission's errors
 */
export function robustness(prepared: Prepared, submission: unknown): RobustnessResult {
  const c = compiledOf(prepared);
  const reading = readSubmission(c, submission);
  if (!reading.ok) return reading;
  const passed = scoreState(c, reading.state).outcome === "passed";
  return { ok: true, robustness: passed ? smallest(c, reading.state) : null };
}
