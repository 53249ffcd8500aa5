import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { StatusTag } from "@/components/ui/status-tag";
import { Marks } from "./marks";
import { countingScore, lostMarks, type ScoreTreeNode, wasChanged } from "./score-tree-data";

export interface ScoreTreeProps {
  nodes: readonly ScoreTreeNode[];
  label?: string;
  /** Opens every branch, for print and for reviewers. */
  openAll?: boolean;
  /** The branches that stand open, where "those with lost marks" would be nearly all. */
  opened?: ReadonlySet<string>;
  /** One decision only: 得分 and 满分, where nothing has to be told apart. */
  single?: boolean;
  /** More about one node, under its line: evidence, rulings, a link to correct it. */
  detail?: (node: ScoreTreeNode) => ReactNode;
}

const COLUMNS =
  "grid grid-cols-[repeat(3,minmax(3.25rem,auto))] gap-x-2 sm:grid-cols-[repeat(3,minmax(4rem,auto))] sm:gap-x-5";
const TWO_COLUMNS =
  "grid grid-cols-[repeat(2,minmax(3.25rem,auto))] gap-x-2 sm:grid-cols-[repeat(2,minmax(4rem,auto))] sm:gap-x-5";
const HEADS = ["自评分", "核定分", "满分"];
const TWO_HEADS = ["得分", "满分"];

function Figures({ node, single }: { node: ScoreTreeNode; single: boolean }) {
  const changed = wasChanged(node);
  if (single && node.children.length === 0 && node.fullMarks === 0)
    return <span className="ml-auto flex-none text-right text-base text-muted">不计分</span>;
  if (single)
    return (
      <span className={cx(TWO_COLUMNS, "ml-auto flex-none text-right text-base")}>
        <span>
          <span className="sr-only">得分 </span>
          <Marks value={node.applicable ? countingScore(node) : null} />
        </span>
        <span className="text-muted">
          <span className="sr-only">，满分 </span>
          <Marks value={node.fullMarks} />
        </span>
      </span>
    );
  return (
    <span className={cx(COLUMNS, "ml-auto flex-none text-right text-base")}>
      <span className={cx(changed && "text-muted")}>
        <span className="sr-only">自评分 </span>
        <Marks value={node.selfScore} />
      </span>
      <span className={cx(changed && "font-semibold text-pending")}>
        <span className="sr-only">，核定分 </span>
        {node.verifiedScore === undefined ? <span className="text-muted">—</span> : null}
        {node.verifiedScore === undefined ? null : <Marks value={node.verifiedScore} />}
        {changed ? <span className="sr-only">（有调整）</span> : null}
      </span>
      <span className="text-muted">
        <span className="sr-only">，满分 </span>
        <Marks value={node.fullMarks} />
      </span>
    </span>
  );
}

function Signs({ node }: { node: ScoreTreeNode }) {
  const score = countingScore(node);
  const failed = node.passMark !== undefined && score !== null && score < node.passMark;
  return (
    <>
      {node.applicable ? null : (
        <StatusTag tone="neutral">{node.waived ? "不适用（因地制宜）" : "不适用"}</StatusTag>
      )}
      {node.applicable && node.missing ? <StatusTag tone="pending">未填</StatusTag> : null}
      {node.applicable && failed ? <StatusTag tone="failed">未达标</StatusTag> : null}
      {wasChanged(node) && node.children.length === 0 ? (
        <StatusTag tone="pending">有调整</StatusTag>
      ) : null}
    </>
  );
}

function Line({ node, bold, single }: { node: ScoreTreeNode; bold: boolean; single: boolean }) {
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4 gap-y-0.5">
      <span
        className={cx(
          "inline-flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1",
          // On a phone two figures stay beside their title, three go under it.
          single ? "basis-36" : "basis-48",
          bold && "font-medium",
          !node.applicable && "text-muted",
        )}
      >
        {node.title}
        <Signs node={node} />
      </span>
      <Figures node={node} single={single} />
    </span>
  );
}

interface BranchProps {
  node: ScoreTreeNode;
  depth: number;
  openAll: boolean;
  opened?: ReadonlySet<string>;
  single: boolean;
  detail?: (node: ScoreTreeNode) => ReactNode;
}

function Notes({ node, detail }: Pick<BranchProps, "node" | "detail">) {
  const more = detail?.(node);
  if (!node.reason && !more) return null;
  return (
    <div className="mb-2 max-w-text border-l-4 border-pending/40 pl-3 text-sm">
      {node.reason ? <p>核定理由：{node.reason}</p> : null}
      {more}
    </div>
  );
}

function Branch({ node, depth, openAll, opened, single, detail }: BranchProps) {
  if (node.children.length === 0) {
    return (
      <li className="border-t border-line first:border-t-0">
        <div className="flex py-1.5 pl-5">
          <Line node={node} bold={false} single={single} />
        </div>
        <div className="pl-5">
          <Notes node={node} detail={detail} />
        </div>
      </li>
    );
  }
  return (
    <li
      className={cx(
        "border-t first:border-t-0",
        depth === 0 ? "border-line-strong" : "border-line",
      )}
    >
      <details open={openAll || (opened?.has(node.id) ?? lostMarks(node))}>
        <summary
          className={cx(
            "marker flex items-baseline py-2 hover:bg-surface",
            depth === 0 && "text-lg",
          )}
        >
          <Line node={node} bold={depth < 2} single={single} />
        </summary>
        <Notes node={node} detail={detail} />
        <ul className={cx("border-t border-line", depth === 0 ? "ml-2 sm:ml-4" : "ml-3 sm:ml-5")}>
          {node.children.map((child) => (
            <Branch
              key={child.id}
              node={child}
              depth={depth + 1}
              openAll={openAll}
              opened={opened}
              single={single}
              detail={detail}
            />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** Section → scene → indicator → point, opened where marks were lost; self and verified score side by side with the reason at hand. */
export function ScoreTree({
  nodes,
  label = "评分明细",
  openAll = false,
  opened,
  single = false,
  detail,
}: ScoreTreeProps) {
  return (
    <section aria-label={label}>
      <div
        aria-hidden="true"
        className="flex justify-end border-b-2 border-line-strong pb-1 text-right text-sm font-semibold text-muted"
      >
        <span className={single ? TWO_COLUMNS : COLUMNS}>
          {(single ? TWO_HEADS : HEADS).map((head) => (
            <span key={head}>{head}</span>
          ))}
        </span>
      </div>
      <ul className="border-b border-line-strong">
        {nodes.map((node) => (
          <Branch
            key={node.id}
            node={node}
            depth={0}
            openAll={openAll}
            opened={opened}
            single={single}
            detail={detail}
          />
        ))}
      </ul>
    </section>
  );
}
