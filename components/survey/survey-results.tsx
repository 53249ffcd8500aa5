import { Callout } from "@/components/ui/callout";
import { Table } from "@/components/ui/table";
import { formatInstant } from "@/lib/calendar";
import {
  type Judgement,
  type PublishedResults,
  type SurveyForm,
  type SurveyResults,
  type SurveyScore,
  smallestGroup,
  verdicts,
} from "@/lib/survey/types";

function scoreSentence(score: SurveyScore, confidence: number): string {
  const { title, fullMarks, passMark } = score;
  const low = Math.max(0, score.score - score.margin).toFixed(2);
  const high = Math.min(fullMarks, score.score + score.margin).toFixed(2);
  const found = `${title} ${score.score.toFixed(2)} 分（满分 ${fullMarks.toFixed(2)}），抽样误差 ±${score.margin.toFixed(2)} 分，${confidence}% 的把握在 ${low} 至 ${high} 分之间。`;
  if (passMark === null) return found;
  const pass = `达标分值 ${passMark.toFixed(2)} 分`;
  if (score.within)
    return `${found}${pass}在误差范围之内：按答卷${score.score >= passMark ? "达标" : "不达标"}，全体住户的看法可能不同。`;
  return `${found}${pass}在误差范围之外，${score.score >= passMark ? "达标" : "不达标"}的结论不受抽样影响。`;
}

function Scores({ scores, confidence }: Pick<PublishedResults, "scores" | "confidence">) {
  return (
    <>
      {scores.map((score) => (
        <Callout
          key={score.nodeId}
          tone={
            score.within ? "pending" : score.score >= (score.passMark ?? 0) ? "passed" : "failed"
          }
          title={`${score.score.toFixed(2)} 分${score.passMark === null ? "" : `，达标分值 ${score.passMark.toFixed(2)} 分`}`}
        >
          {scoreSentence(score, confidence)}
        </Callout>
      ))}
    </>
  );
}

type Question = SurveyForm["questions"][number];

const few = `少于 ${smallestGroup} 份`;

interface CountsTableProps {
  form: SurveyForm;
  counts: PublishedResults["counts"];
  /** 不了解 by question: the office's alone. */
  unanswered?: SurveyResults["unanswered"];
}

/** Question by question; one that few answered without its counts. */
function CountsTable({ form, counts, unanswered }: CountsTableProps) {
  const options = form.questions[0]?.options ?? [];
  return (
    <Table
      caption="各题份数"
      stack
      dense
      rows={form.questions}
      rowKey={({ nodeId }) => nodeId}
      columns={[
        {
          key: "question",
          title: "题目",
          rowHeader: true,
          className: "sm:w-2/5",
          cell: ({ text }) => text,
        },
        ...options.map(({ id, title }, at) => ({
          key: id,
          title,
          numeric: true,
          cell: ({ nodeId }: Question) => counts[nodeId]?.[id] ?? (at === 0 ? few : "—"),
        })),
        ...(unanswered
          ? [
              {
                key: "unanswered",
                title: "不了解",
                numeric: true,
                cell: ({ nodeId }: Question) => (counts[nodeId] ? unanswered[nodeId] : "—"),
              },
            ]
          : []),
      ]}
    />
  );
}

/** In the office: what was counted, who said 不了解 too. */
export function SurveyCounts({ form, results }: { form: SurveyForm; results: SurveyResults }) {
  if (results.responses < smallestGroup) return <p>收回{few}，为保护答卷人，不显示份数。</p>;
  return (
    <div className="space-y-4">
      <Scores {...results} />
      <CountsTable form={form} counts={results.counts} unanswered={results.unanswered} />
    </div>
  );
}

/** For everybody: the counts that the score is computed from, and why no more is said. */
export function PublishedCounts({
  form,
  results,
}: {
  form: SurveyForm;
  results: PublishedResults;
}) {
  if (results.answered === null)
    return <p className="max-w-text">答卷{few}，份数不公布，以免推知是谁答的。</p>;
  return (
    <div className="space-y-4">
      <Scores {...results} />
      <CountsTable form={form} counts={results.counts} />
      <p className="max-w-text text-muted">
        这里如实列出计分所用的份数，任何人都能重算。答卷{few}
        的题和“不了解”的份数不公布，以免推知是谁答的。
      </p>
    </div>
  );
}

/** What a reviewer made of the signs; in the office with the name. */
export function JudgementNote({
  judgement,
}: {
  judgement: Omit<Judgement, "by"> & { by?: string };
}) {
  const { verdict, reason, by, at } = judgement;
  return (
    <Callout
      tone={verdict === "sound" ? "passed" : "pending"}
      title={`审核判断：${verdicts[verdict]}`}
    >
      {reason}（{by ? `${by}，` : ""}
      {formatInstant(at)}）
    </Callout>
  );
}

/** Whether answers were added or removed past the system. */
function Disagreement({ used, responses }: Pick<SurveyResults, "used" | "responses">) {
  if (used === responses) return null;
  return (
    <Callout tone="failed" title={`用过的码 ${used} 个，答卷 ${responses} 份，两者不符`}>
      答卷可能绕过系统增减过，请联系管理员核查。
    </Callout>
  );
}

/** Signs of how answers came in, for a person to judge: nothing was left out for them. Of few they would say who. */
export function SurveySigns({ results }: { results: SurveyResults }) {
  const { flags, responses, withoutFlagged, scores } = results;
  if (responses < smallestGroup) return <Disagreement {...results} />;
  const rows = [
    { key: "burst", title: "同一网络地址 10 分钟内 5 份以上", count: flags.burst },
    { key: "uniform", title: "各题选项完全相同（答满 5 题）", count: flags.uniform },
    { key: "fast", title: "用时少于读题所需", count: flags.fast },
    { key: "several", title: "有两种以上迹象", count: flags.several },
  ];
  const title = (nodeId: string) => scores.find((score) => score.nodeId === nodeId)?.title ?? "";
  return (
    <div className="max-w-text space-y-3">
      <h3>作答迹象</h3>
      <p className="text-muted">
        只作提示，全部答卷都已计入。同住一处的家庭可能共用网络地址，满意的住户可能每题选得一样：一种迹象不说明问题，请结合现场核实判断。
      </p>
      <Table
        caption="作答迹象"
        captionHidden
        dense
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: "sign", title: "迹象", rowHeader: true, cell: (row) => row.title },
          { key: "count", title: "份数", numeric: true, cell: ({ count }) => count },
          {
            key: "share",
            title: "占比",
            numeric: true,
            cell: ({ count }) => `${((count / responses) * 100).toFixed(1)}%`,
          },
        ]}
      />
      {withoutFlagged?.map(({ nodeId, score }) => (
        <p key={nodeId}>
          如果不计有两种以上迹象的 {flags.several} 份，{title(nodeId)}为 {score.toFixed(2)}{" "}
          分。要这样计，由审核人员在核验时调整核定并写明理由。
        </p>
      ))}
      <Disagreement {...results} />
    </div>
  );
}
