import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import { type Column, Table } from "@/components/ui/table";
import type { ContributorView } from "@/lib/account/types";
import { AccountTag } from "./account-tag";

const columns: Column<ContributorView>[] = [
  {
    key: "name",
    title: "姓名",
    rowHeader: true,
    cell: (row) => (
      <PageLink href={`/contributors/${row.id}`} className="relative">
        {row.name}
        <LinkPending />
      </PageLink>
    ),
  },
  { key: "unit", title: "单位", cell: (row) => row.unit || "—" },
  { key: "username", title: "用户名", cell: (row) => row.username },
  { key: "state", title: "状态", cell: (row) => <AccountTag account={row} /> },
  { key: "open", title: "填写中", numeric: true, cell: (row) => row.open },
  { key: "handedIn", title: "待核对", numeric: true, cell: (row) => row.handedIn },
];

/** A district's contributors, active ones first, with how much each has in hand. */
export function ContributorTable({ contributors }: { contributors: readonly ContributorView[] }) {
  return (
    <Table
      caption="填报人员"
      captionHidden
      columns={columns}
      rows={contributors}
      rowKey={(row) => row.id}
      stack
    />
  );
}
