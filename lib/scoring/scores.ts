/**
 * Scores and verdicts without the trace, for whoever asks what would be, or the same of many: impact, bounds,
 * robustness, plan. It does what `decide` does on a state that has been read already, says
 * the same, and allocates nothing: all results stand in arrays that the next call overwrites.
 */
import type { Compiled } from "./compile";
import { type LeafState, type SettleScratch, settle, settleScratch } from "./settle";
import type { Outcome } from "./types";

/** The verdict on a gate of a node that does not apply or is not asked. */
export const NOT_JUDGED = 2;

export interface Scores {
  outcome: Outcome;
  /** Hundredths. */
  total: number;
  /** Hundredths of every node, in document order; also its bonus and redundancy. */
  settled: SettleScratch;
  /** For each of the compiled standard's `gates`: 1 met, 0 failed, `NOT_JUDGED`. */
  verdicts: Uint8Array;
  failed: number;
  /** Leaves that are asked and not answered. */
  missing: number;
}

/** Room for the scores under a standard, to be used for any number of states, one after another. */
export function roomForScores(c: Compiled): Scores {
  return {
    outcome: "incomplete",
    total: 0,
    settled: settleScratch(c.size),
    verdicts: new Uint8Array(c.gates.length),
    failed: 0,
    missing: 0,
  };
}

function judge(c: Compiled, state: LeafState, scores: Scores): number {
  const { gateNode, gateThreshold, gateByScore } = c;
  const { applies, direct, count } = state;
  const { verdicts } = scores;
  const { score } = scores.settled;
  let failed = scores.total >= c.totalPass ? 0 : 1;
  verdicts[0] = 1 - failed;
  for (let k = 1; k < verdicts.length; k += 1) {
    const i = gateNode[k] ?? 0;
    if (applies[i] === 0 || direct[i] === 2) {
      verdicts[k] = NOT_JUDGED;
      continue;
    }
    const reached = (gateByScore[k] === 1 ? score[i] : count[i]) ?? 0;
    const met = reached >= (gateThreshold[k] ?? 0);
    verdicts[k] = met ? 1 : 0;
    if (!met) failed += 1;
  }
  return failed;
}

function countMissing(c: Compiled, state: LeafState): number {
  const { leaves } = c;
  const { applies, answered, direct } = state;
  let missing = 0;
  for (let k = 0; k < leaves.length; k += 1) {
    const i = leaves[k] ?? 0;
    if (answered[i] === 0 && applies[i] === 1 && direct[i] !== 2) missing += 1;
  }
  return missing;
}

/** The ids of the nodes (or `total`) whose gates failed, each once, in the order of the decision. */
export function failedIds(c: Compiled, { verdicts }: Scores): string[] {
  return [...new Set(c.gates.flatMap(({ id }, k) => (verdicts[k] === 0 ? [id] : [])))];
}

/**
 * Settles a state and judges every gate.
 * @param scores from `roomForScores` of the same standard: overwritten and returned
 */
export function scoreState(
  c: Compiled,
  state: LeafState,
  scores: Scores = roomForScores(c),
): Scores {
  scores.total = settle(c, state, scores.settled).total;
  scores.failed = judge(c, state, scores);
  scores.missing = countMissing(c, state);
  scores.outcome = scores.missing > 0 ? "incomplete" : scores.failed > 0 ? "failed" : "passed";
  return scores;
}
