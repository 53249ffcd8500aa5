import { StateTag } from "@/components/application/state-tag";
import { PageLink } from "@/components/ui/page-link";
import { Table } from "@/components/ui/table";
import type { ApplicationRecord } from "@/lib/application/types";
import { dayOf, formatDay } from "@/lib/calendar";

export interface ApplicationTableProps {
  caption: string;
  applications: readonly ApplicationRecord[];
  /** Where a row leads: the list's own address. */
  base: string;
  empty: string;
}

/** Applications that wait, the longest waiting first. */
export function ApplicationTable({ caption, applications, base, empty }: ApplicationTableProps) {
  return (
    <Table
      caption={caption}
      stack
      rows={applications}
      rowKey={({ view }) => view.id}
      empty={empty}
      columns={[
        {
          key: "community",
          title: "社区",
          rowHeader: true,
          cell: ({ view }) => <PageLink href={`${base}/${view.id}`}>{view.communityName}</PageLink>,
        },
        { key: "district", title: "区县市", cell: ({ view }) => view.districtName },
        { key: "batch", title: "批次", cell: ({ view }) => view.batchTitle },
        { key: "state", title: "状态", cell: ({ view }) => <StateTag state={view.state} /> },
        {
          key: "since",
          title: "自何时",
          className: "max-sm:col-span-2",
          cell: ({ view }) => formatDay(dayOf(new Date(view.stateSince))),
        },
      ]}
    />
  );
}
