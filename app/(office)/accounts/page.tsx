import type { Metadata } from "next";
import { AccountTable } from "@/components/account/account-table";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { loadAccounts } from "@/lib/account/loaders";

export const metadata: Metadata = { title: "账号" };

export default async function AccountsPage() {
  const { accounts } = await loadAccounts();
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "账号" }]} />
      <PageHeader
        title="账号"
        lead={`共 ${accounts.length} 个。打开一个账号可以修改、重置密码、停用或启用。`}
        actions={<LinkButton href="/accounts/new">新建账号</LinkButton>}
      />
      <AccountTable accounts={accounts} />
    </>
  );
}
