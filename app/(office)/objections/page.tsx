import type { Metadata } from "next";
import { ObjectionsPage } from "@/components/objection/objections-page";
import { loadObjections } from "@/lib/objection/loaders";

export const metadata: Metadata = { title: "异议" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  return <ObjectionsPage {...(await loadObjections(await searchParams))} />;
}
