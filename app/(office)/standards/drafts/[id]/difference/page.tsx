import type { Metadata } from "next";
import { DifferenceTable, differenceCount } from "@/components/standard/difference-table";
import { DraftHeader } from "@/components/standard/draft-header";
import { EmptyState } from "@/components/ui/empty-state";
import { loadDraftDifference } from "@/lib/standard/loaders";

type Props = PageProps<"/standards/drafts/[id]/difference">;

export const metadata: Metadata = { title: "与底稿的差异" };

export default async function Page({ params }: Props) {
  const { view, differences } = await loadDraftDifference((await params).id);
  const { basedOn } = view;
  const lead =
    basedOn && differences
      ? `与“${basedOn.title} ${basedOn.version}”相比：${differenceCount(differences) || "没有差异"}。`
      : undefined;
  return (
    <>
      <DraftHeader view={view} page="与底稿的差异" lead={lead} />
      {differences === null ? (
        <EmptyState title="现在不能比较">
          {view.faults > 0
            ? `草案还有 ${view.faults} 处差错，改正后才能比较。`
            : "这份草案没有底稿，没有可以比较的版本。"}
        </EmptyState>
      ) : differences.length > 0 ? (
        <DifferenceTable differences={differences} />
      ) : null}
    </>
  );
}
