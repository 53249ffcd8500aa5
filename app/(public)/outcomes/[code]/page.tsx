import type { Metadata } from "next";
import { OutcomePage } from "@/components/publication/outcome-page";
import { OUTCOME_TITLES } from "@/components/publication/outcome-tag";
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
  return <OutcomePage {...(await loadOutcome((await params).code))} />;
}
