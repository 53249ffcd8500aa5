import type { Metadata } from "next";
import { CommunitiesPage } from "@/components/community/communities-page";
import { loadCommunities } from "@/lib/community/loaders";

export const metadata: Metadata = { title: "项目库" };

export default async function Page({ searchParams }: PageProps<"/communities">) {
  const { person, ...list } = await loadCommunities(await searchParams);
  return <CommunitiesPage {...list} scope={person.districtName ?? "全市"} />;
}
