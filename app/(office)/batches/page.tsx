import type { Metadata } from "next";
import { BatchTable } from "@/components/batch/batch-table";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { loadBatches } from "@/lib/batch/loaders";

export const metadata: Metadata = { title: "批次" };

export default async function BatchesPage() {
  const { batches, showCount, mayOpen } = await loadBatches();
  const open = mayOpen ? <LinkButton href="/batches/new">开启批次</LinkButton> : undefined;
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "批次" }]} />
      <PageHeader
        title="批次"
        lead="每个批次采用一个标准版本，申报期内接受申报。"
        actions={batches.length > 0 ? open : undefined}
      />
      {batches.length > 0 ? (
        <BatchTable batches={batches} showCount={showCount} />
      ) : (
        <EmptyState title="还没有批次" action={open}>
          批次由市建委管理员开启，开启后各区县市才能申报。
        </EmptyState>
      )}
    </>
  );
}
