import { StatusTag } from "@/components/ui/status-tag";
import { type Column, Table } from "@/components/ui/table";
import { states } from "@/lib/application/types";
import { stateOrder } from "@/lib/dashboard/policy";
import type { ApplicationProgress as Progress } from "@/lib/dashboard/types";
import { BarChart } from "./bar-chart";
import { stateSegments } from "./segments";

const total = (row: Progress) => stateOrder.reduce((sum, state) => sum + row.states[state], 0);

const columns: Column<Progress>[] = [
  {
    key: "title",
    title: "区县市",
    rowHeader: true,
    className: "whitespace-nowrap",
    cell: (row) => row.title,
  },
  { key: "total", title: "申报", numeric: true, cell: total },
  ...stateOrder.map(
    (state): Column<Progress> => ({
      key: state,
      title: states[state],
      numeric: true,
      cell: (row) => row.states[state],
    }),
  ),
  { key: "passed", title: "公布：达到标准", numeric: true, cell: (row) => row.passed },
  { key: "failed", title: "公布：未达到", numeric: true, cell: (row) => row.failed },
];

export interface ApplicationProgressProps {
  sum: Progress;
  /** By district; empty where there is one only. */
  rows: readonly Progress[];
}

/** Applications for acceptance by state, and what became of those published. */
export function ApplicationProgress({ sum, rows }: ApplicationProgressProps) {
  const all = [...rows.filter((row) => total(row) > 0), sum];
  return (
    <section aria-labelledby="acceptance" className="mt-12">
      <h2 id="acceptance" className="mb-2">
        验收进展
      </h2>
      <p className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="figures">
          申报 {total(sum)} 份，已公布 {sum.states.published} 份：
        </span>
        <StatusTag tone="passed">达到验收标准 {sum.passed} 份</StatusTag>
        <StatusTag tone="failed">未达到 {sum.failed} 份</StatusTag>
      </p>
      <BarChart
        label={`申报按状态：${stateOrder.map((state) => `${states[state]} ${sum.states[state]} 份`).join("，")}。`}
        segments={stateSegments}
        figures
        bars={all.map((row) => ({
          key: row.key,
          title: row.title,
          figure: `${total(row)} 份`,
          values: row.states,
        }))}
      />
      <Table
        caption="验收进展：数值"
        captionHidden
        columns={columns}
        rows={all}
        rowKey={(row) => row.key}
        dense
        className="mt-6"
      />
      <p className="mt-2 text-sm text-muted">只计本系统受理的申报；导入的历年结果不计入。</p>
    </section>
  );
}
