import {
  type BranchNode,
  type Decision,
  evaluate,
  formatMarks,
  isBranch,
  type Prepared,
  type StandardNode,
  type Submission,
} from "../scoring";
import type { ScoreColumn } from "./types";

const column = (node: StandardNode): ScoreColumn => ({
  id: node.id,
  title: node.title,
  most: node.fullMarks + (isBranch(node) ? (node.bonusMarks ?? 0) : 0),
  point: !isBranch(node),
});

/** A point whose score cannot be said by marks alone (a questionnaire, a quota) has no sum to give. */
const hasMarks = (node: StandardNode) => isBranch(node) || node.rule.type === "marks";

const isSplit = (node: StandardNode): node is BranchNode =>
  isBranch(node) && node.children.some((part) => isBranch(part) && part.passMark !== undefined);

/**
 * What an earlier result can give: each section as a whole, and its parts where these have pass marks of their own.
 * A section and its parts exclude each other, as direct scores do.
 */
export function scoreColumns({ standard }: Prepared): ScoreColumn[] {
  return standard.sections.flatMap((section) =>
    [section, ...(isSplit(section) ? section.children : [])].filter(hasMarks).map(column),
  );
}

export interface ResultFault {
  /** A node's id, or `name` where the community itself does not fit. */
  field: string;
  message: string;
}

export type Evaluated =
  | { ok: true; submission: Submission; decision: Decision }
  | { ok: false; faults: ResultFault[] };

function compose(
  community: Submission["community"],
  columns: readonly ScoreColumn[],
  scores: Readonly<Record<string, number>>,
): Submission {
  const given = (point: boolean) =>
    Object.fromEntries(
      columns.flatMap(({ id, point: is }) =>
        is === point && scores[id] !== undefined ? [[id, scores[id]]] : [],
      ),
    );
  return { community, direct: given(false), answers: given(true) };
}

/**
 * Decides an earlier result known only in sums: a submission of direct scores. Households and residents are only
 * in it where a rule that is still asked needs them, so that later changes of them leave the result as it is.
 */
export function evaluateResult(
  prepared: Prepared,
  facts: { type: string; households: number; residents: number },
  scores: Readonly<Record<string, number>>,
): Evaluated {
  const columns = scoreColumns(prepared);
  const { type } = facts;
  const alone = compose({ type }, columns, scores);
  const first = evaluate(prepared, alone);
  if (first.ok) return { ok: true, submission: alone, decision: first.decision };
  const whole = compose(facts, columns, scores);
  const second = evaluate(prepared, whole);
  if (second.ok) return { ok: true, submission: whole, decision: second.decision };
  const faults = second.errors.map(({ code, path, message }) => {
    const id = path.slice(path.indexOf(".") + 1);
    const found = columns.find((one) => one.id === id);
    if (!found) return { field: "name", message };
    const { title, most } = found;
    if (code !== "out-of-range") return { field: id, message };
    return {
      field: id,
      message: `「${title}」应在 0 至 ${formatMarks(most)} 之间，现为 ${scores[id]}。`,
    };
  });
  return { ok: false, faults };
}

/** The marks that a submission gives, by node id. */
export const scoresOf = ({ direct = {}, answers }: Submission): Record<string, number> => ({
  ...direct,
  ...Object.fromEntries(
    Object.entries(answers).flatMap(([id, value]) =>
      typeof value === "number" ? [[id, value] as const] : [],
    ),
  ),
});

/** What a result amounts to, without calling it an acceptance: 总分和各单项均达标. */
export function verdictWords({ outcome, gates, missing }: Decision): string {
  if (outcome === "incomplete") return `分值不全（缺 ${missing.length} 个评分点），不作判断`;
  const failed = gates.filter((gate) => !gate.passed).length;
  return failed === 0 ? "总分和各单项均达标" : `${failed} 项未达标`;
}
