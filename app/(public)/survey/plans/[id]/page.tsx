import type { Metadata } from "next";
import { PlanPage } from "@/components/survey/plan-page";
import { findPublishedSurvey, loadPublicSurvey } from "@/lib/survey/loaders";

type Props = PageProps<"/survey/plans/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { communityName } = await findPublishedSurvey((await params).id);
  return { title: `满意度调查，${communityName}` };
}

export default async function SurveyPlanPage({ params }: Props) {
  return <PlanPage {...(await loadPublicSurvey((await params).id))} />;
}
