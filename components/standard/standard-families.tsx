import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import { type Column, Table } from "@/components/ui/table";
import { dayOf, formatDay } from "@/lib/calendar";
import type { VersionRow } from "@/lib/standard/types";
import { VersionTag } from "./version-tag";

function When({ row }: { row: VersionRow }) {
  const words = { draft: "保存", proposed: "提请", "in-force": "生效", repealed: "生效" };
  const day = row.effectiveFrom ?? (row.since ? dayOf(row.since) : null);
  if (!day) return null;
  return <span className="whitespace-nowrap">{`${formatDay(day)}${words[row.state]}`}</span>;
}

const figure = (
  key: "published" | "referenced" | "assumed",
  title: string,
): Column<VersionRow> => ({
  key,
  title,
  numeric: true,
  cell: (row) => row.figures?.[key] ?? "—",
});

const columns: Column<VersionRow>[] = [
  {
    key: "title",
    title: "标准",
    rowHeader: true,
    cell: (row) => (
      <PageLink href={row.href} className="relative">
        {row.title}
        <LinkPending />
      </PageLink>
    ),
  },
  {
    key: "state",
    title: "状态",
    cell: (row) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        <VersionTag state={row.state} />
        {row.faults > 0 ? (
          <span className="text-sm whitespace-nowrap text-failed">{`${row.faults} 处差错`}</span>
        ) : null}
      </span>
    ),
  },
  {
    key: "version",
    title: "版本",
    className: "max-sm:col-span-full",
    cell: (row) => <span className="font-mono text-sm break-all">{row.version}</span>,
  },
  {
    key: "when",
    title: "日期",
    className: "max-sm:col-span-2",
    cell: (row) => <When row={row} />,
  },
  figure("published", "已公布"),
  figure("referenced", "参考资料"),
  figure("assumed", "待核定"),
];

/** All versions under their families: drafts first, then what is stored, the newest first. */
export function StandardFamilies({
  families,
}: {
  families: readonly { family: string; rows: readonly VersionRow[] }[];
}) {
  return (
    <div className="space-y-10">
      {families.map(({ family, rows }) => (
        <Table
          key={family}
          caption={
            <>
              {rows.at(-1)?.title}
              <span className="ml-3 font-mono text-sm font-normal break-all text-muted">
                {family}
              </span>
            </>
          }
          columns={columns}
          rows={rows}
          rowKey={(row) => row.key}
          stack
        />
      ))}
    </div>
  );
}
