import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { Pagination } from "@/components/ui/pagination";
import type { OutcomeFilter as Filter, OutcomeList } from "@/lib/publication/types";
import { OutcomeFilter } from "./outcome-filter";
import { OutcomeTable } from "./outcome-table";

function addressOf({ q, district, result }: Filter): string {
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  if (district) params.set("district", district);
  if (result) params.set("result", result);
  return `/outcomes?${params}`;
}

function NothingFound({ narrowed }: { narrowed: boolean }) {
  if (!narrowed) {
    return <EmptyState title="还没有公布的结果">验收结果审定并公布后，会出现在这里。</EmptyState>;
  }
  return (
    <EmptyState title="没有符合条件的结果">
      请核对社区或街道的名称，或者<PageLink href="/outcomes">查看全部结果</PageLink>
      。还没有公布的结果查不到。
    </EmptyState>
  );
}

/** Every published outcome, to be searched and narrowed. */
export function OutcomesPage({ filter, districts, outcomes, total, page, pageCount }: OutcomeList) {
  const narrowed = Boolean(filter.q || filter.district || filter.result);
  return (
    <>
      <Breadcrumb items={[{ label: "首页", href: "/" }, { label: "结果公布" }]} />
      <PageHeader title="结果公布" lead="已公布的验收结果，新的在前。点社区名称看得分和依据。" />
      <OutcomeFilter filter={filter} districts={districts} />
      {total === 0 ? (
        <NothingFound narrowed={narrowed} />
      ) : (
        <>
          <p className="mb-2 text-muted">
            {narrowed ? "符合条件的" : "已公布的"}结果共 {total} 项。
          </p>
          <OutcomeTable caption="已公布的验收结果" outcomes={outcomes} />
          <div className="mt-4">
            <Pagination page={page} pageCount={pageCount} baseHref={addressOf(filter)} />
          </div>
        </>
      )}
    </>
  );
}
