import { type BranchNode, isBranch, type Prepared, type StandardNode } from "@/lib/scoring";
import { NodeMarks } from "./node-marks";
import { NodeTags } from "./node-tags";
import { StandardPoint } from "./standard-point";

interface SectionProps {
  node: StandardNode;
  prepared: Prepared;
}

/** Branches with branches below are parts with a heading of their own; everything else is a point. */
const hasParts = (node: StandardNode): node is BranchNode =>
  isBranch(node) && node.children.some(isBranch);

function Points({ nodes, prepared }: { nodes: readonly StandardNode[]; prepared: Prepared }) {
  return (
    <ul className="mt-3 border-b border-line">
      {nodes.map((node) => (
        <StandardPoint key={node.id} node={node} prepared={prepared} />
      ))}
    </ul>
  );
}

function Part({ node, prepared }: { node: BranchNode; prepared: Prepared }) {
  return (
    <section id={node.id} aria-labelledby={`${node.id}-title`} className="mt-8 scroll-mt-4">
      <h3 id={`${node.id}-title`}>
        {node.title} <NodeTags node={node} types={prepared.standard.communityTypes} />
      </h3>
      <NodeMarks node={node} prepared={prepared} />
      {node.clause ? <p className="mt-1 max-w-text text-muted">{node.clause}</p> : null}
      <Points nodes={node.children} prepared={prepared} />
    </section>
  );
}

/** One section of a standard, as a readable text. */
export function StandardSection({ node, prepared }: SectionProps) {
  const counts = prepared.standard.total.sections.includes(node.id);
  return (
    <section
      id={node.id}
      aria-labelledby={`${node.id}-title`}
      className="mt-10 scroll-mt-4 border-t border-line-strong pt-6"
    >
      <h2 id={`${node.id}-title`}>{node.title}</h2>
      <NodeMarks node={node} prepared={prepared} />
      <p className="mt-1 max-w-text text-muted">
        {node.clause}
        {counts ? null : " 单独达标，不计入总分。"}
      </p>
      {hasParts(node) ? (
        node.children.map((child) =>
          isBranch(child) ? (
            <Part key={child.id} node={child} prepared={prepared} />
          ) : (
            <Points key={child.id} nodes={[child]} prepared={prepared} />
          ),
        )
      ) : (
        <Points nodes={isBranch(node) ? node.children : [node]} prepared={prepared} />
      )}
    </section>
  );
}
