import type { Metadata } from "next";
import { CommunityApplications } from "@/components/community/community-applications";
import { CommunityFacts } from "@/components/community/community-facts";
import { CommunityTimeline } from "@/components/community/community-timeline";
import { EarlierResults } from "@/components/result/earlier-results";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { PageLink } from "@/components/ui/page-link";
import { loadCommunity } from "@/lib/community/loaders";

type Props = PageProps<"/communities/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { community } = await loadCommunity((await params).id);
  return { title: community.name };
}

export default async function CommunityPage({ params }: Props) {
  const { community, typeTitle, person, mayChange, earlier, ...rest } = await loadCommunity(
    (await params).id,
  );
  const here = `/communities/${community.id}`;
  const change = (
    <LinkButton href={`${here}/edit`} variant="secondary">
      修改资料
    </LinkButton>
  );
  const audit = <PageLink href={`/audit?type=community&id=${community.id}`}>查看变更记录</PageLink>;
  return (
    <>
      <Breadcrumb
        items={[
          { label: "工作台", href: "/desk" },
          { label: "项目库", href: "/communities" },
          { label: community.name },
        ]}
      />
      <PageHeader
        title={community.name}
        actions={mayChange ? change : person.role === "administrator" ? audit : undefined}
      />
      <CommunityFacts community={community} typeTitle={typeTitle} />
      <CommunityTimeline community={community} />
      <CommunityApplications {...rest} role={person.role} communityId={community.id} />
      <EarlierResults results={earlier} />
    </>
  );
}
