import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import { type Column, Table } from "@/components/ui/table";
import { formatDay } from "@/lib/calendar";
import type { StandardView } from "@/lib/standard/types";

const columns: Column<StandardView>[] = [
  {
    key: "title",
    title: "标准",
    rowHeader: true,
    cell: (row) => (
      <PageLink href={`/standards/${row.family}/${row.version}`} className="relative">
        {row.title}
        <LinkPending />
      </PageLink>
    ),
  },
  {
    key: "version",
    title: "编号与版本",
    className: "max-sm:col-span-full",
    cell: (row) => (
      <span className="font-mono text-sm break-all">{`${row.family}@${row.version}`}</span>
    ),
  },
  {
    key: "effective",
    title: "生效日期",
    className: "max-sm:col-span-2",
    cell: (row) => <span className="whitespace-nowrap">{formatDay(row.effectiveFrom)}</span>,
  },
  { key: "points", title: "评分点", numeric: true, cell: (row) => row.points },
  { key: "published", title: "已公布", numeric: true, cell: (row) => row.figures.published },
  { key: "referenced", title: "参考资料", numeric: true, cell: (row) => row.figures.referenced },
  { key: "assumed", title: "待核定", numeric: true, cell: (row) => row.figures.assumed },
  {
    key: "digest",
    title: "摘要值",
    cell: (row) => (
      <span className="font-mono text-sm" title={row.digest}>
        {row.digest.slice(0, 12)}
      </span>
    ),
  },
];

/** The stored standards, with how many of their figures rest on what. */
export function StandardTable({ standards }: { standards: readonly StandardView[] }) {
  return (
    <Table
      caption="标准"
      captionHidden
      columns={columns}
      rows={standards}
      rowKey={(row) => row.id}
      stack
    />
  );
}
