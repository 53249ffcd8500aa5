import type { Metadata } from "next";
import { DraftPage } from "@/components/standard/draft-page";
import { loadDraft } from "@/lib/standard/loaders";

type Props = PageProps<"/standards/drafts/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadDraft((await params).id);
  return { title: `${view.title || "草案"} ${view.version}` };
}

export default async function Page({ params }: Props) {
  return <DraftPage {...(await loadDraft((await params).id))} />;
}
