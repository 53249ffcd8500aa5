import type { Metadata } from "next";
import { AuditFilter } from "@/components/audit/audit-filter";
import { AuditTable } from "@/components/audit/audit-table";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { Pagination } from "@/components/ui/pagination";
import { loadAudit } from "@/lib/audit/loaders";

export const metadata: Metadata = { title: "审计" };

export default async function AuditPage({ searchParams }: PageProps<"/audit">) {
  const { lines, total, page, pageCount, filter } = await loadAudit(await searchParams);
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "审计" }]} />
      <PageHeader
        title="审计"
        lead={
          <>
            共 {total} 条记录，新的在前，只能增加，不能修改或删除。每条的摘要都连着前一条；运行
            <code className="mx-1 font-mono text-base">npm run audit:verify</code>
            可重算全部摘要，查出改动和缺失。
          </>
        }
      />
      <AuditFilter filter={filter} />
      <AuditTable lines={lines} filtered={filter !== undefined} />
      <Pagination
        page={page}
        pageCount={pageCount}
        baseHref={filter ? `/audit?type=${filter.type}&id=${filter.id}` : "/audit"}
      />
    </>
  );
}
