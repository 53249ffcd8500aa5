import type { Metadata } from "next";
import { StandardPage } from "@/components/method/standard-page";
import { loadMethodDocument } from "@/lib/method/loaders";
import { loadStandard } from "@/lib/standard/loaders";

interface Props {
  params: Promise<{ family: string; version: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { family, version } = await params;
  const { view } = await loadStandard(family, version);
  return {
    title: `${view.title} ${view.version}`,
    description: `《${view.title}》（版本 ${view.version}）逐项解读：${view.points} 个评分点怎么算分、多少分达标，每个数值出自哪里，哪些待核定。`,
  };
}

export default async function Page({ params }: Props) {
  const { family, version } = await params;
  return <StandardPage {...(await loadMethodDocument(family, version))} />;
}
