/** What needs the solver: loaded, with the solver, when it is first asked for. */
import type { Implication, PlanOptions, PlanResult } from "./inquiry-types";
import type { Prepared } from "./prepare";
import type { Crosswalk } from "./types";

/**
 * The cheapest set of improvements with which the submission passes (section 6, Plan): see `plan.ts`.
 * @returns the plan; or the submission's errors
 * @throws {ScoringError} `bad-options`, `unsolved`
 */
export async function plan(
  prepared: Prepared,
  submission: unknown,
  options: PlanOptions = {},
): Promise<PlanResult> {
  return (await import("./plan")).plan(prepared, submission, options);
}

/**
 * For each community type: does passing `from` imply passing `to` (section 6, Implication)? See
 * `implication.ts`.
 * @throws {ScoringError} `faulty-crosswalk`, `unsolved`
 */
export async function implication(
  from: Prepared,
  to: Prepared,
  crosswalk: Crosswalk,
): Promise<Record<string, Implication>> {
  return (await import("./implication")).implication(from, to, crosswalk);
}
