import type { Metadata } from "next";
import { DifferenceTable, differenceCount } from "@/components/standard/difference-table";
import { VersionHeader } from "@/components/standard/version-header";
import { EmptyState } from "@/components/ui/empty-state";
import { loadDifference } from "@/lib/standard/loaders";

export const metadata: Metadata = { title: "版本差异" };

type Props = PageProps<"/standards/[family]/[version]/difference">;

export default async function DifferencePage({ params, searchParams }: Props) {
  const { family, version } = await params;
  const { view, from, differences } = await loadDifference(
    family,
    version,
    (await searchParams).from,
  );
  return (
    <>
      <VersionHeader
        view={view}
        page="版本差异"
        lead={
          from
            ? `${view.version} 版与 ${from.version} 版相比：${differenceCount(differences) || "没有差异"}。`
            : undefined
        }
      />
      {from === null ? (
        <EmptyState title="没有可以比较的版本">这一标准在系统中只有一个版本。</EmptyState>
      ) : differences.length > 0 ? (
        <DifferenceTable differences={differences} />
      ) : null}
    </>
  );
}
