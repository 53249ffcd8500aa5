import type { Metadata } from "next";
import { ImplicationReport } from "@/components/analysis/implication-report";
import { VersionHeader } from "@/components/standard/version-header";
import { loadImplications } from "@/lib/analysis/loaders";

interface Props {
  params: Promise<{ family: string; version: string }>;
}

export const metadata: Metadata = { title: "通过后是否达到省级标准" };

export default async function ImplicationPage({ params }: Props) {
  const { family, version } = await params;
  const { view, implications } = await loadImplications(family, version);
  return (
    <>
      <VersionHeader
        view={view}
        page="通过后是否达到省级标准"
        lead="推算所有可能的填报，不是抽查：要么举出一份通过本标准、却达不到省级标准的填报，要么说明没有这样的填报。"
      />
      {implications.length === 0 ? (
        <p>没有可以对照的标准。</p>
      ) : (
        implications.map((item) => <ImplicationReport key={item.otherTitle} report={item} />)
      )}
    </>
  );
}
