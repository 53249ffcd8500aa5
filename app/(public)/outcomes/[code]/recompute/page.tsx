import type { Metadata } from "next";
import { RecomputePage } from "@/components/recompute/recompute-page";
import { loadRecomputation } from "@/lib/recompute/loaders";

interface Props {
  params: Promise<{ code: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { communityName } = await loadRecomputation((await params).code);
  return {
    title: `自己算一遍：${communityName}`,
    description: `下载${communityName}验收结果的全部数据，在自己的浏览器里按同一个计分程序重新计算，核对结论。`,
  };
}

export default async function Page({ params }: Props) {
  return <RecomputePage {...(await loadRecomputation((await params).code))} />;
}
