import type { Metadata } from "next";
import { ReviewPage } from "@/components/review/review-page";
import { loadReviewEvidence } from "@/lib/evidence/loaders";
import { loadReviewPage } from "@/lib/review/loaders";

interface Props {
  params: Promise<{ id: string; path: string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, path } = await params;
  const { review, page } = await loadReviewPage(id, path);
  return { title: `核验${page.node.title}，${review.view.communityName}` };
}

export default async function ReviewPointsPage({ params }: Props) {
  const { id, path } = await params;
  const { review, page } = await loadReviewPage(id, path);
  const evidence = await loadReviewEvidence(review, page);
  return <ReviewPage review={review} page={page} evidence={evidence} />;
}
