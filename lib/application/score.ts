import {
  type Decision,
  evaluate,
  type LeafNode,
  type Prepared,
  type Standard,
  type StandardNode,
  type Submission,
  type SubmissionError,
} from "../scoring";
import type { CommunityFacts, EnteredValue } from "./types";

/** Visits the nodes that apply to a community of `type`, in document order; what is waived is left out whole. */
function* applicableNodes(
  nodes: readonly StandardNode[],
  type: string,
  waived: ReadonlySet<string>,
): Generator<StandardNode> {
  for (const node of nodes) {
    if (waived.has(node.id) || (node.appliesTo && !node.appliesTo.includes(type))) continue;
    yield node;
    if ("children" in node) yield* applicableNodes(node.children, type, waived);
  }
}

/** The scoring points that are asked of a community, in document order. */
export const askedLeaves = (
  standard: Standard,
  type: string,
  waived: ReadonlySet<string>,
): LeafNode[] =>
  [...applicableNodes(standard.sections, type, waived)].filter(
    (node): node is LeafNode => "rule" in node,
  );

/**
 * Composes the library's submission from what was entered: only points that apply, in document order.
 * Waivers on nodes that do not apply to the type anyway are left out too.
 */
export function composeSubmission(
  standard: Standard,
  facts: CommunityFacts,
  values: ReadonlyMap<string, EnteredValue | null>,
  waivedIds: Iterable<string>,
): Submission {
  const claimed = new Set(waivedIds);
  const applicable = new Set(
    [...applicableNodes(standard.sections, facts.type, new Set())].map((node) => node.id),
  );
  const waived = [...claimed].filter((id) => applicable.has(id)).sort();
  const answers: Submission["answers"] = {};
  for (const leaf of askedLeaves(standard, facts.type, claimed)) {
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

/** Where a node stands in the standard: its ancestors from the section down, and itself. */
export function pathTo(standard: Standard, id: string): StandardNode[] {
  const search = (nodes: readonly StandardNode[]): StandardNode[] => {
    for (const node of nodes) {
      if (node.id === id) return [node];
      if (!("children" in node)) continue;
      const below = search(node.children);
      if (below.length > 0) return [node, ...below];
    }
    return [];
  };
  return search(standard.sections);
}

/** True when `id` or an ancestor of it is among `named`: what a rectification unlocks. */
export const isNamed = (standard: Standard, id: string, named: ReadonlySet<string>): boolean =>
  pathTo(standard, id).some((node) => named.has(node.id));
