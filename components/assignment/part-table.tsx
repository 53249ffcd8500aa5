import { DueDate } from "@/components/desk/due-date";
import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import { type Column, Table } from "@/components/ui/table";
import type { PartRow } from "@/lib/assignment/types";
import { dayOf, formatDay } from "@/lib/calendar";
import { holderName } from "./holder-line";
import { PartTag } from "./part-tag";

export interface PartTableProps {
  caption: string;
  rows: readonly PartRow[];
  today: string;
  /** Whose they are is shown where they are several people's. */
  showHolder?: boolean;
  empty?: string;
}

/** Parts handed out, each leading to its page of entry. */
export function PartTable({ caption, rows, today, showHolder = false, empty }: PartTableProps) {
  const holder: Column<PartRow> = {
    key: "holder",
    title: "填报人员",
    className: "max-sm:col-span-full",
    cell: ({ part }) => holderName(part),
  };
  const due: Column<PartRow> = {
    key: "due",
    title: "交回期限",
    className: "max-sm:col-span-full",
    cell: ({ part }) => (part.dueOn ? <DueDate today={today} dueOn={part.dueOn} /> : "—"),
  };
  const columns: Column<PartRow>[] = [
    {
      key: "title",
      title: "部分",
      rowHeader: true,
      cell: (row) => (
        <PageLink href={row.href} className="relative">
          {row.title}
          <LinkPending />
        </PageLink>
      ),
    },
    {
      key: "community",
      title: "社区",
      className: "max-sm:col-span-full",
      cell: (row) => row.communityName,
    },
    ...(showHolder ? [holder] : []),
    {
      key: "state",
      title: "状态",
      className: "max-sm:col-span-full",
      cell: ({ part }) => <PartTag state={part.state} />,
    },
    {
      key: "since",
      title: "自何时",
      className: "max-sm:col-span-full",
      cell: ({ part }) => (
        <span className="whitespace-nowrap">{formatDay(dayOf(new Date(part.stateSince)))}</span>
      ),
    },
    ...(rows.some(({ part }) => part.state === "open") ? [due] : []),
  ];
  return (
    <Table
      caption={caption}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={({ part }) => part.id}
      empty={empty}
      stack
    />
  );
}
