import type { FieldMessage } from "../errors";
import type { FrozenEvidence } from "../evidence/types";
import {
  applicableIds,
  type Bounds,
  bounds,
  type Decision,
  evaluate,
  formatMarks,
  isBranch,
  isLeaf,
  type LeafNode,
  leavesOf,
  nodeById,
  type Prepared,
  pathOf,
  type Standard,
  type StandardNode,
  type Submission,
  type SubmissionError,
} from "../scoring";
import {
  type ClaimedWaiver,
  type CommunityFacts,
  communityItem,
  type EnteredAnswer,
  type EnteredValue,
  type LoadedEntry,
  type Origin,
  type SnapshotStatements,
} from "./types";

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

/** What is not filled in, or wrongly, below a node: one message for each point, in document order. */
export function shortOf(
  prepared: Prepared,
  facts: CommunityFacts,
  answers: readonly EnteredAnswer[],
  waivers: readonly ClaimedWaiver[],
  nodeId: string,
): FieldMessage[] {
  const values = new Map(answers.map((answer) => [answer.nodeId, answer.value]));
  const waived = waivers.map((waiver) => waiver.nodeId);
  const { errors } = runningResult(prepared, composeSubmission(prepared, facts, values, waived));
  const wrong = new Map(errors.map(({ path, message }) => [path, message]));
  const here = new Set(leavesOf(prepared, nodeId).map((leaf) => leaf.id));
  return askedLeaves(prepared, facts.type, waived)
    .filter((leaf) => here.has(leaf.id))
    .flatMap(({ id, title }) => {
      const path = `answers.${id}`;
      const message =
        wrong.get(path) ?? ((values.get(id) ?? null) === null ? `${title}：没有填写。` : null);
      return message ? [{ path, message }] : [];
    });
}

/**
 * Survey points whose counts were typed in without a document that proves them, named in the note or attached: nobody
 * could tell where they come from. Counts of a survey that was held here prove themselves.
 * @param attached how many files each point has
 */
export function unprovenCounts(
  prepared: Prepared,
  submission: Submission,
  answers: readonly EnteredAnswer[],
  attached: Readonly<Record<string, number>>,
): LeafNode[] {
  const known = new Map(answers.map((answer) => [answer.nodeId, answer]));
  return leavesOf(prepared).filter(({ id, rule }) => {
    const answer = known.get(id);
    return (
      rule.type === "survey" &&
      id in submission.answers &&
      answer?.origin !== "survey" &&
      !answer?.note.trim() &&
      !attached[id]
    );
  });
}

export const UNPROVEN = "份数是人工填写的，须写明依据的文件，或上传该文件。";

/** What is frozen beside a submission: the notes of what is asked, reasons of claims, where answers come from. */
export function statementsOf(
  submission: Submission,
  answers: readonly EnteredAnswer[],
  waivers: readonly ClaimedWaiver[],
  evidence: readonly FrozenEvidence[] = [],
): SnapshotStatements {
  const asked = answers.filter(({ nodeId }) => nodeId in submission.answers);
  const proof = evidence.filter(({ nodeId }) => nodeId in submission.answers);
  const from = (wanted: Origin) =>
    asked.flatMap(({ nodeId, origin }) => (origin === wanted ? [nodeId] : [])).sort();
  const [carried, surveyed] = [from("carried"), from("survey")];
  return {
    notes: Object.fromEntries(
      asked.filter(({ note }) => note).map(({ nodeId, note }) => [nodeId, note]),
    ),
    waivers: Object.fromEntries(waivers.map(({ nodeId, reason }) => [nodeId, reason])),
    ...(carried.length > 0 ? { carried } : {}),
    ...(proof.length > 0 ? { evidence: proof } : {}),
    ...(surveyed.length > 0 ? { surveyed } : {}),
  };
}

export interface RunningResult {
  decision: Decision | null;
  /** While answers are missing: sentences of gates that can no longer be met. */
  lost: string[];
  /** Errors of single answers; the decision is of the rest. */
  errors: SubmissionError[];
}

/** The submission without the answers that these errors are about. */
export function withoutWrong(
  submission: Submission,
  errors: readonly SubmissionError[],
): Submission {
  const wrong = new Set(errors.map((error) => error.path));
  const right = Object.entries(submission.answers).filter(([id]) => !wrong.has(`answers.${id}`));
  return { ...submission, answers: Object.fromEntries(right) };
}

