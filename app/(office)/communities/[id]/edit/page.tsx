import type { Metadata } from "next";
import { CommunityForm } from "@/components/community/community-form";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { loadCommunityEdit } from "@/lib/community/loaders";

type Props = PageProps<"/communities/[id]/edit">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { community } = await loadCommunityEdit((await params).id);
  return { title: `修改${community.name}资料` };
}

export default async function EditCommunityPage({ params }: Props) {
  const { community, types } = await loadCommunityEdit((await params).id);
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "项目库", href: "/communities" },
          { label: community.name, href: `/communities/${community.id}` },
          { label: "修改资料" },
        ]}
      />
      <PageHeader title={`修改${community.name}资料`} />
      <CommunityForm types={types} community={community} />
    </>
  );
}
