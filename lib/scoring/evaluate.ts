import { decide } from "./decide";
import { compiledOf, type Prepared } from "./prepare";
import { settle } from "./settle";
import { readSubmission } from "./submission";
import type { Evaluation } from "./types";

/**
 * Scores a submission: the decision (sections 2–4), or every error of the submission.
 * Never throws for a JSON value, whatever it holds.
 */
export function evaluate(prepared: Prepared, submission: unknown): Evaluation {
  const compiled = compiledOf(prepared);
  const reading = readSubmission(compiled, submission);
  if (!reading.ok) return reading;
  const settled = settle(compiled, reading.state);
  return { ok: true, decision: decide(compiled, reading.state, settled, prepared.digest) };
}
