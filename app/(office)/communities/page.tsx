import type { Metadata } from "next";
import { CommunitySearch } from "@/components/community/community-search";
import { CommunityTable } from "@/components/community/community-table";
import { NoCommunities } from "@/components/community/no-communities";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { loadCommunities } from "@/lib/community/loaders";

export const metadata: Metadata = { title: "社区" };

export default async function CommunitiesPage({ searchParams }: PageProps<"/communities">) {
  const list = await loadCommunities(await searchParams);
  const official = list.person.role === "district-official";
  const register = <LinkButton href="/communities/new">登记社区</LinkButton>;
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "社区" }]} />
      <PageHeader
        title="社区"
        lead={`${official ? `${list.person.districtName}已登记` : "全市已登记"}的社区${list.q ? `中，找到 ${list.total} 个` : `，共 ${list.total} 个`}。`}
        actions={list.mayRegister ? register : undefined}
      />
      <CommunitySearch key={list.q} q={list.q} />
      {list.total > 0 ? (
        <CommunityTable
          communities={list.communities}
          types={list.types}
          showDistrict={!official}
        />
      ) : (
        <NoCommunities q={list.q} mayRegister={list.mayRegister} />
      )}
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        baseHref={list.q ? `/communities?q=${encodeURIComponent(list.q)}` : "/communities"}
      />
    </>
  );
}
