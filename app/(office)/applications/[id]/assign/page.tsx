import type { Metadata } from "next";
import { AssignPage } from "@/components/assignment/assign-page";
import { loadApplication } from "@/lib/application/loaders";
import { loadAssign } from "@/lib/assignment/loaders";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await loadApplication((await params).id);
  return { title: `分派填报，${view.communityName}` };
}

export default async function AssignPartsPage({ params, searchParams }: Props) {
  return <AssignPage {...(await loadAssign((await params).id, await searchParams))} />;
}
