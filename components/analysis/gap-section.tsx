import { AssumedMark } from "@/components/scorecard/assumed-mark";
import { marksText, OUTCOME_TONES } from "@/components/scorecard/words";
import { Disclosure } from "@/components/ui/disclosure";
import { StatusTag } from "@/components/ui/status-tag";
import { type Column, Table } from "@/components/ui/table";
import type { Gap, GapLoss } from "@/lib/analysis/types";

const shown = 10;

const THERE = { passed: "达到", failed: "未达到", incomplete: "还不能判断" } as const;

const columns = (marked: boolean): Column<GapLoss>[] => [
  {
    key: "title",
    title: "条目",
    rowHeader: true,
    cell: ({ title, assumed }) => (
      <>
        {title}
        {marked && assumed ? <AssumedMark plain /> : null}
      </>
    ),
  },
  {
    key: "score",
    title: "得分",
    numeric: true,
    className: "max-sm:col-span-2",
    cell: ({ score, fullMarks }) =>
      `${score === null ? "尚未填报" : marksText(score)} / ${marksText(fullMarks)}`,
  },
  {
    key: "lost",
    title: "失分",
    numeric: true,
    cell: ({ lost }) => <strong className="font-semibold">{marksText(lost)}</strong>,
  },
];

/** What most full marks here have in common is said once; where few are assumed, those are marked. */
function Losses({ losses }: { losses: readonly GapLoss[] }) {
  const assumed = losses.filter((loss) => loss.assumed).length;
  const marked = assumed * 2 <= losses.length;
  const table = (caption: string, rows: readonly GapLoss[]) => (
    <Table
      caption={caption}
      captionHidden
      columns={columns(marked)}
      rows={rows}
      rowKey={(loss) => loss.id}
      stack
      dense
    />
  );
  return (
    <>
      {marked ? null : (
        <p className="mb-2 text-muted">
          {assumed === losses.length
            ? "这些条目的满分都待核定：暂无公开依据。"
            : `其中 ${assumed} 个条目的满分待核定：暂无公开依据。`}
        </p>
      )}
      {table("失分最多的条目", losses.slice(0, shown))}
      {losses.length > shown ? (
        <Disclosure summary={`其余 ${losses.length - shown} 处`} className="mt-2">
          {table("其余失分的条目", losses.slice(shown))}
        </Disclosure>
      ) : null}
    </>
  );
}

/** The same community by another standard: what is missed there, and where marks are lost, largest first. */
export function GapSection({ gap }: { gap: Gap }) {
  const { standardTitle, decision, gates, losses } = gap;
  return (
    <section aria-label={`对照《${standardTitle}》`} className="max-w-text">
      <h2 className="mb-2">对照省级标准找差距</h2>
      <p className="mb-3 flex flex-wrap items-center gap-x-2 text-muted">
        按《{standardTitle}》折算同一份填报：
        <StatusTag tone={OUTCOME_TONES[decision.outcome]}>{THERE[decision.outcome]}</StatusTag>
      </p>
      {gates.length > 0 ? (
        <>
          <h3 className="mb-1">在省级标准下未达标</h3>
          <ul className="mb-4 list-disc space-y-1 pl-6">
            {gates.map((gate) => (
              <li key={`${gate.kind} ${gate.id}`}>
                {gate.sentence}
                {gate.assumed ? <AssumedMark plain /> : null}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="mb-4">省级标准的各项都达标。</p>
      )}
      {losses.length > 0 ? (
        <>
          <h3 className="mb-1">在省级标准下的失分，从多到少</h3>
          <Losses losses={losses} />
        </>
      ) : null}
    </section>
  );
}
