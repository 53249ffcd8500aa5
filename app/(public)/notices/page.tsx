import type { Metadata } from "next";
import { NoticesPage } from "@/components/notice/notices-page";
import { loadNotices } from "@/lib/notice/loaders";

export const metadata: Metadata = {
  title: "公示中的结果",
  description: "杭州市城镇未来社区验收正在公示的结果：得分、公示截止日期。",
};

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  return <NoticesPage {...(await loadNotices(await searchParams))} />;
}
