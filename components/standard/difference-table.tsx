import { type Column, Table } from "@/components/ui/table";
import type { Difference, DifferenceKind } from "@/lib/scoring";

const KINDS: Record<DifferenceKind, string> = {
  added: "新增",
  removed: "删除",
  moved: "移动",
  changed: "修改",
};
const SORTS: Record<Difference["of"], string> = {
  standard: "标准",
  total: "总分",
  grade: "等级",
  "community-type": "社区类型",
  source: "来源",
  node: "条目",
};

const columns: Column<Difference>[] = [
  {
    key: "title",
    title: "条目",
    rowHeader: true,
    className: "sm:min-w-52",
    cell: ({ of, path }) => {
      const above = of === "node" ? path.slice(0, -1).join(" › ") : SORTS[of];
      return (
        <>
          {above ? <span className="block text-sm font-normal text-muted">{above}</span> : null}
          {path.at(-1)}
        </>
      );
    },
  },
  {
    key: "kind",
    title: "变动",
    corner: true,
    cell: ({ kind }) => <span className="whitespace-nowrap">{KINDS[kind]}</span>,
  },
  {
    key: "changes",
    title: "内容",
    className: "max-sm:col-span-full",
    cell: ({ changes }) => (
      <ul className="grid gap-1">
        {changes.map(({ field, sentence }) => (
          <li key={field} className="whitespace-pre-line wrap-anywhere">
            {sentence}
          </li>
        ))}
      </ul>
    ),
  },
];

/** How many parts were added, removed, moved and changed. */
export function differenceCount(differences: readonly Difference[]): string {
  const kinds = Object.entries(KINDS) as [DifferenceKind, string][];
  return kinds
    .map(([kind, word]) => ({ word, count: differences.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${word} ${count} 项`)
    .join("，");
}

/** What one version has otherwise than another, part by part. */
export function DifferenceTable({ differences }: { differences: readonly Difference[] }) {
  return (
    <Table
      caption="差异"
      captionHidden
      columns={columns}
      rows={differences}
      rowKey={({ of, id }) => `${of} ${id}`}
      stack
    />
  );
}
