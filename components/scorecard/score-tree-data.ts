import type { Decision, NodeKind, StandardNode } from "@/lib/scoring/types";

export interface ScoreTreeNode {
  id: string;
  title: string;
  fullMarks: number;
  passMark?: number;
  kind?: NodeKind;
  /** null: below a branch scored directly. */
  selfScore: number | null;
  /** undefined: not verified yet. */
  verifiedScore?: number | null;
  applicable: boolean;
  /** Does not apply because the community was excused from it or from what is above it (因地制宜). */
  waived?: boolean;
  /** Not answered. */
  missing: boolean;
  /** Why the reviewers set another score. */
  reason?: string;
  children: ScoreTreeNode[];
}

export interface ScoreTreeInput {
  nodes: readonly StandardNode[];
  self: Pick<Decision, "nodes" | "missing">;
  verified?: Pick<Decision, "nodes" | "missing">;
  /** Reviewers' reasons by leaf id. */
  reasons?: Readonly<Record<string, string>>;
  /** Ids of the nodes the community was excused from. */
  waived?: readonly string[];
}

/** Joins a standard with one or two decisions into what the score tree shows. */
export function scoreTree({
  nodes,
  self,
  verified,
  reasons = {},
  waived = [],
}: ScoreTreeInput): ScoreTreeNode[] {
  const missing = new Set((verified ?? self).missing);
  const build = (node: StandardNode, below: boolean): ScoreTreeNode => {
    const excused = below || waived.includes(node.id);
    const mine = self.nodes[node.id];
    const theirs = verified?.nodes[node.id];
    return {
      id: node.id,
      title: node.title,
      fullMarks: (theirs ?? mine)?.fullMarks ?? node.fullMarks,
      passMark: node.passMark,
      kind: node.kind,
      selfScore: mine?.score ?? null,
      verifiedScore: theirs?.score,
      applicable: (theirs ?? mine)?.applicable ?? true,
      waived: excused,
      missing: missing.has(node.id),
      reason: reasons[node.id],
      children: "children" in node ? node.children.map((child) => build(child, excused)) : [],
    };
  };
  return nodes.map((node) => build(node, false));
}

/** The score that counts: verified where there is one. */
export function countingScore(node: ScoreTreeNode): number | null {
  return node.verifiedScore === undefined ? node.selfScore : node.verifiedScore;
}

export function wasChanged(node: ScoreTreeNode): boolean {
  return node.verifiedScore !== undefined && node.verifiedScore !== node.selfScore;
}

/** Marks were lost here: such branches stand open. Featured items only add, so a low one loses nothing. */
export function lostMarks(node: ScoreTreeNode): boolean {
  const score = countingScore(node);
  if (!node.applicable || score === null || node.kind === "featured") return false;
  return score < node.fullMarks || node.missing;
}
