import type { Metadata } from "next";
import { ReviewList } from "@/components/review/review-list";
import { loadReviewList } from "@/lib/review/loaders";
import { listQuery } from "@/lib/review/schema";

export const metadata: Metadata = { title: "审定与公布" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ApprovalsPage({ searchParams }: Props) {
  const { page, done } = listQuery.parse(await searchParams);
  const list = await loadReviewList("approvals", page, done);
  return (
    <ReviewList
      title="审定与公布"
      base="/approvals"
      lead="审定由核验和提交以外的人进行；审定后结论冻结，先公示，期满后公布。"
      tabs={["待审定、待公示、公示中", "已公布"]}
      empty="没有等待审定、公示或公布的申报。"
      {...{ page, done, ...list }}
    />
  );
}
