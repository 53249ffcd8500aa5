import type { Metadata } from "next";
import { ReviewOverview } from "@/components/review/review-overview";
import { loadReview } from "@/lib/review/loaders";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadReview((await params).id);
  return { title: `核验${view.communityName}` };
}

export default async function ReviewApplicationPage({ params }: Props) {
  return <ReviewOverview review={await loadReview((await params).id)} />;
}
