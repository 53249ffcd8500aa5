/** Bounds (区间): what is still possible while answers are missing (section 6). */
import type { Compiled } from "./compile";
import { shownTotal } from "./decide";
import { toMarks } from "./decimal";
import type { Bounds, BoundsResult, GateBounds } from "./inquiry-types";
import { compiledOf, type Prepared } from "./prepare";
import { basesOf, highestScore, isAsked, lowestScore } from "./range";
import { failedIds, NOT_JUDGED, type Scores, scoreState } from "./scores";
import { copyOf, type LeafState } from "./settle";
import { readSubmission } from "./submission";
import type { Submission } from "./types";

/** What a gate is judged by, as the decision gives it: marks, or a count. */
function reached(c: Compiled, state: LeafState, scores: Scores, k: number): number {
  const node = c.gateNode[k] ?? 0;
  if (node < 0) return toMarks(shownTotal(c, scores.total));
  return c.gateByScore[k] === 1
    ? toMarks(scores.settled.score[node] ?? 0)
    : (state.count[node] ?? 0);
}

/**
 * The lowest and highest score still possible for the total and every gate, whatever is answered to
 * the leaves that have no answer yet; a complete submission's bounds are its scores.
 * @returns the bounds (marks; a requirement 0…1; responses, without limit `null`), the verdict that
 * is certain already and the ids of gates that can no longer be met; or the submission's errors
 */
export function bounds(prepared: Prepared, submission: unknown): BoundsResult {
  const c = compiledOf(prepared);
  const reading = readSubmission(c, submission);
  if (!reading.ok) return reading;
  const bases = basesOf(submission as Submission);
  const [least, most] = [copyOf(reading.state), copyOf(reading.state)];
  for (let i = 0; i < c.size; i += 1) {
    if (!isAsked(c, reading.state, i) || reading.state.answered[i] === 1) continue;
    least.score[i] = lowestScore(c, i, bases);
    most.score[i] = highestScore(c, i);
    most.count[i] = c.rules[i]?.type === "requirement" ? 1 : Number.POSITIVE_INFINITY;
  }
  const [low, high] = [scoreState(c, least), scoreState(c, most)];
  const lost = failedIds(c, high);
  const gates: GateBounds[] = [];
  c.gates.forEach(({ id, kind }, k) => {
    if (high.verdicts[k] === NOT_JUDGED) return;
    const highest = reached(c, most, high, k);
    gates.push({
      id,
      kind,
      low: reached(c, least, low, k),
      high: Number.isFinite(highest) ? highest : null,
    });
  });
  const found: Bounds = {
    verdict: lost.length > 0 ? "certain-fail" : low.failed === 0 ? "certain-pass" : "open",
    total: { low: reached(c, least, low, 0), high: reached(c, most, high, 0) },
    gates,
    lost,
  };
  return { ok: true, bounds: found };
}
