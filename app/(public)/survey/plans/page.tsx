import type { Metadata } from "next";
import { PlansPage } from "@/components/survey/plans-page";
import { loadPublicSurveys } from "@/lib/survey/loaders";

export const metadata: Metadata = {
  title: "满意度调查的抽样与结果",
  description: "每次居民满意度调查的抽样承诺、种子、样本量、收回份数和各题份数。",
};

export default async function SurveyPlansPage({ searchParams }: PageProps<"/survey/plans">) {
  return <PlansPage {...(await loadPublicSurveys(await searchParams))} />;
}
