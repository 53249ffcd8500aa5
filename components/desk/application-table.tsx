import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import { type Column, Table } from "@/components/ui/table";
import type { ApplicationView } from "@/lib/application/types";
import type { Role } from "@/lib/auth/types";
import { dayOf, formatDay } from "@/lib/calendar";
import { applicationHref } from "@/lib/desk/policy";
import { StateTag } from "./state-tag";

export interface ApplicationTableProps {
  /** What names a row: the batch on a community's page, the community on a batch's. */
  by: "batch" | "community";
  applications: readonly ApplicationView[];
  role: Role;
}

/** Applications with their states, each leading to where this role works on it. */
export function ApplicationTable({ by, applications, role }: ApplicationTableProps) {
  const district: Column<ApplicationView> = {
    key: "district",
    title: "区县市",
    cell: (row) => row.districtName,
  };
  const columns: Column<ApplicationView>[] = [
    {
      key: "name",
      title: by === "batch" ? "批次" : "社区",
      rowHeader: true,
      cell: (row) => (
        <PageLink href={applicationHref(role, row.state, row.id)} className="relative">
          {by === "batch" ? row.batchTitle : row.communityName}
          <LinkPending />
        </PageLink>
      ),
    },
    ...(by === "community" ? [district] : []),
    { key: "state", title: "状态", cell: (row) => <StateTag state={row.state} /> },
    {
      key: "since",
      title: "自何时",
      className: "max-sm:col-span-2",
      cell: (row) => formatDay(dayOf(new Date(row.stateSince))),
    },
  ];
  return (
    <Table
      caption="申报"
      captionHidden
      columns={columns}
      rows={applications}
      rowKey={(row) => row.id}
      stack
    />
  );
}
