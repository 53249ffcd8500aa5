import type { Metadata } from "next";
import { ObjectPage } from "@/components/objection/object-page";
import { loadObjecting } from "@/lib/objection/loaders";

export const metadata: Metadata = {
  title: "提出异议",
  robots: { index: false, follow: false },
};

interface Props {
  params: Promise<{ code: string }>;
}

export default async function Page({ params }: Props) {
  const { notice, groups, key } = await loadObjecting((await params).code);
  return <ObjectPage notice={notice} groups={groups} formKey={key} />;
}
