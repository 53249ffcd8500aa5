import type { Metadata } from "next";
import { AccountActions } from "@/components/account/account-actions";
import { AccountFacts } from "@/components/account/account-facts";
import { AccountTag } from "@/components/account/account-tag";
import { PartTable } from "@/components/assignment/part-table";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { loadContributor } from "@/lib/account/loaders";

type Props = PageProps<"/contributors/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadContributor((await params).id)).account.name };
}

export default async function ContributorPage({ params }: Props) {
  const { account, parts, today } = await loadContributor((await params).id);
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "填报人员", href: "/contributors" },
          { label: account.name },
        ]}
      />
      <PageHeader title={account.name} status={<AccountTag account={account} />} />
      <AccountFacts account={account} />
      <div className="mt-10">
        <h2 className="mb-2">分派的部分</h2>
        <PartTable
          caption="分派的部分"
          rows={parts.rows}
          today={today}
          empty="还没有分派。在申报的页面分派。"
        />
      </div>
      <AccountActions account={account} />
    </>
  );
}
