import type { Metadata } from "next";
import { ChangeAccount } from "@/components/account/change-account";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { loadAccount, loadAccountEdit } from "@/lib/account/loaders";

type Props = PageProps<"/accounts/[id]/edit">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `修改${(await loadAccount((await params).id)).account.name}的账号` };
}

export default async function EditAccountPage({ params }: Props) {
  const { account, districts } = await loadAccountEdit((await params).id);
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "账号", href: "/accounts" },
          { label: account.name, href: `/accounts/${account.id}` },
          { label: "修改账号" },
        ]}
      />
      <PageHeader
        title={`修改${account.name}的账号`}
        lead="改变角色或区县市后，已有的登录立即失效。办理过的记录不变。"
      />
      <ChangeAccount account={account} districts={districts} />
    </>
  );
}
