import { StatusTag } from "@/components/ui/status-tag";
import { dayOf, formatDay } from "@/lib/calendar";
import type { NoticeView } from "@/lib/notice/types";
import { nodeById, type Prepared } from "@/lib/scoring";

/** How many objections came in, and the answers, without names. */
export function AnsweredObjections({
  objections,
  prepared,
}: {
  objections: NoticeView["objections"];
  prepared: Prepared;
}) {
  const { received, answered } = objections;
  if (received === 0) return <p>没有收到异议。</p>;
  return (
    <>
      <p className="figures">
        收到 {received} 件，已答复 {answered.length} 件。
      </p>
      <ul className="mt-3 max-w-text border-t border-line">
        {answered.map(({ nodeId, upheld, summary, answer, decidedAt }) => (
          <li key={`${decidedAt.getTime()} ${summary}`} className="border-b border-line py-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-semibold">
                {nodeId ? (nodeById(prepared, nodeId)?.title ?? nodeId) : "整个结果"}
              </span>
              <StatusTag tone={upheld ? "passed" : "neutral"}>
                {upheld ? "异议成立" : "异议不成立"}
              </StatusTag>
            </p>
            <p className="mt-1">异议：{summary}</p>
            <p className="mt-1 whitespace-pre-line">
              答复（{formatDay(dayOf(decidedAt))}）：{answer}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
