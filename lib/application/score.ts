import {
  applicableIds,
  type Decision,
  evaluate,
  type LeafNode,
  leavesOf,
  type Prepared,
  pathOf,
  type Submission,
  type SubmissionError,
} from "../scoring";
import type { CommunityFacts, EnteredValue } from "./types";

/** The scoring points that are asked of a community, in document order; what is waived is left out whole. */
export function askedLeaves(
  prepared: Prepared,
  type: string,
  waived: readonly string[] = [],
): LeafNode[] {
  const applicable = applicableIds(prepared, type, waived);
  return leavesOf(prepared).filter((leaf) => applicable.has(leaf.id));
}

/**
 * Composes the library's submission from what was entered: only points that apply, in document order.
 * Waivers on nodes that do not apply to the type anyway are left out too.
 */
export function composeSubmission(
  prepared: Prepared,
  facts: CommunityFacts,
  values: ReadonlyMap<string, EnteredValue | null>,
  waivedIds: readonly string[],
): Submission {
  const applicable = applicableIds(prepared, facts.type);
  const waived = waivedIds.filter((id) => applicable.has(id)).sort();
  const answers: Submission["answers"] = {};
  for (const leaf of askedLeaves(prepared, facts.type, waived)) {
    const value = values.get(leaf.id);
    if (value !== null && value !== undefined)
      answers[leaf.id] = value as Submission["answers"][string];
  }
  return { community: { ...facts }, ...(waived.length > 0 ? { waived } : {}), answers };
}

export interface RunningResult {
  decision: Decision | null;
  /** Errors of single answers; the decision is of the rest. */
  errors: SubmissionError[];
}

/** The result so far: wrong answers are reported and left out, so that the rest can be seen. */
export function runningResult(prepared: Prepared, submission: Submission): RunningResult {
  const first = evaluate(prepared, submission);
  if (first.ok) return { decision: first.decision, errors: [] };
  const wrong = new Set(first.errors.map((error) => error.path));
  const answers = Object.fromEntries(
    Object.entries(submission.answers).filter(([id]) => !wrong.has(`answers.${id}`)),
  );
  const rest = evaluate(prepared, { ...submission, answers });
  return { decision: rest.ok ? rest.decision : null, errors: first.errors };
}

/** True when the node or an ancestor of it is among `named`: what a rectification unlocks. */
export const isNamed = (prepared: Prepared, id: string, named: ReadonlySet<string>): boolean =>
  pathOf(prepared, id).some((node) => named.has(node.id));
