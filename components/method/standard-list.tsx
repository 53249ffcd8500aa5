import { PageLink } from "@/components/ui/page-link";
import { Table } from "@/components/ui/table";
import type { StandardView } from "@/lib/standard/types";
import { levelTitle, methodHref } from "./level-titles";

/** Every stored version, by family, the newest first. */
export function StandardList({ families }: { families: readonly StandardView[][] }) {
  return (
    <Table
      caption="全部办法和版本"
      captionHidden
      stack
      rows={families.flat()}
      rowKey={({ id }) => id}
      empty="还没有办法。"
      columns={[
        {
          key: "title",
          title: "办法",
          rowHeader: true,
          cell: (row) => (
            <PageLink href={methodHref(row.family, row.version)}>《{row.title}》</PageLink>
          ),
        },
        { key: "level", title: "级别", cell: (row) => levelTitle(row.level) },
        { key: "version", title: "版本", cell: (row) => row.version },
        { key: "points", title: "评分点", numeric: true, cell: (row) => row.points },
        { key: "published", title: "已公布", numeric: true, cell: (row) => row.figures.published },
        { key: "assumed", title: "待核定", numeric: true, cell: (row) => row.figures.assumed },
      ]}
    />
  );
}
