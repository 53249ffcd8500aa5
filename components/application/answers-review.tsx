import { PageLink } from "@/components/ui/page-link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { RunningResult } from "@/lib/application/score";
import { isNamed, isUnlocked } from "@/lib/application/score";
import type { LoadedEntry } from "@/lib/application/types";
import { applicableIds, leavesOf } from "@/lib/scoring";
import type { LeafNode } from "@/lib/scoring/types";
import { answerText } from "./answer-text";
import { CountsMark } from "./counts-mark";
import type { PageProgress } from "./progress";

export interface AnswersReviewProps {
  entry: LoadedEntry;
  page: PageProgress;
  result: RunningResult;
  named: ReadonlySet<string>;
  /** How many files are attached to each point. */
  files: Readonly<Record<string, number>>;
  /** Shows links that lead to the fields. */
  editable: boolean;
}

/** All answers of one page in words, each with its score and a way to its field. */
export function AnswersReview(props: AnswersReviewProps) {
  const { entry, page, result, named, files, editable } = props;
  const { prepared, view, answers, waivers } = entry;
  const values = new Map(answers.map((answer) => [answer.nodeId, answer]));
  const applies = applicableIds(prepared, view.facts.type);
  const waived = new Set(waivers.map((waiver) => waiver.nodeId));
  const errors = new Map(result.errors.map((error) => [error.path, error.message]));
  const rows = leavesOf(prepared, page.node.id).filter((leaf) => applies.has(leaf.id));
  const isWaived = (leaf: LeafNode) => waived.size > 0 && isNamed(prepared, leaf.id, waived);
  const status = (leaf: LeafNode) => {
    const problem = errors.get(`answers.${leaf.id}`);
    if (isWaived(leaf)) return <StatusTag tone="neutral">申请不适用</StatusTag>;
    if (problem) return <span className="text-failed">{problem}</span>;
    if ((values.get(leaf.id)?.value ?? null) === null)
      return <StatusTag tone="pending">未填写</StatusTag>;
    if (values.get(leaf.id)?.origin === "carried")
      return <StatusTag tone="pending">沿用往次，待确认</StatusTag>;
    if (leaf.rule.type === "survey")
      return <CountsMark surveyed={values.get(leaf.id)?.origin === "survey"} />;
    return null;
  };
  return (
    <Table
      caption={page.node.title}
      stack
      dense
      rows={rows}
      rowKey={(leaf) => leaf.id}
      columns={[
        {
          key: "point",
          title: "评分点",
          rowHeader: true,
          className: "sm:w-2/5",
          cell: (leaf) => {
            const open =
              editable &&
              (named.size === 0 ||
                isUnlocked(prepared, leaf.id, named, entry.snapshots.at(-1)?.submission));
            return open ? (
              <PageLink href={`${page.href}#field-answers.${leaf.id}`}>{leaf.title}</PageLink>
            ) : (
              leaf.title
            );
          },
        },
        {
          key: "answer",
          title: "填报内容",
          cell: (leaf) => (
            <>
              {isWaived(leaf) ? null : answerText(leaf, values.get(leaf.id)?.value)}
              {values.get(leaf.id)?.note ? (
                <p className="text-sm text-muted">{values.get(leaf.id)?.note}</p>
              ) : null}
              {files[leaf.id] ? (
                <p className="text-sm text-muted">佐证材料 {files[leaf.id]} 个文件</p>
              ) : null}
              <div>{status(leaf)}</div>
            </>
          ),
        },
        {
          key: "score",
          title: "自评分",
          numeric: true,
          cell: (leaf) =>
            leaf.rule.type === "requirement" || isWaived(leaf)
              ? "—"
              : `${(result.decision?.nodes[leaf.id]?.score ?? 0).toFixed(2)} / ${leaf.fullMarks.toFixed(2)}`,
        },
      ]}
    />
  );
}
