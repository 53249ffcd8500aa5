import { answerText } from "@/components/application/answer-text";
import { AssumedMark } from "@/components/scorecard/assumed-mark";
import { marksText } from "@/components/scorecard/words";
import { Callout } from "@/components/ui/callout";
import { Table } from "@/components/ui/table";
import type { ImplicationView, WitnessView } from "@/lib/analysis/types";

function Witness({ witness, type, other }: { witness: WitnessView; type: string; other: string }) {
  const { here, there, missed, waived, answers } = witness;
  return (
    <>
      <Callout tone="pending" title="不一定：有的填报通过本标准，却达不到另一标准">
        <p>
          例如下面这份填报（{witness.households} 户、{witness.residents} 人
          {waived.length > 0 ? `，不适用：${waived.join("、")}` : ""}）：本标准总分{" "}
          {marksText(here.total.score)} 分，各项达标；按《{other}》总分{" "}
          {marksText(there.total.score)} 分，未达标的是：
        </p>
        <ul className="mt-2 list-disc pl-5">
          {missed.map((gate) => (
            <li key={`${gate.kind} ${gate.id}`}>
              {gate.sentence}
              {gate.assumed ? <AssumedMark plain /> : null}
            </li>
          ))}
        </ul>
      </Callout>
      <Table
        className="mt-6"
        caption={`${type}的这份填报中没有得满分的评分点`}
        stack
        dense
        rows={answers}
        rowKey={({ leaf }) => leaf.id}
        empty="其余各点都是满分。"
        columns={[
          { key: "point", title: "评分点", rowHeader: true, cell: ({ leaf }) => leaf.title },
          {
            key: "answer",
            title: "填报",
            className: "max-sm:col-span-full",
            cell: ({ leaf, value }) => answerText(leaf, value),
          },
          {
            key: "score",
            title: "得分",
            numeric: true,
            corner: true,
            cell: ({ leaf, score }) => `${marksText(score)} / ${marksText(leaf.fullMarks)}`,
          },
        ]}
      />
    </>
  );
}

/** Does passing imply passing the other standard: a witness to read, or that there is none. */
export function ImplicationReport({ report }: { report: ImplicationView }) {
  return (
    <div className="space-y-10">
      {report.notice ? (
        <Callout tone="pending" title={`是否达到《${report.otherTitle}》，没有算出`}>
          <p>{report.notice}</p>
        </Callout>
      ) : null}
      {report.types.map(({ id, title, witness }) => (
        <section key={id} aria-label={`${title}：${report.otherTitle}`}>
          <h2 className="mb-3">
            {title}：能否达到《{report.otherTitle}》
          </h2>
          {witness ? (
            <Witness witness={witness} type={title} other={report.otherTitle} />
          ) : (
            <Callout tone="passed" title="一定达到">
              按系统中的评分规则，凡通过本标准的填报，都达到另一标准。
            </Callout>
          )}
        </section>
      ))}
    </div>
  );
}
