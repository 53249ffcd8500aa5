/** Impact (调整影响): what another version of a standard would do to stored submissions (section 6). */
import { evaluate } from "./evaluate";
import type { Impact, ImpactOutcome } from "./inquiry-types";
import type { Prepared } from "./prepare";
import type { Evaluation, Gate } from "./types";

const OUTCOMES = ["passed", "failed", "incomplete", "invalid"] as const;

const outcomeOf = (result: Evaluation): ImpactOutcome =>
  result.ok ? result.decision.outcome : "invalid";

const gatesOf = (result: Evaluation): readonly Gate[] => (result.ok ? result.decision.gates : []);

/** Gates met under one version and not under the other, or failed where the other has none. */
function turned(from: Evaluation, to: Evaluation): string[] {
  const failed = (gates: readonly Gate[]) =>
    new Set(gates.filter((gate) => !gate.passed).map((gate) => `${gate.kind} ${gate.id}`));
  const [before, after] = [failed(gatesOf(from)), failed(gatesOf(to))];
  const ids = [...gatesOf(to), ...gatesOf(from)]
    .filter(({ kind, id }) => before.has(`${kind} ${id}`) !== after.has(`${kind} ${id}`))
    .map((gate) => gate.id);
  return [...new Set(ids)];
}

/** Every pair of outcomes, as `passed-failed`; those of a submission that a version refuses only where they occur. */
function noCounts(): Impact["counts"] {
  const counts: Impact["counts"] = {};
  for (const from of OUTCOMES.slice(0, 3))
    for (const to of OUTCOMES.slice(0, 3)) counts[`${from}-${to}`] = 0;
  return counts;
}

/**
 * Scores each submission under two versions of a standard.
 * @returns how often each outcome became which (`invalid`: the version refuses the submission), and
 * each submission whose outcome changes: its place (from 0), both outcomes, the ids of the gates that
 * turned, the new version's first
 */
export function impact(from: Prepared, to: Prepared, submissions: Iterable<unknown>): Impact {
  const counts = noCounts();
  const flips: Impact["flips"] = [];
  let index = 0;
  for (const submission of submissions) {
    const [before, after] = [evaluate(from, submission), evaluate(to, submission)];
    const [was, is] = [outcomeOf(before), outcomeOf(after)];
    counts[`${was}-${is}`] = (counts[`${was}-${is}`] ?? 0) + 1;
    if (was !== is) flips.push({ index, from: was, to: is, gates: turned(before, after) });
    index += 1;
  }
  return { counts, flips };
}
