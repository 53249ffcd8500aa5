/** A decision with the inquiries asked of it, under the names the command line and HTTP give them (section 7). */
import { bounds } from "./bounds";
import { compare } from "./compare";
import { evaluate } from "./evaluate";
import type { Inquired, PlanOptions } from "./inquiry-types";
import { plan } from "./on-demand";
import type { Prepared } from "./prepare";
import { robustness } from "./robustness";
import { sampling } from "./sampling";
import type { Crosswalk, SubmissionError } from "./types";

/** What to add to a decision. */
export interface Inquiries {
  bounds?: boolean;
  robustness?: boolean;
  plan?: PlanOptions;
  compare?: { to: Prepared; crosswalk: Crosswalk };
  sampling?: boolean;
}

/**
 * Scores a submission and adds what is asked about the result, each under its name (`comparison` for
 * `compare`).
 * @returns the decision with these keys; or the submission's errors
 * @throws {ScoringError} as `plan` and `compare` do
 */
export async function inquire(
  prepared: Prepared,
  submission: unknown,
  asked: Inquiries,
): Promise<{ ok: true; decision: Inquired } | { ok: false; errors: SubmissionError[] }> {
  const result = evaluate(prepared, submission);
  if (!result.ok) return result;
  const decision: Inquired = { ...result.decision };
  if (asked.bounds) {
    const found = bounds(prepared, submission);
    if (!found.ok) return found;
    decision.bounds = found.bounds;
  }
  if (asked.robustness) {
    const found = robustness(prepared, submission);
    if (!found.ok) return found;
    decision.robustness = found.robustness;
  }
  if (asked.plan) {
    const found = await plan(prepared, submission, asked.plan);
    if (!found.ok) return found;
    decision.plan = found.plan;
  }
  if (asked.compare) {
    const found = compare(prepared, submission, asked.compare.to, asked.compare.crosswalk);
    if (!found.ok) return found;
    decision.comparison = found.comparison;
  }
  if (asked.sampling) {
    const found = sampling(prepared, submission);
    if (!found.ok) return found;
    decision.sampling = found.sampling;
  }
  return { ok: true, decision };
}
