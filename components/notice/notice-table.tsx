import { OutcomeTag } from "@/components/publication/outcome-tag";
import { Marks } from "@/components/scorecard/marks";
import { PageLink } from "@/components/ui/page-link";
import { Table } from "@/components/ui/table";
import { formatDay } from "@/lib/calendar";
import type { NoticeView } from "@/lib/notice/types";

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
          key: "starts",
          title: "公示开始",
          className: "whitespace-nowrap",
          cell: (row) => formatDay(row.startsOn),
        },
        {
          key: "ends",
          title: "公示截止",
          className: "whitespace-nowrap",
          cell: (row) => formatDay(row.endsOn),
        },
        {
          key: "outcome",
          title: "拟定结果",
          corner: true,
          cell: (row) => (row.result ? <OutcomeTag outcome={row.result.outcome} /> : null),
        },
      ]}
    />
  );
}
