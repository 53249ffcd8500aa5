import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { Pagination } from "@/components/ui/pagination";
import type { NoticeList } from "@/lib/notice/types";
import { NoticeTable } from "./notice-table";

/** Everything that is on public notice now. */
export function NoticesPage({ notices, total, page, pageCount }: NoticeList) {
  return (
    <>
      <Breadcrumb items={[{ label: "首页", href: "/" }, { label: "公示" }]} />
      <PageHeader
        title="公示中的结果"
        lead="已审定、还没有公布的验收结果。公示期内任何人都可以查看得分，提出异议。"
      />
      {total === 0 ? (
        <EmptyState title="现在没有公示">
          验收结果审定后会在这里公示。已经公布的，请看
          <PageLink href="/outcomes">结果公布</PageLink>。
        </EmptyState>
      ) : (
        <>
          <NoticeTable notices={notices} />
          <p className="mt-4">
            已经提出异议的，<PageLink href="/receipts">凭回执编号查询</PageLink>。
          </p>
          <div className="mt-4">
            <Pagination page={page} pageCount={pageCount} baseHref="/notices" />
          </div>
        </>
      )}
    </>
  );
}
