import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { listQuery } from "@/lib/community/policy";
import type { CommunityList } from "@/lib/community/types";
import { CommunityFilter } from "./community-filter";
import { CommunityTable } from "./community-table";
import { NoCommunities } from "./no-communities";

export interface CommunitiesPageProps extends CommunityList {
  /** Whose communities are listed: 拱墅区, 全市. */
  scope: string;
  mayRegister: boolean;
  mayImport: boolean;
}

/** 项目库: every community through its life, to be searched, narrowed, taken out and brought in. */
export function CommunitiesPage({ scope, mayRegister, mayImport, ...list }: CommunitiesPageProps) {
  const { filter, sort, rows, total, page, pageCount, types, districts } = list;
  const query = listQuery(filter, sort);
  const narrowed = Object.values(filter).some(Boolean);
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "项目库" }]} />
      <PageHeader
        title="项目库"
        lead={`${scope}${narrowed ? "符合条件的" : "的"}社区共 ${total} 个。`}
        actions={
          <>
            {mayImport ? (
              <LinkButton href="/communities/import" variant="secondary">
                导入清单
              </LinkButton>
            ) : null}
            {mayImport ? (
              <LinkButton href="/communities/results" variant="secondary">
                历年结果
              </LinkButton>
            ) : null}
            {total > 0 ? (
              <LinkButton href={`/communities/workbook${query}`} variant="secondary" download>
                导出 Excel
              </LinkButton>
            ) : null}
            {mayRegister ? <LinkButton href="/communities/new">登记社区</LinkButton> : null}
          </>
        }
      />
      <CommunityFilter key={query} {...list} />
      {total > 0 ? (
        <CommunityTable
          communities={rows}
          types={types}
          showDistrict={districts.length > 0 && !filter.district}
        />
      ) : (
        <NoCommunities narrowed={narrowed} mayRegister={mayRegister} />
      )}
      <div className="mt-4">
        <Pagination page={page} pageCount={pageCount} baseHref={`/communities${query}`} />
      </div>
    </>
  );
}
