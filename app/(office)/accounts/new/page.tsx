import type { Metadata } from "next";
import { NewAccount } from "@/components/account/new-account";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { loadNewAccount } from "@/lib/account/loaders";

export const metadata: Metadata = { title: "新建账号" };

export default async function NewAccountPage() {
  const { districts } = await loadNewAccount();
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "账号", href: "/accounts" },
          { label: "新建账号" },
        ]}
      />
      <PageHeader title="新建账号" lead="一人一号。" />
      <NewAccount districts={districts} />
    </>
  );
}
