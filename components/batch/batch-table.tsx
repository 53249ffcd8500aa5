import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import { type Column, Table } from "@/components/ui/table";
import type { BatchPhase, BatchView } from "@/lib/batch/types";
import { formatDay } from "@/lib/calendar";
import { PhaseTag } from "./phase-tag";

type Row = BatchView & { phase: BatchPhase };

function Period({ opensOn, closesOn }: { opensOn: string; closesOn: string }) {
  return (
    <>
      <span className="whitespace-nowrap">{formatDay(opensOn)}</span>
      <wbr />
      <span className="whitespace-nowrap">至{formatDay(closesOn)}</span>
    </>
  );
}

const count: Column<Row> = {
  key: "applications",
  title: "申报",
  numeric: true,
  cell: (row) => row.applications,
};

const columns: Column<Row>[] = [
  {
    key: "title",
    title: "批次",
    rowHeader: true,
    cell: (row) => (
      <PageLink href={`/batches/${row.id}`} className="relative">
        {row.title}
        <LinkPending />
      </PageLink>
    ),
  },
  { key: "phase", title: "阶段", cell: (row) => <PhaseTag phase={row.phase} /> },
  {
    key: "period",
    title: "申报期",
    className: "max-sm:col-span-2",
    cell: (row) => <Period {...row} />,
  },
  {
    key: "standard",
    title: "采用的标准",
    className: "max-sm:col-span-full",
    cell: (row) => row.standardTitle,
  },
  {
    key: "reviewers",
    title: "审核人员",
    cell: (row) => row.reviewers.map(({ name }) => name).join("、"),
  },
];

/** Batches, the one that closes last first. */
export function BatchTable({
  batches,
  showCount,
}: {
  batches: readonly Row[];
  showCount: boolean;
}) {
  return (
    <Table
      caption="批次"
      captionHidden
      columns={showCount ? [...columns, count] : columns}
      rows={batches}
      rowKey={(row) => row.id}
      stack
    />
  );
}
