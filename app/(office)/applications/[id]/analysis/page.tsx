import type { Metadata } from "next";
import { AnalysisPage } from "@/components/analysis/analysis-page";
import { loadAnalysis } from "@/lib/analysis/loaders";
import { loadApplication } from "@/lib/application/loaders";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadApplication((await params).id);
  return { title: `差距与补短板，${view.communityName}` };
}

export default async function ApplicationAnalysisPage({ params, searchParams }: Props) {
  return <AnalysisPage analysis={await loadAnalysis((await params).id, await searchParams)} />;
}
