import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { PageLink } from "@/components/ui/page-link";
import { Pagination } from "@/components/ui/pagination";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { type AmendmentRow, amendmentKinds } from "@/lib/amendment/types";
import { dayOf, formatDay } from "@/lib/calendar";

export interface AmendmentsPageProps {
  amendments: readonly AmendmentRow[];
  page: number;
  pageCount: number;
}

/** What of the published was corrected or revoked, why, and what holds now. */
export function AmendmentsPage({ amendments, page, pageCount }: AmendmentsPageProps) {
  return (
    <>
      <Breadcrumb
        items={[
          { label: "首页", href: "/" },
          { label: "结果公布", href: "/outcomes" },
          { label: "更正和撤销" },
        ]}
      />
      <PageHeader title="更正和撤销" lead="公布以后更正或撤销的结果和理由。原来的结果仍可查看。" />
      <Table
        caption="更正和撤销的结果"
        captionHidden
        stack
        rows={amendments}
        rowKey={({ id }) => id}
        empty="没有更正或撤销过。"
        columns={[
          {
            key: "community",
            title: "社区",
            rowHeader: true,
            cell: (row) => (
              <>
                <PageLink href={`/outcomes/${row.code}`}>{row.communityName}</PageLink>
                <span className="block text-sm font-normal text-muted">{row.districtName}</span>
              </>
            ),
          },
          {
            key: "reason",
            title: "理由",
            className: "max-sm:col-span-full",
            cell: (row) => (
              <>
                {row.reason}
                {row.replacedBy ? (
                  <span className="block">
                    <PageLink href={`/outcomes/${row.replacedBy}`}>更正后的结果</PageLink>
                  </span>
                ) : null}
              </>
            ),
          },
          {
            key: "day",
            title: "日期",
            className: "whitespace-nowrap",
            cell: ({ confirmedAt }) => formatDay(dayOf(confirmedAt)),
          },
          {
            key: "kind",
            title: "办理",
            corner: true,
            cell: ({ kind, replacedBy }) => (
              <StatusTag tone={kind === "revocation" ? "failed" : "pending"}>
                {kind === "correction" && !replacedBy ? "更正中" : amendmentKinds[kind]}
              </StatusTag>
            ),
          },
        ]}
      />
      <Pagination page={page} pageCount={pageCount} baseHref="/amendments" />
    </>
  );
}
