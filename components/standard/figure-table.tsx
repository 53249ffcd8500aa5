import { type Column, Table } from "@/components/ui/table";
import type { FigureRow } from "@/lib/standard/types";

const columns: Column<FigureRow>[] = [
  { key: "path", title: "条目", rowHeader: true, cell: (row) => row.path },
  {
    key: "field",
    title: "类别",
    cell: (row) => <span className="whitespace-nowrap">{row.field}</span>,
  },
  { key: "value", title: "数值", numeric: true, cell: (row) => row.value },
  {
    key: "source",
    title: "来源与说明",
    className: "text-sm max-sm:col-span-full",
    cell: (row) => (row.note ? `${row.source}。${row.note}` : row.source),
  },
];

/** Figures of a standard, each with its value and where it comes from. */
export function FigureTable({ caption, rows }: { caption: string; rows: readonly FigureRow[] }) {
  return (
    <Table
      caption={caption}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      stack
      dense
    />
  );
}
