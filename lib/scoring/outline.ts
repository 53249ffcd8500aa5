/** Ways through a prepared standard's tree, for those who show it to people. */
import { compiledOf, type Prepared } from "./prepare";
import type { BranchNode, LeafNode, StandardNode } from "./types";

export function isBranch(node: StandardNode): node is BranchNode {
  return "children" in node;
}

export function isLeaf(node: StandardNode): node is LeafNode {
  return !isBranch(node);
}

/** Every node, in document order (a node before its children). */
export function allNodes(prepared: Prepared): readonly StandardNode[] {
  return compiledOf(prepared).nodes;
}

export function nodeById(prepared: Prepared, id: string): StandardNode | undefined {
  const c = compiledOf(prepared);
  const at = c.index.get(id);
  return at === undefined ? undefined : c.nodes[at];
}

/** The branch above a node; undefined for a top-level section and for an unknown id. */
export function parentOf(prepared: Prepared, id: string): BranchNode | undefined {
  const c = compiledOf(prepared);
  const parent = c.nodes[c.parent[c.index.get(id) ?? -1] ?? -1];
  return parent && isBranch(parent) ? parent : undefined;
}

/** A branch's children; none for a leaf and for an unknown id. */
export function childrenOf(prepared: Prepared, id: string): readonly StandardNode[] {
  const node = nodeById(prepared, id);
  return node && isBranch(node) ? node.children : [];
}

/** The node and those above it, the top-level section first; [] for an unknown id. */
export function pathOf(prepared: Prepared, id: string): StandardNode[] {
  const path: StandardNode[] = [];
  let node = nodeById(prepared, id);
  while (node) {
    path.unshift(node);
    node = parentOf(prepared, node.id);
  }
  return path;
}

/** The titles on the way from the top-level section to the node. */
export function titlePath(prepared: Prepared, id: string): string[] {
  return pathOf(prepared, id).map((node) => node.title);
}

/** The leaves at or below a node, in document order; of the whole standard without an id. */
export function leavesOf(prepared: Prepared, id?: string): LeafNode[] {
  const c = compiledOf(prepared);
  if (id === undefined) return c.nodes.filter(isLeaf);
  const at = c.index.get(id);
  return at === undefined ? [] : c.nodes.slice(at, c.end[at]).filter(isLeaf);
}

/**
 * The ids of the nodes that apply to a community of this type with these nodes waived.
 * An unknown type has no applicable nodes; waived ids that may not be waived are ignored.
 */
export function applicableIds(
  prepared: Prepared,
  communityType: string,
  waived: readonly string[] = [],
): ReadonlySet<string> {
  const c = compiledOf(prepared);
  const applies = c.applies[c.types.get(communityType) ?? -1]?.slice();
  if (!applies) return new Set();
  for (const id of waived) {
    const at = c.index.get(id);
    if (at !== undefined && c.waivable[at] === 1) applies.fill(0, at, c.end[at]);
  }
  return new Set(c.ids.filter((_, i) => applies[i] === 1));
}
