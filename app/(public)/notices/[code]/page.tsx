import type { Metadata } from "next";
import { NoticePage } from "@/components/notice/notice-page";
import { loadNotice } from "@/lib/notice/loaders";

interface Props {
  params: Promise<{ code: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { notice } = await loadNotice((await params).code);
  return {
    title: `${notice.communityName} 公示`,
    description: `${notice.districtName}${notice.communityName}未来社区验收结果公示。`,
  };
}

export default async function Page({ params }: Props) {
  return <NoticePage {...(await loadNotice((await params).code))} />;
}
