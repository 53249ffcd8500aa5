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
  className: "sm:w-28",
  cell: (row) => row.figures?.[key] ?? "—",
});

/** Of a family that all its versions are called by one name, the name stands above them. */
const columns = (family: string): Column<VersionRow>[] => [
  {
    key: "version",
    title: "版本",
    rowHeader: true,
    cell: (row) => (
      <>
        <PageLink href={row.href} className="relative break-all">
          {row.version || "（没有版本号）"}
          <LinkPending />
        </PageLink>
        {row.title === family ? null : (
          <span className="block text-sm font-normal text-muted">{row.title}</span>
        )}
      </>
    ),
  },
  {
    key: "state",
    title: "状态",
    corner: true,
    className: "sm:w-52",
    cell: (row) => (
      <span className="inline-flex flex-wrap items-center gap-x-2 max-sm:justify-end">
        {row.faults > 0 ? (
          <span className="text-sm whitespace-nowrap text-failed sm:order-last">{`${row.faults} 处差错`}</span>
        ) : null}
        <VersionTag state={row.state} />
      </span>
    ),
  },
  {
    key: "when",
    title: "日期",
    className: "sm:w-56 max-sm:col-span-full",
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
              <span className="block font-mono text-sm font-normal break-all text-muted">
                {family}
              </span>
            </>
          }
          columns={columns(rows.at(-1)?.title ?? "")}
          rows={rows}
          rowKey={(row) => row.key}
          stack
        />
      ))}
    </div>
  );
}
