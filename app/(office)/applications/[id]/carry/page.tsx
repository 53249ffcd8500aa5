import type { Metadata } from "next";
import { CarryPage } from "@/components/carry/carry-page";
import { loadApplication } from "@/lib/application/loaders";
import { loadCarry } from "@/lib/carry/loaders";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadApplication((await params).id);
  return { title: `沿用往次填报，${view.communityName}` };
}

export default async function CarryAnswersPage({ params, searchParams }: Props) {
  return <CarryPage carry={await loadCarry((await params).id, await searchParams)} />;
}
