import { isBranch, isLeaf, type Prepared, type StandardNode } from "@/lib/scoring";
import { ShortMarks } from "./node-marks";
import { NodeTags } from "./node-tags";
import { RuleWords } from "./rule-words";

interface PointProps {
  node: StandardNode;
  prepared: Prepared;
}

/** Notes on this item's own figures; what it takes over from above is said there. */
function OwnBasis({ node, prepared }: PointProps) {
  const notes = Object.values(node.basis ?? {}).flatMap(({ source, note }) => {
    const title = prepared.standard.sources.find(({ id }) => id === source)?.title;
    return title ? [[title, note].filter(Boolean).join("：")] : [];
  });
  if (notes.length === 0) return null;
  return <p className="text-sm text-muted">依据：{[...new Set(notes)].join("；")}。</p>;
}

function Body({ node, prepared }: PointProps) {
  return (
    <div className="max-w-text space-y-2">
      {node.clause ? <p>{node.clause}</p> : null}
      {isLeaf(node) ? <RuleWords leaf={node} prepared={prepared} /> : null}
      {node.evidence ? <p className="text-sm text-muted">佐证：{node.evidence}。</p> : null}
      <OwnBasis node={node} prepared={prepared} />
    </div>
  );
}

function Title({ node, prepared }: PointProps) {
  return (
    <>
      <span className="min-w-0 flex-1">
        <span className="font-medium">{node.title}</span>{" "}
        <NodeTags node={node} types={prepared.standard.communityTypes} />
      </span>
      <ShortMarks node={node} />
    </>
  );
}

/** An indicator with its points, or a point: title and marks in sight, the text one press away. */
export function StandardPoint({ node, prepared }: PointProps) {
  return (
    <li className="border-t border-line">
      <details id={node.id} className="scroll-mt-4">
        <summary className="marker flex items-baseline gap-x-3 py-2 hover:bg-surface">
          <Title node={node} prepared={prepared} />
        </summary>
        <div className="ml-4 space-y-3 pb-4">
          <Body node={node} prepared={prepared} />
          {isBranch(node) ? (
            <ul>
              {node.children.map((child) => (
                <li key={child.id} id={child.id} className="border-t border-line py-3">
                  <p className="mb-1 flex items-baseline gap-x-3">
                    <Title node={child} prepared={prepared} />
                  </p>
                  <Body node={child} prepared={prepared} />
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      </details>
    </li>
  );
}
