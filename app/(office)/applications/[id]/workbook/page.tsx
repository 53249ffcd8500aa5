import type { Metadata } from "next";
import { FillingPage } from "@/components/application/filling-page";
import { loadApplication, loadEntry } from "@/lib/application/loaders";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadApplication((await params).id);
  return { title: `用填报表填写，${view.communityName}` };
}

export default async function FillingWorkbookPage({ params }: Props) {
  return <FillingPage entry={await loadEntry((await params).id)} />;
}
