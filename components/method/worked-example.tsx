import type { ReactNode } from "react";
import { marksText } from "@/components/scorecard/words";
import { Callout } from "@/components/ui/callout";
import type { WorkedExample as Example, ScoredPart } from "@/lib/method/types";

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="border-b border-line py-3">
      <h3 className="text-base">{title}</h3>
      {children}
    </li>
  );
}

const marks = (value: number) => <span className="figures">{marksText(value)}</span>;

/** 6.00 + 4.50 + 5.00 */
function Sum({ parts }: { parts: readonly ScoredPart[] }) {
  return <>{parts.map(({ score }) => marksText(score)).join(" + ")}</>;
}

function Quota({ quota }: { quota: NonNullable<Example["quota"]> }) {
  return (
    <Step title={`评分点“${quota.title}”`}>
      <p>
        按户数或人数，这个社区应配 {quota.required} {quota.unit}，实有 {quota.actual} {quota.unit}
        。得分 = {marks(quota.fullMarks)} × {quota.actual} ÷ {quota.required} ={" "}
        <strong>{marks(quota.score)} 分</strong>。
      </p>
    </Step>
  );
}

function Indicator({ indicator }: { indicator: NonNullable<Example["indicator"]> }) {
  const { title, parts, sum, fullMarks, redundancy, score } = indicator;
  return (
    <Step title={`指标“${title}”`}>
      <p>
        各评分点合计 <Sum parts={parts} /> = {marks(sum)} 分。指标满分 {marks(fullMarks)}{" "}
        分，评分点多给了 {marks(redundancy)} 分冗余：
        {sum >= fullMarks ? "少得一些仍然得满" : "合计不到满分，得合计"}，得分{" "}
        <strong>{marks(score)} 分</strong>。
      </p>
    </Step>
  );
}

function Scene({ scene }: { scene: NonNullable<Example["scene"]> }) {
  return (
    <Step title={`单项“${scene.title}”`}>
      <p>
        <Sum parts={scene.parts} /> = <strong>{marks(scene.score)} 分</strong>（满分{" "}
        {marks(scene.fullMarks)} 分）
        {scene.passMark === undefined
          ? "。"
          : `，达标分值 ${marksText(scene.passMark)} 分，${scene.score >= scene.passMark ? "达标" : "未达标"}。`}
      </p>
    </Step>
  );
}

function Survey({ survey }: { survey: NonNullable<Example["survey"]> }) {
  const total = survey.counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <Step title={`问卷题“${survey.title}”`}>
      <p>
        每道题都是 {total} 份答卷：
        {survey.counts.map(({ title, count }) => `${title} ${count} 份`).join("，")}
        。这一题得分 = {marks(survey.fullMarks)} × (
        {survey.counts.map(({ weight, count }) => `${weight} × ${count}`).join(" + ")}) ÷ {total} ={" "}
        <strong>{marks(survey.score)} 分</strong>
        。各选项的份数如实公布；答卷少于 10 份的题不公布，也不计分，以免推知是谁答的。
      </p>
    </Step>
  );
}

/** A made-up community, scored from one point up to the outcome. All its figures come out of the scoring library. */
export function WorkedExample({ example }: { example: Example }) {
  const { community, total, near, outcome } = example;
  const above = total.parts.filter(({ score, fullMarks }) => score > fullMarks);
  return (
    <div className="max-w-text">
      <p>
        假设一个{community.type}社区，{community.households} 户、{community.residents}{" "}
        人，除下面写明的以外都得满分。数字由计分程序算出。
      </p>
      <ol className="mt-3 border-t border-line">
        {example.quota ? <Quota quota={example.quota} /> : null}
        {example.indicator ? <Indicator indicator={example.indicator} /> : null}
        {example.scene ? <Scene scene={example.scene} /> : null}
        {example.survey ? <Survey survey={example.survey} /> : null}
        <Step title="总分和结论">
          <p>
            {total.parts.map(({ title }) => title).join(" + ")} = <Sum parts={total.parts} /> ={" "}
            <strong>{marks(total.score)} 分</strong>，达标分值 {marks(total.passMark)} 分。
            {above.length > 0
              ? `${above.map(({ title }) => title).join("、")}超出满分的部分是特色分值。`
              : null}
            {outcome === "passed" ? "每一个单项也达标，通过验收。" : "还有单项没有达标，不能通过。"}
          </p>
        </Step>
      </ol>
      {near ? (
        <Callout tone="failed" title={`如果“${near.title}”只得 ${marksText(near.score)} 分`}>
          {near.sentence}总分仍是 {marksText(near.total)} 分，但不能通过：单项差 0.01 分也是不达标。
        </Callout>
      ) : null}
    </div>
  );
}
