import { Marks } from "@/components/scorecard/marks";
import { PageLink } from "@/components/ui/page-link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatDay } from "@/lib/calendar";
import type { NoticeView } from "@/lib/notice/types";

/** An outcome in words while it is on notice: it is not formal yet. */
export const NOTICE_TITLES = { passed: "拟通过验收", failed: "拟不通过验收" };

/** What is on notice, one a line: which community, the result, the total, and until when. */
export function NoticeTable({ notices }: { notices: readonly NoticeView[] }) {
  return (
    <Table
      caption="公示中的验收结果"
      captionHidden
      stack
      rows={notices}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "community",
          title: "社区",
          rowHeader: true,
          cell: (row) => (
            <>
              <PageLink href={`/notices/${row.code}`}>{row.communityName}</PageLink>
              <span className="block text-sm font-normal text-muted">
                {row.districtName}，{row.street}
              </span>
            </>
          ),
        },
        {
          key: "total",
          title: "总分",
          numeric: true,
          cell: (row) => (row.result ? <Marks value={row.result.total} /> : null),
        },
        {
          key: "ends",
          title: "公示截止",
          className: "whitespace-nowrap max-sm:col-span-2",
          cell: (row) => formatDay(row.endsOn),
        },
        {
          key: "outcome",
          title: "拟定结果",
          corner: true,
          cell: (row) =>
            row.result ? (
              <StatusTag tone={row.result.outcome}>{NOTICE_TITLES[row.result.outcome]}</StatusTag>
            ) : null,
        },
      ]}
    />
  );
}
