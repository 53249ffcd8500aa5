/** Bounds (区间): what is still possible while answers are missing (section 6). */
import { decide } from "./decide";
import type { Bounds, BoundsResult, GateBounds } from "./inquiry-types";
import { compiledOf, type Prepared } from "./prepare";
import { basesOf, highestScore, isAsked, lowestScore } from "./range";
import { copyOf, settle } from "./settle";
import { readSubmission } from "./submission";
import type { Decision, Submission } from "./types";

function gateBounds(low: Decision, high: Decision): GateBounds[] {
  return low.gates.map(({ id, kind, score }, k) => {
    const most = high.gates[k]?.score ?? score;
    return { id, kind, low: score, high: Number.isFinite(most) ? most : null };
  });
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
  const low = decide(c, least, settle(c, least), prepared.digest);
  const high = decide(c, most, settle(c, most), prepared.digest);
  const lost = [...new Set(high.gates.filter((gate) => !gate.passed).map((gate) => gate.id))];
  const certain = low.gates.every((gate) => gate.passed);
  const found: Bounds = {
    verdict: lost.length > 0 ? "certain-fail" : certain ? "certain-pass" : "open",
    total: { low: low.total.score, high: high.total.score },
    gates: gateBounds(low, high),
    lost,
  };
  return { ok: true, bounds: found };
}
