import type { Metadata } from "next";
import { ReviewList } from "@/components/review/review-list";
import { loadReviewList } from "@/lib/review/loaders";
import { listQuery } from "@/lib/review/schema";

export const metadata: Metadata = { title: "已审定" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DecidedPage({ searchParams }: Props) {
  const { page, done } = listQuery.parse(await searchParams);
  const list = await loadReviewList("decided", page, done);
  return (
    <ReviewList
      title="已审定"
      base="/decided"
      lead="已审定的申报，含填报、核定和结论。"
      tabs={["已公布", "待公布"]}
      empty="还没有公布的申报。"
      {...{ page, done, ...list }}
    />
  );
}
