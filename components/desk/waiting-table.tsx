import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import { type Column, Table } from "@/components/ui/table";
import { dayOf, formatDay } from "@/lib/calendar";
import { daysBetween } from "@/lib/desk/policy";
import type { DeskRow, DeskSection } from "@/lib/desk/types";
import { DueDate } from "./due-date";
import { StateTag } from "./state-tag";

function Since({ today, since }: { today: string; since: string }) {
  const day = dayOf(new Date(since));
  const days = daysBetween(day, today);
  return (
    <>
      <span className="whitespace-nowrap">{formatDay(day)}</span>{" "}
      <span className="whitespace-nowrap text-muted">{days > 0 ? `已 ${days} 天` : "今日"}</span>
    </>
  );
}

const columns = (today: string, due: boolean, notes: boolean): Column<DeskRow>[] => [
  {
    key: "community",
    title: "社区",
    rowHeader: true,
    cell: (row) => (
      <PageLink href={row.href} className="relative">
        {row.communityName}
        <LinkPending />
      </PageLink>
    ),
  },
  { key: "district", title: "区县市", cell: (row) => row.districtName },
  {
    key: "batch",
    title: "批次",
    className: "max-sm:col-span-2",
    cell: (row) => row.batchTitle,
  },
  {
    key: "state",
    title: "状态",
    className: notes ? "max-sm:col-span-full" : undefined,
    cell: (row) => (
      <>
        <StateTag state={row.state} />
        {row.note ? (
          <span className="mt-1 block max-w-72 text-sm text-muted">{row.note}</span>
        ) : null}
      </>
    ),
  },
  {
    key: "since",
    title: "自何时",
    className: "max-sm:col-span-2",
    cell: (row) => <Since today={today} since={row.since} />,
  },
  ...(due
    ? [
        {
          key: "due",
          title: "截止",
          className: "max-sm:col-span-2",
          cell: (row: DeskRow) => (row.dueOn ? <DueDate today={today} dueOn={row.dueOn} /> : "—"),
        },
      ]
    : []),
];

/** One kind of work that waits, oldest first. */
export function WaitingTable({ section, today }: { section: DeskSection; today: string }) {
  const { key, title, lead, rows, total } = section;
  return (
    <section aria-labelledby={`waiting-${key}`}>
      <h2 id={`waiting-${key}`}>
        {title} <span className="figures font-normal text-muted">{total}</span>
      </h2>
      <p className="mb-2 text-muted">{lead}</p>
      <Table
        caption={title}
        captionHidden
        columns={columns(
          today,
          rows.some((row) => row.dueOn),
          rows.some((row) => row.note),
        )}
        rows={rows}
        rowKey={(row) => row.id}
        stack
      />
      {total > rows.length ? (
        <p className="mt-2 text-muted">
          只列最早的 {rows.length} 件，共 {total} 件；办完后其余会依次列出。
        </p>
      ) : null}
    </section>
  );
}
