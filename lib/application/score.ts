import {
  applicableIds,
  type Decision,
  evaluate,
  isBranch,
  type LeafNode,
  leavesOf,
  type Prepared,
  pathOf,
  type Standard,
  type StandardNode,
  type Submission,
  type SubmissionError,
} from "../scoring";
import { type CommunityFacts, communityItem, type EnteredValue } from "./types";

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

/** True when the node or an ancestor of it is among `named`. */
export const isNamed = (prepared: Prepared, id: string, named: ReadonlySet<string>): boolean =>
  pathOf(prepared, id).some((node) => named.has(node.id));

/**
 * What a return unlocks: what it names, and, where it names the community's own data, points that `submitted`
 * was not asked for: another type brings them in, and without them nothing could be submitted again.
 */
export function isUnlocked(
  prepared: Prepared,
  id: string,
  named: ReadonlySet<string>,
  submitted: Submission | undefined,
): boolean {
  if (isNamed(prepared, id, named)) return true;
  if (!submitted || !named.has(communityItem)) return false;
  const asked = leavesOf(prepared, id).some((leaf) => leaf.id in submitted.answers);
  return !asked && !isNamed(prepared, id, new Set(submitted.waived));
}

/** One page of entry or verification: a scene, or a section that is small enough to be one. */
export interface EntryPage {
  section: StandardNode;
  node: StandardNode;
  /** Below the application's own address, e.g. `scenes/health` or `party`. */
  path: string;
}

/** How a standard is split into pages: sections whose parts have parts of their own, one page for each part. */
export function entryPages(prepared: Prepared): EntryPage[] {
  return prepared.standard.sections.flatMap((section): EntryPage[] => {
    const split =
      isBranch(section) &&
      section.children.some((part) => isBranch(part) && part.children.some(isBranch));
    if (!split) return [{ section, node: section, path: section.id }];
    return section.children.map((node) => ({ section, node, path: `${section.id}/${node.id}` }));
  });
}

/** The page on which a node is entered. */
export const pageOf = (prepared: Prepared, id: string): EntryPage | undefined => {
  const path = new Set(pathOf(prepared, id).map((node) => node.id));
  return entryPages(prepared).find((page) => path.has(page.node.id));
};

/** The standard as a page in the browser needs it: the long texts of other pages are left out. */
export function slimStandard({ standard }: Prepared, keep: StandardNode): Standard {
  const slim = (node: StandardNode): StandardNode => {
    if (node.id === keep.id) return node;
    const { clause: _clause, evidence: _evidence, ...rest } = node;
    return "children" in rest ? { ...rest, children: rest.children.map(slim) } : rest;
  };
  return { ...standard, sections: standard.sections.map(slim) };
}
