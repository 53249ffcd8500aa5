/** What each branch of a standard can give at most, and how many of its marks are redundant. */
import { checkStandard } from "./check";
import { compile } from "./compile";
import { bestLeafScore } from "./reach";
import { emptyState, settle } from "./settle";
import type { Fault, Standard } from "./types";

export interface BranchReach {
  /** In the order of the standard's community types; null where the branch does not apply. */
  most: (number | null)[];
  redundancy: (number | null)[];
}

/**
 * The highest score and the redundancy (marks) of every branch for each community type, nothing waived, by the
 * node's path in the document (`sections.0.children.2`). Faults of meaning do not hinder it; where the shape or a
 * figure's precision is at fault (`faults`, found unless given) there is nothing to compute: null.
 */
export function reachable(
  document: unknown,
  faults: readonly Fault[] = checkStandard(document),
): Map<string, BranchReach> | null {
  if (faults.some(({ code }) => code === "schema" || code === "too-precise")) return null;
  const c = compile(document as Standard);
  const found = new Map<string, BranchReach>();
  c.paths.forEach((path, i) => {
    if (c.branch[i] === 1) found.set(path, { most: [], redundancy: [] });
  });
  for (const applies of c.applies) {
    const state = emptyState(applies);
    c.nodes.forEach((node, i) => {
      if (!("children" in node)) state.score[i] = bestLeafScore(node);
    });
    const best = settle(c, state);
    c.paths.forEach((path, i) => {
      const reach = found.get(path);
      const here = applies[i] === 1;
      reach?.most.push(here ? (best.score[i] ?? 0) / 100 : null);
      reach?.redundancy.push(here ? (best.redundancy[i] ?? 0) / 100 : null);
    });
  }
  return found;
}
