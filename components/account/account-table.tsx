import { LinkPending } from "@/components/ui/link-pending";
import { PageLink } from "@/components/ui/page-link";
import { type Column, Table } from "@/components/ui/table";
import type { AccountView } from "@/lib/account/types";
import { roles } from "@/lib/auth/types";
import { AccountTag } from "./account-tag";

const columns: Column<AccountView>[] = [
  {
    key: "name",
    title: "姓名",
    rowHeader: true,
    cell: (row) => (
      <PageLink href={`/accounts/${row.id}`} className="relative">
        {row.name}
        <LinkPending />
      </PageLink>
    ),
  },
  { key: "username", title: "用户名", cell: (row) => row.username },
  { key: "role", title: "角色", cell: (row) => roles[row.role] },
  { key: "district", title: "区县市", cell: (row) => row.districtName ?? "—" },
  { key: "state", title: "状态", cell: (row) => <AccountTag account={row} /> },
];

/** All accounts, active ones first. */
export function AccountTable({ accounts }: { accounts: readonly AccountView[] }) {
  return (
    <Table
      caption="账号"
      captionHidden
      columns={columns}
      rows={accounts}
      rowKey={(row) => row.id}
      stack
    />
  );
}
