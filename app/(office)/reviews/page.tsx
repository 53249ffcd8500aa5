import type { Metadata } from "next";
import { ReviewList } from "@/components/review/review-list";
import { loadReviewList } from "@/lib/review/loaders";
import { listQuery } from "@/lib/review/schema";

export const metadata: Metadata = { title: "核验" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ReviewsPage({ searchParams }: Props) {
  const { page, done } = listQuery.parse(await searchParams);
  const list = await loadReviewList("reviews", page, done);
  return (
    <ReviewList
      title="核验"
      base="/reviews"
      lead="逐项核定自评，或退回整改；全部核定后提交审定。"
      tabs={["待核验", "已处理"]}
      empty="没有待核验的申报。"
      {...{ page, done, ...list }}
    />
  );
}
