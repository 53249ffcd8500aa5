import type { Metadata } from "next";
import { ContributorTable } from "@/components/account/contributor-table";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { loadContributors } from "@/lib/account/loaders";

export const metadata: Metadata = { title: "填报人员" };

export default async function ContributorsPage() {
  const { person, contributors } = await loadContributors();
  const invite = <LinkButton href="/contributors/new">邀请填报人员</LinkButton>;
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "填报人员" }]} />
      <PageHeader
        title="填报人员"
        lead={`${person.districtName}的街道、社区填报人员。只能填写分派的部分，不能提交申报。`}
        actions={contributors.length > 0 ? invite : undefined}
      />
      {contributors.length > 0 ? (
        <ContributorTable contributors={contributors} />
      ) : (
        <EmptyState title="还没有填报人员" action={invite}>
          邀请后，可以在申报的页面把某一部分交给其填写。
        </EmptyState>
      )}
    </>
  );
}
