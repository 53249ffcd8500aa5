import type { Metadata } from "next";
import { ApplicationOverview } from "@/components/application/application-overview";
import { PartsOverview } from "@/components/application/parts-overview";
import { loadApplication, loadEntry } from "@/lib/application/loaders";
import { loadCarryOffer } from "@/lib/carry/loaders";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadApplication((await params).id);
  return { title: `${view.communityName}的申报` };
}

export default async function ApplicationPage({ params }: Props) {
  const { id } = await params;
  const entry = await loadEntry(id);
  if (entry.person.role === "contributor") return <PartsOverview entry={entry} />;
  return <ApplicationOverview entry={entry} earlier={await loadCarryOffer(id)} />;
}
