import { Suspense } from "react";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { ProgressText } from "@/components/ui/progress-text";
import { type Column, Table } from "@/components/ui/table";
import type { DraftView, Replay, ReplayFlip } from "@/lib/standard/types";
import { DraftHeader } from "./draft-header";

/** Loads what comes after what was found so far. */
export type LoadReplay = (id: string, so: Replay | null) => Promise<Replay>;

export interface ReplayPageProps {
  view: DraftView;
  basedOn: DraftView["basedOn"];
  /** null: nothing can be replayed. */
  total: number | null;
  load: LoadReplay;
}

const words: Record<string, string> = {
  passed: "达标",
  failed: "未达标",
  incomplete: "缺少填报",
  invalid: "填报不适用",
};
const outcomeWords = (outcome: string) => words[outcome] ?? outcome;

/** Whether an outcome is none that a person could be told. */
const isOpen = (outcome: string) => outcome === "incomplete" || outcome === "invalid";

const notes: [outcome: string, note: string][] = [
  ["incomplete", "“缺少填报”：新版本有原来没有填过的评分点，补填以后才有结论。"],
  ["invalid", "“填报不适用”：原来填的内容在新版本中没有对应，重新填报以后才有结论。"],
];

interface CountRow {
  key: string;
  from: string;
  to: string;
  count: number;
}

const countColumns: Column<CountRow>[] = [
  { key: "from", title: "原版本", rowHeader: true, cell: (row) => outcomeWords(row.from) },
  { key: "to", title: "新版本", cell: (row) => outcomeWords(row.to) },
  { key: "count", title: "申报", numeric: true, cell: (row) => row.count },
  {
    key: "change",
    title: "变化",
    corner: true,
    cell: ({ from, to }) => (from === to ? "不变" : isOpen(to) ? "没有结论" : "结论改变"),
  },
];

const flipColumns: Column<ReplayFlip>[] = [
  {
    key: "community",
    title: "社区",
    rowHeader: true,
    cell: (row) => (
      <>
        {row.communityName}
        <span className="block text-sm font-normal text-muted">{row.districtName}</span>
      </>
    ),
  },
  {
    key: "batch",
    title: "批次",
    className: "max-sm:col-span-full",
    cell: (row) => `${row.batchTitle}（${row.publishedAt ? "已公布" : "待公布"}）`,
  },
  {
    key: "turn",
    title: "结论",
    cell: (row) => (
      <span className="whitespace-nowrap">
        {`${outcomeWords(row.from)} → ${outcomeWords(row.to)}`}
      </span>
    ),
  },
  {
    key: "gates",
    title: "变化的单项",
    className: "max-sm:col-span-full",
    cell: (row) => row.gates.join("、") || "—",
  },
];

function Result({ replay }: { replay: Replay }) {
  const rows = Object.entries(replay.counts)
    .filter(([, count]) => count > 0)
    .map(([key, count]) => {
      const [from = "", to = ""] = key.split("-");
      return { key, from, to, count };
    });
  const changed = rows.filter(({ from, to }) => from !== to);
  const sum = (list: readonly CountRow[]) => list.reduce((total, { count }) => total + count, 0);
  const open = sum(changed.filter(({ to }) => isOpen(to)));
  const turned = sum(changed) - open;
  const found = [
    ...(turned > 0 ? [`${turned} 份的结论会改变`] : []),
    ...(open > 0 ? [`${open} 份在新版本下还没有结论`] : []),
  ];
  return (
    <div className="space-y-10">
      <Callout tone={found.length > 0 ? "pending" : "passed"}>
        {found.length > 0
          ? `${replay.done} 份申报中，${found.join("，")}。`
          : `${replay.done} 份申报的结论都不改变。`}
        {notes
          .filter(([outcome]) => rows.some(({ to }) => to === outcome))
          .map(([outcome, note]) => (
            <p key={outcome} className="mt-1">
              {note}
            </p>
          ))}
      </Callout>
      <Table
        caption="结论对照"
        columns={countColumns}
        rows={rows}
        rowKey={(row) => row.key}
        stack
        className="max-w-text"
      />
      {replay.flips.length > 0 ? (
        <Table
          caption="结论不同的申报"
          columns={flipColumns}
          rows={replay.flips}
          rowKey={(row) => row.id}
          stack
        />
      ) : null}
      {replay.unlisted > 0 ? <p>{`另有 ${replay.unlisted} 份未列出。`}</p> : null}
    </div>
  );
}

// Each page streams in place of the one before: what is waited for says how far it has come.
async function Chunk({
  id,
  total,
  so,
  load,
}: {
  id: string;
  total: number;
  so: Replay | null;
  load: LoadReplay;
}) {
  const replay = await load(id, so);
  if (!replay.more) return <Result replay={replay} />;
  return (
    <Suspense fallback={<Progress done={replay.done} total={total} />}>
      <Chunk id={id} total={total} so={replay} load={load} />
    </Suspense>
  );
}

function Progress({ done, total }: { done: number; total: number }) {
  return (
    <div role="status">
      <ProgressText done={done} total={total} unit="份申报" verb="已重算" />
    </div>
  );
}

/** What a candidate version would have made of everything the old one decided. */
export function ReplayPage({ view, basedOn, total, load }: ReplayPageProps) {
  return (
    <>
      <DraftHeader
        view={view}
        page="施行前重算"
        lead={
          basedOn
            ? `用这个版本重算按“${basedOn.title} ${basedOn.version}”审定的全部申报，看结论会不会改变。只作比较，公布的结果不变。`
            : undefined
        }
      />
      {total === null ? (
        <EmptyState title="现在不能重算">
          {view.faults > 0
            ? `草案还有 ${view.faults} 处差错，改正后才能计算。`
            : "这份草案没有底稿，没有可以重算的申报。"}
        </EmptyState>
      ) : total === 0 ? (
        <EmptyState title="还没有可以重算的申报">
          原版本下审定第一份申报以后，这里可以重算。
        </EmptyState>
      ) : (
        <Suspense fallback={<Progress done={0} total={total} />}>
          <Chunk id={view.id} total={total} so={null} load={load} />
        </Suspense>
      )}
    </>
  );
}
