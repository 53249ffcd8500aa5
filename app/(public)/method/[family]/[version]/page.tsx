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
  return { title: `${view.title} ${view.version}` };
}

export default async function Page(props: Props) {
  return <StandardPage {...(await load(props))} />;
}
