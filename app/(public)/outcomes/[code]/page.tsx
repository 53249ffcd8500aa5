import type { Metadata } from "next";
import { OutcomePage } from "@/components/publication/outcome-page";
import { OUTCOME_TITLES } from "@/components/publication/outcome-tag";
import { loadComparison } from "@/lib/catalogue/loaders";
import { loadOutcome } from "@/lib/publication/loaders";

interface Props {
  params: Promise<{ code: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { outcome, explanation } = await loadOutcome((await params).code);
  return {
    title: `${outcome.communityName} ${OUTCOME_TITLES[outcome.outcome]}`,
    description: `${outcome.districtName}${outcome.communityName}${OUTCOME_TITLES[outcome.outcome]}：${explanation.headline}`,
  };
}

export default async function Page({ params }: Props) {
  const { code } = await params;
  const [view, comparison] = await Promise.all([loadOutcome(code), loadComparison(code)]);
  return <OutcomePage {...view} comparison={comparison} />;
}
