import { FigureMark } from "@/components/scorecard/figure-mark";
import { marksText } from "@/components/scorecard/words";
import { basisOf, type LeafNode, type MarkedOption, type Prepared } from "@/lib/scoring";
import type { QuotaRule } from "@/lib/scoring/types";

function Options({ lead, options }: { lead: string; options: readonly MarkedOption[] }) {
  return (
    <>
      <p>{lead}</p>
      <ul className="max-w-text">
        {options.map((option) => (
          <li key={option.id} className="flex justify-between gap-4 border-t border-line py-1">
            <span>{option.title}</span>
            <span className="figures flex-none">{marksText(option.marks)} 分</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const percent = (ratio: number) => `${Math.round(ratio * 10_000) / 100}%`;

function per({ per, perCount = 1 }: QuotaRule): string {
  if (per === "community") return "全社区不少于";
  const unit = per === "household" ? "户" : "人";
  return `每 ${perCount} ${unit}不少于`;
}

function Quota({ leaf, rule, prepared }: { leaf: LeafNode; rule: QuotaRule; prepared: Prepared }) {
  return (
    <p>
      {per(rule)}{" "}
      <FigureMark basis={basisOf(prepared, leaf.id, "quota")}>
        {rule.quota} {rule.unit}
      </FigureMark>
      ，达到得满分，不足的按比例计分
      {rule.minRatio === undefined ? null : (
        <>
          ，不到应配的{" "}
          <FigureMark basis={basisOf(prepared, leaf.id, "minRatio")}>
            {percent(rule.minRatio)}
          </FigureMark>{" "}
          不得分
        </>
      )}
      。
    </p>
  );
}

/** How a point is scored, in words. */
export function RuleWords({ leaf, prepared }: { leaf: LeafNode; prepared: Prepared }) {
  const { rule, fullMarks } = leaf;
  switch (rule.type) {
    case "marks":
      return (
        <p>
          按条文评分，0 至 {marksText(fullMarks)} 分，最小 {marksText(rule.step ?? 0.01)} 分。
        </p>
      );
    case "levels":
      return <Options lead="按档计分：" options={rule.levels} />;
    case "checklist":
      return <Options lead={`逐项计分，最多 ${marksText(fullMarks)} 分：`} options={rule.items} />;
    case "requirement":
      return <p>必须满足，不满足不能通过验收。</p>;
    case "quota":
      return <Quota leaf={leaf} rule={rule} prepared={prepared} />;
    case "survey":
      return (
        <p>
          按答卷加权平均计分：
          {rule.options.map(({ title, weight }) => `${title} ${weight}`).join("，")}。
          {rule.minResponses === undefined ? null : (
            <>
              有效答卷不少于{" "}
              <FigureMark basis={basisOf(prepared, leaf.id, "minResponses")}>
                {rule.minResponses} 份
              </FigureMark>
              。
            </>
          )}
        </p>
      );
  }
}
