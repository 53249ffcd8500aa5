import type { Metadata } from "next";
import { CheckPage } from "@/components/application/check-page";
import { loadApplication, loadWhole } from "@/lib/application/loaders";
import { loadEvidenceCounts } from "@/lib/evidence/loaders";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadApplication((await params).id);
  return { title: `检查填报，${view.communityName}` };
}

export default async function CheckApplicationPage({ params }: Props) {
  const entry = await loadWhole((await params).id);
  return <CheckPage entry={entry} files={await loadEvidenceCounts(entry)} />;
}
