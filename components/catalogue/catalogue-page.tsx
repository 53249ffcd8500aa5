import { OutcomeTable } from "@/components/publication/outcome-table";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLink } from "@/components/ui/page-link";
import { Pagination } from "@/components/ui/pagination";
import { addressOf, isNarrowed } from "@/lib/catalogue/policy";
import type { Catalogue } from "@/lib/catalogue/types";
import { CatalogueFilter } from "./catalogue-filter";
import { DistrictMap } from "./district-map";

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

/** What the address asked for and could not be had, in a sentence each. */
function Ignored({ ignored, askedPage, page, pageCount }: Catalogue) {
  const said = [
    ...(ignored.length === 0
      ? []
      : [`地址里的${ignored.map((label) => `「${label}」`).join("")}不认识，没有采用。`]),
    ...(askedPage === page ? [] : [`没有第 ${askedPage} 页，显示最后一页，第 ${pageCount} 页。`]),
  ];
  return said.length === 0 ? null : (
    <Callout tone="neutral" className="mb-4">
      {said.join("")}
    </Callout>
  );
}

/** Every published outcome, to be searched, narrowed and put in order; the districts beside it. */
export function CataloguePage(catalogue: Catalogue) {
  const { filter, choices, districts, outcomes, total, page, pageCount } = catalogue;
  const narrowed = isNarrowed(filter);
  return (
    <>
      <Breadcrumb items={[{ label: "首页", href: "/" }, { label: "结果公布" }]} />
      <PageHeader title="结果公布" lead="已公布的验收结果。点社区名称看得分和依据。" />
      <CatalogueFilter filter={filter} choices={choices} />
      <Ignored {...catalogue} />
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
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
        </div>
        <DistrictMap districts={districts} filter={filter} />
      </div>
    </>
  );
}
