import type { Metadata } from "next";
import { ImplicationReport } from "@/components/analysis/implication-report";
import { VersionHeader } from "@/components/standard/version-header";
import { loadImplications } from "@/lib/analysis/loaders";

interface Props {
  params: Promise<{ family: string; version: string }>;
}

export const metadata: Metadata = { title: "通过本标准是否就达到另一标准" };

export default async function ImplicationPage({ params }: Props) {
  const { family, version } = await params;
  const { view, implications } = await loadImplications(family, version);
  return (
    <>
      <VersionHeader
        view={view}
        page="通过后是否达到省级标准"
        lead="对每一种可能的填报求解，而不是抽查：或者给出一份通过本标准而达不到另一标准的填报，或者证明没有这样的填报。"
      />
      {implications.length === 0 ? (
        <p>没有可以对照的标准。</p>
      ) : (
        implications.map((item) => <ImplicationReport key={item.otherTitle} report={item} />)
      )}
    </>
  );
}
