import type { Metadata } from "next";
import { StandardPage } from "@/components/method/standard-page";
import { loadStandard } from "@/lib/standard/loaders";

interface Props {
  params: Promise<{ family: string; version: string }>;
}

async function load({ params }: Props) {
  const { family, version } = await params;
  return loadStandard(family, version);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view } = await load(props);
  return {
    title: `${view.title} ${view.version}`,
    description: `《${view.title}》（版本 ${view.version}）逐项解读：${view.points} 个评分点怎么算分、多少分达标，每个数值出自哪里，哪些待核定。`,
  };
}

export default async function Page(props: Props) {
  return <StandardPage {...(await load(props))} />;
}
