import type { Metadata } from "next";
import { CommunityForm } from "@/components/community/community-form";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { loadNewCommunity } from "@/lib/community/loaders";

export const metadata: Metadata = { title: "登记社区" };

export default async function NewCommunityPage() {
  const { person, types } = await loadNewCommunity();
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "项目库", href: "/communities" },
          { label: "登记社区" },
        ]}
      />
      <PageHeader
        title="登记社区"
        lead={`登记在${person.districtName}名下。登记后即可新建申报。`}
      />
      <CommunityForm types={types} />
    </>
  );
}
