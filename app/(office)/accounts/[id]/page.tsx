import type { Metadata } from "next";
import { AccountActions } from "@/components/account/account-actions";
import { AccountFacts } from "@/components/account/account-facts";
import { AccountTag } from "@/components/account/account-tag";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { PageLink } from "@/components/ui/page-link";
import { loadAccount } from "@/lib/account/loaders";

type Props = PageProps<"/accounts/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await loadAccount((await params).id)).account.name}的账号` };
}

export default async function AccountPage({ params }: Props) {
  const { account, person } = await loadAccount((await params).id);
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "账号", href: "/accounts" },
          { label: account.name },
        ]}
      />
      <PageHeader
        title={`${account.name}的账号`}
        status={<AccountTag account={account} />}
        actions={
          <>
            <LinkButton variant="secondary" href={`/accounts/${account.id}/edit`}>
              修改账号
            </LinkButton>
            <PageLink href={`/audit?type=account&id=${account.id}`}>查看变更记录</PageLink>
          </>
        }
      />
      <AccountFacts account={account} />
      {account.id === person.id ? (
        <Callout tone="neutral" className="mt-8">
          这是您自己的账号，停用和重置须由另一位管理员操作。
          <PageLink href="/password">修改密码</PageLink>
        </Callout>
      ) : (
        <AccountActions account={account} />
      )}
    </>
  );
}
