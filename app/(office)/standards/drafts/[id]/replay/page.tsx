import type { Metadata } from "next";
import { ReplayPage } from "@/components/standard/replay-page";
import { loadReplay, loadReplayChunk } from "@/lib/standard/loaders";

type Props = PageProps<"/standards/drafts/[id]/replay">;

export const metadata: Metadata = { title: "施行前重算" };

export default async function Page({ params }: Props) {
  const { id } = await params;
  const replay = await loadReplay(id);
  return <ReplayPage {...replay} load={loadReplayChunk} />;
}
