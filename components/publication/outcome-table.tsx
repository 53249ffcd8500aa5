import { Marks } from "@/components/scorecard/marks";
import { PageLink } from "@/components/ui/page-link";
import { Table } from "@/components/ui/table";
import { dayOf, formatDay } from "@/lib/calendar";
import type { OutcomeRow } from "@/lib/publication/types";
import { OutcomeTag } from "./outcome-tag";

export interface OutcomeTableProps {
  caption: string;
  captionHidden?: boolean;
  /** Said in place of rows when there are none. */
  empty?: string;
  outcomes: readonly Omit<OutcomeRow, "batchTitle">[];
}

/** Published outcomes, one a line: which community, the result, the total, and when. */
export function OutcomeTable({
  caption,
  captionHidden = true,
  empty,
  outcomes,
}: OutcomeTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden={captionHidden}
      empty={empty}
      stack
      rows={outcomes}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "community",
          title: "社区",
          rowHeader: true,
          cell: (row) => (
            <>
              <PageLink href={`/outcomes/${row.code}`}>{row.communityName}</PageLink>
              <span className="block text-sm font-normal text-muted">
                {row.districtName}，{row.street}
              </span>
            </>
          ),
        },
        {
          key: "kind",
          title: "类别",
          className: "max-sm:col-span-2",
          cell: (row) => `${row.tierTitle}，${row.typeTitle}`,
        },
        {
          key: "total",
          title: "总分",
          numeric: true,
          cell: (row) => <Marks value={row.total} className="font-semibold" />,
        },
        {
          key: "day",
          title: "公布日期",
          className: "whitespace-nowrap max-sm:col-span-2",
          cell: (row) => formatDay(dayOf(row.publishedAt)),
        },
        {
          key: "outcome",
          title: "结果",
          corner: true,
          cell: (row) => <OutcomeTag outcome={row.outcome} />,
        },
      ]}
    />
  );
}
