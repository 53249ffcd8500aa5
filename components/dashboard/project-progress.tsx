import { type Column, Table } from "@/components/ui/table";
import { stageOrder, stages } from "@/lib/community/types";
import { percentText, startRate, totalOf } from "@/lib/dashboard/policy";
import type { ProjectProgress as Progress } from "@/lib/dashboard/types";
import { BarChart } from "./bar-chart";
import { rateSegment, stageSegments } from "./segments";

const rateText = ({ stages: counts }: Progress) => percentText(startRate(counts)) ?? "—";

const columnsFor = (head: string): Column<Progress>[] => [
  {
    key: "title",
    title: head,
    rowHeader: true,
    className: "whitespace-nowrap",
    cell: (row) => row.title,
  },
  { key: "total", title: "项目", numeric: true, cell: (row) => totalOf(row.stages) },
  ...stageOrder.map(
    (stage): Column<Progress> => ({
      key: stage,
      title: stages[stage],
      numeric: true,
      cell: (row) => row.stages[stage],
    }),
  ),
  {
    key: "whole",
    title: "已列入名单",
    numeric: true,
    cell: (row) => startRate(row.stages).whole,
  },
  { key: "part", title: "已开工", numeric: true, cell: (row) => startRate(row.stages).part },
  { key: "rate", title: "开工率", numeric: true, cell: rateText },
];

export interface ProjectProgressProps {
  id: string;
  title: string;
  /** What a row is: 区县市. */
  head: string;
  rows: readonly Progress[];
  /** All of them together; left out where that says nothing. */
  sum?: Progress;
}

/** Projects by what they belong to: how many have started, how many are in which stage, as bars and as figures. */
export function ProjectProgress({ id, title, head, rows: given, sum }: ProjectProgressProps) {
  const rows = given.filter((row) => totalOf(row.stages) > 0);
  if (rows.length === 0) return null;
  const all = sum ? [...rows, sum] : rows;
  const without = given.filter((row) => totalOf(row.stages) === 0).map((row) => row.title);
  const said = all.map((row) => `${row.title} ${rateText(row)}`).join("，");
  return (
    <section aria-labelledby={id} className="mt-12">
      <h2 id={id} className="mb-4">
        {title}
      </h2>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
        <div>
          <h3 className="mb-2">开工率</h3>
          <BarChart
            label={`开工率：${said}。`}
            segments={[rateSegment]}
            most={100}
            unit="%"
            bars={all.map((row) => {
              const { part, whole } = startRate(row.stages);
              const rate = whole > 0 ? (part / whole) * 100 : 0;
              const figure = whole > 0 ? `${rateText(row)}（${part}/${whole}）` : "—";
              return { key: row.key, title: row.title, figure, values: { rate } };
            })}
          />
        </div>
        <div>
          <h3 className="mb-2">各阶段项目数</h3>
          <BarChart
            label={`各阶段项目数，共 ${rows.reduce((all, row) => all + totalOf(row.stages), 0)} 个，数值见下表。`}
            segments={stageSegments}
            figures
            bars={rows.map((row) => ({
              key: row.key,
              title: row.title,
              figure: `${totalOf(row.stages)} 个`,
              values: row.stages,
            }))}
          />
        </div>
      </div>
      <Table
        caption={`${title}：数值`}
        captionHidden
        columns={columnsFor(head)}
        rows={all}
        rowKey={(row) => row.key}
        dense
        className="mt-6"
      />
      {without.length > 0 ? (
        <p className="mt-2 text-sm text-muted">还没有项目的：{without.join("、")}。</p>
      ) : null}
    </section>
  );
}
