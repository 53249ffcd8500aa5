import { FigureMark } from "@/components/scorecard/figure-mark";
import { Marks } from "@/components/scorecard/marks";
import { basisOf, isBranch, type Prepared, type StandardNode } from "@/lib/scoring";

/** Marks offered beyond full marks: what a community can miss and still reach them. */
function redundancyOf(node: StandardNode): number {
  if (!isBranch(node)) return 0;
  const offered = node.children
    .filter((child) => child.kind !== "featured")
    .reduce((sum, child) => sum + Math.round(child.fullMarks * 100), 0);
  return Math.max(0, offered - Math.round(node.fullMarks * 100)) / 100;
}

/** A section's or scene's figures, each with where it comes from. */
export function NodeMarks({ node, prepared }: { node: StandardNode; prepared: Prepared }) {
  const figures = [
    { field: "fullMarks", title: "满分", value: node.fullMarks },
    { field: "passMark", title: "达标分值", value: node.passMark },
    { field: "bonusMarks", title: "特色分值上限", value: isBranch(node) ? node.bonusMarks : 0 },
  ];
  return (
    <p className="flex flex-wrap gap-x-6 gap-y-1">
      {figures.map(({ field, title, value }) =>
        value ? (
          <span key={field} className="whitespace-nowrap">
            {title}{" "}
            <FigureMark basis={basisOf(prepared, node.id, field)}>
              <Marks value={value} unit />
            </FigureMark>
          </span>
        ) : null,
      )}
    </p>
  );
}

/** The figures beside a point's title, bare: their source stands inside. */
export function ShortMarks({ node }: { node: StandardNode }) {
  const redundancy = redundancyOf(node);
  return (
    <span className="figures text-right text-base font-normal">
      {node.fullMarks === 0 ? (
        <span className="text-muted">不计分</span>
      ) : (
        <>
          <Marks value={node.fullMarks} unit />
          {redundancy > 0 ? (
            <span className="block text-sm text-muted">冗余 {redundancy.toFixed(2)} 分</span>
          ) : null}
        </>
      )}
    </span>
  );
}
