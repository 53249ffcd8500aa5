import { type Column, Table } from "@/components/ui/table";
import { dayOf, formatDay } from "@/lib/calendar";
import { type AssumedRow, rulingKinds } from "@/lib/standard/types";

/** What was said of a figure, by whom and when. */
export function RulingWords({ ruling }: Pick<AssumedRow, "ruling">) {
  if (!ruling) return <span className="text-pending">没有记录</span>;
  const words = ruling.kind === "confirmed" ? ruling.documentNumber : rulingKinds.assumed;
  return (
    <>
      {words}
      <span className="block text-sm text-muted">
        {`${ruling.ruledBy}，${formatDay(dayOf(new Date(ruling.ruledAt)))}`}
      </span>
    </>
  );
}

const columns: Column<AssumedRow>[] = [
  { key: "path", title: "条目", rowHeader: true, cell: (row) => row.path },
  { key: "field", title: "类别", cell: (row) => row.field },
  { key: "value", title: "数值", numeric: true, cell: (row) => row.value },
  { key: "ruling", title: "核定记录", cell: (row) => <RulingWords ruling={row.ruling} /> },
];

/** The 核定 records with which a version came into force. */
export function RulingTable({ rows }: { rows: readonly AssumedRow[] }) {
  return (
    <Table
      caption="核定记录"
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      stack
      dense
    />
  );
}
