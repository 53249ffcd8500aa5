import type { Metadata } from "next";
import { ApprovalPage } from "@/components/review/approval-page";
import { loadApproval } from "@/lib/review/loaders";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadApproval((await params).id);
  return { title: `审定${view.communityName}` };
}

export default async function ApprovalApplicationPage({ params }: Props) {
  return <ApprovalPage approval={await loadApproval((await params).id)} />;
}
