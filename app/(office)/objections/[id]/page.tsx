import type { Metadata } from "next";
import { ObjectionPage } from "@/components/objection/objection-page";
import { loadObjection } from "@/lib/objection/loaders";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadObjection((await params).id);
  return { title: `对${view.communityName}的异议` };
}

export default async function Page({ params }: Props) {
  return <ObjectionPage {...(await loadObjection((await params).id))} />;
}
