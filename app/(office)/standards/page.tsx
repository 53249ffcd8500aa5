import type { Metadata } from "next";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { StandardTable } from "@/components/standard/standard-table";
import { EmptyState } from "@/components/ui/empty-state";
import { loadOfficeStandards } from "@/lib/standard/loaders";

export const metadata: Metadata = { title: "标准" };

export default async function StandardsPage() {
  const standards = await loadOfficeStandards();
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "标准" }]} />
      <PageHeader
        title="标准"
        lead="系统载入的验收标准。每个版本载入后不再改动，修订须用新的版本号。"
      />
      {standards.length > 0 ? (
        <StandardTable standards={standards} />
      ) : (
        <EmptyState title="还没有标准">
          系统启动时自动载入随附的标准，请联系系统维护人员。
        </EmptyState>
      )}
    </>
  );
}
