import type { Metadata } from "next";
import { ApprovalPage } from "@/components/review/approval-page";
import { loadDecided } from "@/lib/review/loaders";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadDecided((await params).id);
  return { title: `${view.communityName}的审定结论` };
}

export default async function DecidedApplicationPage({ params }: Props) {
  const approval = await loadDecided((await params).id);
  return <ApprovalPage approval={approval} root={{ label: "已审定", href: "/decided" }} />;
}
