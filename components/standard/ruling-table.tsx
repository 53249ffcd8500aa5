import { Disclosure } from "@/components/ui/disclosure";
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

/** The rows by the section they stand in, in document order. */
export function byGroup(rows: readonly AssumedRow[]): [string, AssumedRow[]][] {
  const groups = new Map<string, AssumedRow[]>();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  return [...groups];
}

/** Where a figure stands within its section, which is named above. */
export const placeInGroup = ({ group, path }: Pick<AssumedRow, "group" | "path">): string =>
  path.startsWith(`${group} › `) ? path.slice(group.length + 3) : path;

const columns: Column<AssumedRow>[] = [
  { key: "path", title: "条目", rowHeader: true, cell: placeInGroup },
  {
    key: "field",
    title: "类别",
    className: "sm:w-40",
    cell: (row) => <span className="whitespace-nowrap">{row.field}</span>,
  },
  { key: "value", title: "数值", numeric: true, className: "sm:w-40", cell: (row) => row.value },
  {
    key: "ruling",
    title: "核定记录",
    className: "sm:w-72 max-sm:col-span-full",
    cell: (row) => <RulingWords ruling={row.ruling} />,
  },
];

const summary = (rows: readonly AssumedRow[]) => {
  const confirmed = rows.filter(({ ruling }) => ruling?.kind === "confirmed").length;
  return `${rows.length} 个，${rulingKinds.confirmed} ${confirmed} 个，${rulingKinds.assumed} ${rows.length - confirmed} 个`;
};

/** The 核定 records with which a version came into force, section by section. */
export function RulingTable({ rows }: { rows: readonly AssumedRow[] }) {
  return byGroup(rows).map(([group, own]) => (
    <Disclosure key={group} summary={`${group}：${summary(own)}`}>
      <Table
        caption={`${group}的核定记录`}
        captionHidden
        columns={columns}
        rows={own}
        rowKey={(row) => row.key}
        stack
        dense
      />
    </Disclosure>
  ));
}
