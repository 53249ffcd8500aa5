import { FigureMark } from "@/components/scorecard/figure-mark";
import { Marks } from "@/components/scorecard/marks";
import { PublishedMark } from "@/components/scorecard/published-mark";
import { basisOf, formatMarks, isBranch, nodeById, type Prepared, titlePath } from "@/lib/scoring";

/** What makes up the total, and what it takes to pass. */
export function StandardTotal({ prepared }: { prepared: Prepared }) {
  const { total, grades = [] } = prepared.standard;
  const parts = total.sections.flatMap((id) => nodeById(prepared, id) ?? []);
  const { divisor = 1 } = total;
  const sum = parts.reduce((marks, { fullMarks }) => marks + Math.round(fullMarks * 100), 0);
  const full = Math.floor(sum / divisor) / 100;
  const basis = basisOf(prepared, "total", "passMark");
  const bonus = parts.some((part) => isBranch(part) && part.bonusMarks);
  const composed = basisOf(prepared, "total", "sections");
  return (
    <section
      id="total"
      aria-labelledby="total-title"
      className="mt-10 border-t border-line-strong pt-6"
    >
      <h2 id="total-title">{total.title}</h2>
      <p className="flex flex-wrap gap-x-6 gap-y-1">
        <span>
          满分 <Marks value={full} unit />
        </span>
        <span>
          达标分值{" "}
          <FigureMark basis={basis}>
            <Marks value={total.passMark} unit />
          </FigureMark>
        </span>
        {grades.map((grade) => (
          <span key={grade.id}>
            {grade.title} <Marks value={grade.passMark} unit />
          </span>
        ))}
      </p>
      {grades.map(({ id, title, passMarks = {} }) => {
        const least = Object.entries(passMarks).map(([node, marks]) => {
          return `${titlePath(prepared, node).join(" › ")} ${formatMarks(marks)} 分`;
        });
        return least.length === 0 ? null : (
          <p key={id} className="mt-1 max-w-text">
            {title}另须达到：{least.join("、")}。
          </p>
        );
      })}
      <p className="mt-1 max-w-text text-muted">
        总分由{parts.map(({ title }) => title).join("和")}构成{bonus ? "，特色分值另加" : ""}
        {divisor > 1 ? `，各项之和除以 ${divisor}` : ""}。{" "}
        {composed && !composed.assumed ? (
          <PublishedMark source={composed.source} note={composed.note} />
        ) : null}
      </p>
    </section>
  );
}
