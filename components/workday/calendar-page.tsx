import { AssumedMark } from "@/components/scorecard/assumed-mark";
import { Breadcrumb } from "@/components/shell/breadcrumb";
import { PageHeader } from "@/components/shell/page-header";
import { Table } from "@/components/ui/table";
import { formatDay } from "@/lib/calendar";
import { type CalendarYear, type Correction, calendarYears } from "@/lib/workday/types";
import { CorrectDayForm } from "./correct-day-form";

const standing = (working: boolean) => (working ? "上班" : "休息");

function Year({ year, source, kind, days }: CalendarYear) {
  return (
    <section aria-labelledby={`year-${year}`} className="mt-10">
      <h2 id={`year-${year}`} className="mb-1">
        {year} 年{kind === "assumed" ? <AssumedMark plain /> : null}
      </h2>
      <p className="mb-3 text-muted">依据：{source}。</p>
      <Table
        caption={`${year} 年的节假日和调休`}
        captionHidden
        dense
        rows={days}
        rowKey={({ from }) => from}
        columns={[
          {
            key: "title",
            title: "名称",
            rowHeader: true,
            className: "whitespace-nowrap",
            cell: ({ title }) => title,
          },
          {
            key: "days",
            title: "日期",
            cell: ({ from, to }) =>
              from === to ? formatDay(from) : `${formatDay(from)}至${formatDay(to)}`,
          },
          {
            key: "working",
            title: "安排",
            className: "whitespace-nowrap",
            cell: ({ working }) => standing(working),
          },
        ]}
      />
    </section>
  );
}

/** The calendar by which periods are counted: what was corrected, how to correct, and the bundled years. */
export function CalendarPage({ corrections }: { corrections: readonly Correction[] }) {
  return (
    <>
      <Breadcrumb items={[{ label: "工作台", href: "/desk" }, { label: "工作日" }]} />
      <PageHeader
        title="工作日"
        lead="公示期按这里的日历计算：周一至周五上班，周六、周日休息，下面列出的除外。"
      />
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-2">
        <section aria-labelledby="correct">
          <h2 id="correct">更正一天</h2>
          <p className="mb-4 text-muted">以更正的为准，已经开始的公示不受影响。</p>
          <CorrectDayForm />
        </section>
        <section aria-labelledby="corrected">
          <h2 id="corrected" className="mb-3">
            已更正
          </h2>
          <Table
            caption="已更正的日子"
            captionHidden
            dense
            rows={corrections}
            rowKey={({ day }) => day}
            empty="没有更正过。"
            columns={[
              { key: "day", title: "日期", rowHeader: true, cell: ({ day }) => formatDay(day) },
              { key: "working", title: "安排", cell: ({ working }) => standing(working) },
              { key: "source", title: "依据", cell: ({ source }) => source },
              { key: "by", title: "更正人", cell: ({ changedByName }) => changedByName },
            ]}
          />
        </section>
      </div>
      {calendarYears.map((year) => (
        <Year key={year.year} {...year} />
      ))}
    </>
  );
}
