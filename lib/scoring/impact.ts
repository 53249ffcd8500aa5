/** Impact (调整影响): what another version of a standard would do to stored submissions (section 6). */
import type { Compiled } from "./compile";
import type { Impact } from "./inquiry-types";
import { compiledOf, type Prepared } from "./prepare";
import { NOT_JUDGED, roomForScores, type Scores, scoreState } from "./scores";
import { readSubmission, roomForReading } from "./submission";

const OUTCOMES = ["passed", "failed", "incomplete"] as const;

/** Scores submissions under one version, each into the same room; null where the version refuses one. */
function scorer(c: Compiled): (submission: unknown) => Scores | null {
  const [reading, scores] = [roomForReading(c), roomForScores(c)];
  return (submission) => {
    const read = readSubmission(c, submission, reading);
    return read.ok ? scoreState(c, read.state, scores) : null;
  };
}

/** The gates that are judged, in order, by kind and id. */
function judgedGates(c: Compiled, scores: Scores | null) {
  const judged = new Map<string, { id: string; failed: boolean }>();
  c.gates.forEach(({ kind, id }, k) => {
    const verdict = scores?.verdicts[k] ?? NOT_JUDGED;
    if (verdict !== NOT_JUDGED) judged.set(`${kind} ${id}`, { id, failed: verdict === 0 });
  });
  return judged;
}

type Judged = ReturnType<typeof judgedGates>;

/** Gates met under one version and not under the other, or failed where the other has none. */
function turned(before: Judged, after: Judged): string[] {
  const ids = [...after, ...before]
    .filter(([gate]) => (before.get(gate)?.failed ?? false) !== (after.get(gate)?.failed ?? false))
    .map(([, { id }]) => id);
  return [...new Set(ids)];
}

/** Every pair of outcomes, as `passed-failed`; those of a submission that a version refuses only where they occur. */
function noCounts(): Impact["counts"] {
  const counts: Impact["counts"] = {};
  for (const from of OUTCOMES) for (const to of OUTCOMES) counts[`${from}-${to}`] = 0;
  return counts;
}

/**
 * Scores each submission under two versions of a standard.
 * @returns how often each outcome became which (`invalid`: the version refuses the submission), and
 * each submission whose outcome changes: its place (from 0), both outcomes, the ids of the gates that
 * turned, the new version's first
 */
export function impact(from: Prepared, to: Prepared, submissions: Iterable<unknown>): Impact {
  const [old, next] = [compiledOf(from), compiledOf(to)];
  const [scoreOld, scoreNext] = [scorer(old), scorer(next)];
  const counts = noCounts();
  const flips: Impact["flips"] = [];
  let index = 0;
  for (const submission of submissions) {
    const [before, after] = [scoreOld(submission), scoreNext(submission)];
    const [was, is] = [before?.outcome ?? "invalid", after?.outcome ?? "invalid"] as const;
    counts[`${was}-${is}`] = (counts[`${was}-${is}`] ?? 0) + 1;
    if (was !== is) {
      const gates = turned(judgedGates(old, before), judgedGates(next, after));
      flips.push({ index, from: was, to: is, gates });
    }
    index += 1;
  }
  return { counts, flips };
}
