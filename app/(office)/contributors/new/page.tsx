import type { Metadata } from "next";
import { InviteContributor } from "@/components/account/invite-contributor";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { loadInvitation } from "@/lib/account/loaders";

export const metadata: Metadata = { title: "邀请填报人员" };

export default async function InviteContributorPage() {
  const { districtName } = await loadInvitation();
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "填报人员", href: "/contributors" },
          { label: "邀请填报人员" },
        ]}
      />
      <PageHeader
        title="邀请填报人员"
        lead={`为${districtName}的街道、社区人员建立账号。一人一号。`}
      />
      <InviteContributor />
    </>
  );
}