/** The result so far: wrong answers are reported and left out, so that the rest can be seen. */
export function runningResult(prepared: Prepared, submission: Submission): RunningResult {
  const first = evaluate(prepared, submission);
  if (first.ok) return { ...withLost(prepared, submission, first.decision), errors: [] };
  const right = withoutWrong(submission, first.errors);
  const rest = evaluate(prepared, right);
  if (!rest.ok) return { decision: null, lost: [], errors: first.errors };
  return { ...withLost(prepared, right, rest.decision), errors: first.errors };
}

function withLost(prepared: Prepared, submission: Submission, decision: Decision) {
  const open = decision.missing.length > 0 ? bounds(prepared, submission) : null;
  return { decision, lost: open?.ok ? lostSentences(prepared, open.bounds) : [] };
}

/** A gate that can no longer be met, as a sentence: the most that is still possible, and what is asked. */
export function lostSentences(prepared: Prepared, { gates, lost }: Bounds): string[] {
  const passMarks = new Map([["total", prepared.standard.total.passMark]]);
  return gates
    .filter((gate) => lost.includes(gate.id))
    .flatMap(({ id, kind, high }) => {
      const node = nodeById(prepared, id);
      const title = node?.title ?? prepared.standard.total.title;
      const pass = node?.passMark ?? passMarks.get(id);
      if (kind === "requirement")
        return high === 0 ? [`“${title}”已填不满足，是必须满足的要求`] : [];
      if (kind === "sample") {
        const least =
          node && isLeaf(node) && node.rule.type === "survey" ? node.rule.minResponses : 0;
        return high !== null && high < (least ?? 0)
          ? [`${title}有效答卷只有 ${high} 份，至少应有 ${least} 份`]
          : [];
      }
      return high !== null && pass !== undefined && high < pass
        ? [`${title}最高只能得到 ${formatMarks(high)} 分，达标分值 ${formatMarks(pass)} 分`]
        : [];
    });
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

/** The pages that whoever loaded an entry sees: all of them, for a contributor their own parts'. */
export function pagesFor({
  prepared,
  person,
  parts,
}: Pick<LoadedEntry, "prepared" | "person" | "parts">): EntryPage[] {
  const pages = entryPages(prepared);
  if (person.role !== "contributor") return pages;
  return pages.filter(({ node }) => parts.some(({ nodeId }) => nodeId === node.id));
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

type Entered = Pick<LoadedEntry, "answers" | "waivers" | "rectifications" | "snapshots">;

/**
 * What of an application's content lies on the pages of `nodes`: answers, claims, names for rectification, and
 * the same of each frozen submission. Claims above a page decide what it asks, and stay.
 */
export function withinNodes<Content extends Entered>(
  prepared: Prepared,
  nodes: readonly string[],
  content: Content,
): Content {
  const named = new Set(nodes);
  const above = new Set(nodes.flatMap((id) => pathOf(prepared, id).map((node) => node.id)));
  const inside = (id: string) => isNamed(prepared, id, named);
  // Only the newest return counts: what an earlier one had unlocked is locked again.
  const round = content.rectifications[0]?.round;
  const claimed = (id: string) => inside(id) || above.has(id);
  const own = <Value>(record: Readonly<Record<string, Value>>, keep = inside) =>
    Object.fromEntries(Object.entries(record).filter(([id]) => keep(id)));
  return {
    ...content,
    answers: content.answers.filter(({ nodeId }) => inside(nodeId)),
    waivers: content.waivers.filter(({ nodeId }) => claimed(nodeId)),
    rectifications: content.rectifications.filter(
      (item) => item.round === round && (item.nodeId === communityItem || inside(item.nodeId)),
    ),
    snapshots: content.snapshots.map(({ submission, statements, ...rest }) => ({
      ...rest,
      submission: {
        community: submission.community,
        ...(submission.waived ? { waived: submission.waived.filter(claimed) } : {}),
        answers: own(submission.answers),
      },
      statements: {
        notes: own(statements.notes),
        waivers: own(statements.waivers, claimed),
        ...(statements.carried ? { carried: statements.carried.filter(inside) } : {}),
      },
    })),
  };
}
