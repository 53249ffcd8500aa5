import type { Metadata } from "next";
import { ApplicationOverview } from "@/components/application/application-overview";
import { loadApplication, loadEntry } from "@/lib/application/loaders";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadApplication((await params).id);
  return { title: `${view.communityName}的申报` };
}

export default async function ApplicationPage({ params }: Props) {
  return <ApplicationOverview entry={await loadEntry((await params).id)} />;
}
