import type { Metadata } from "next";
import { EntryPage } from "@/components/application/entry-page";
import { loadEntryPage } from "@/lib/application/loaders";
import { loadPageEvidence } from "@/lib/evidence/loaders";

interface Props {
  params: Promise<{ id: string; section: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, section } = await params;
  const { entry, page } = await loadEntryPage(id, section);
  return { title: `${page.node.title}，${entry.view.communityName}的申报` };
}

export default async function SectionPage({ params }: Props) {
  const { id, section } = await params;
  const found = await loadEntryPage(id, section);
  return <EntryPage {...found} attached={await loadPageEvidence(found.entry, found.page)} />;
}
