import type { Metadata } from "next";
import { SurveyPage } from "@/components/survey/survey-page";
import { loadSurveys } from "@/lib/survey/loaders";

type Props = PageProps<"/applications/[id]/survey">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadSurveys((await params).id);
  return { title: `居民满意度调查，${view.communityName}` };
}

export default async function ApplicationSurveyPage({ params }: Props) {
  return <SurveyPage {...(await loadSurveys((await params).id))} />;
}
