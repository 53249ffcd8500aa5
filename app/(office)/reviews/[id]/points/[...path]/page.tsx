import type { Metadata } from "next";
import { ReviewPage } from "@/components/review/review-page";
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
  return <ReviewPage {...(await loadReviewPage(id, path))} />;
}
