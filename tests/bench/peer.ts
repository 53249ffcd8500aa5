import type { LeafNode, Standard, StandardNode, Submission } from "../../lib/scoring/types";

/** What all contenders have to agree on. Marks in hundredths, in document order. */
export interface Result {
  outcome: string;
  total: number;
  /** Of every node; 0 where it does not apply. */
  scores: number[];
  /** In the order of the decision; null where a gate is not judged. */
  gates: (boolean | null)[];
}

/** Another engine that does the same job. `Raw` is what it gives; only comparing it costs more. */
export interface Peer<Raw> {
  name: string;
  evaluate: (submission: Submission) => Promise<Raw>;
  result: (raw: Raw) => Result;
}

export interface Place {
  node: StandardNode;
  index: number;
  parent: number;
  children: number[];
}

/** The nodes in document order, each with its place in the tree. */
export function placesOf(standard: Standard): Place[] {
  const places: Place[] = [];
  const visit = (node: StandardNode, parent: number): number => {
    const index = places.length;
    const place: Place = { node, index, parent, children: [] };
    places.push(place);
    if ("children" in node) place.children = node.children.map((child) => visit(child, index));
    return index;
  };
  for (const section of standard.sections) visit(section, -1);
  return places;
}

export interface GatePlace {
  /** -1 for the total. */
  index: number;
  kind: "total" | "pass-mark" | "requirement" | "sample";
  threshold: number;
}

/** The gates in the order of the decision. */
export function gatesOf(standard: Standard, places: readonly Place[]): GatePlace[] {
  const gates: GatePlace[] = [{ index: -1, kind: "total", threshold: standard.total.passMark }];
  for (const { node, index } of places) {
    const rule = "rule" in node ? node.rule : null;
    if (node.passMark !== undefined) {
      gates.push({ index, kind: "pass-mark", threshold: node.passMark });
    }
    if (rule?.type === "requirement") gates.push({ index, kind: "requirement", threshold: 1 });
    if (rule?.type === "survey" && rule.minResponses !== undefined) {
      gates.push({ index, kind: "sample", threshold: rule.minResponses });
    }
  }
  return gates;
}

export const isFeatured = (place: Place | undefined) => place?.node.kind === "featured";
export const bonusOf = (node: StandardNode) => ("children" in node ? (node.bonusMarks ?? 0) : 0);
export const rescales = (node: StandardNode) =>
  "children" in node && node.whenNotApplicable === "rescale";

const halfUp = (value: number) => Math.floor(value + 0.5 + 1e-9);
const cents = (value: number) => Math.round(value * 100);
export const rescaled = (sum: number, all: number, some: number) =>
  some > 0 ? halfUp((sum * all) / some) : 0;

/** A survey's responses, 1 for a met requirement. */
export function countOf(leaf: LeafNode, { answers }: Submission): number {
  const answer = answers[leaf.id];
  if (leaf.rule.type === "requirement") return answer === true ? 1 : 0;
  const counts = (answer ?? {}) as Record<string, number>;
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** A leaf's score in hundredths, for engines that leave arithmetic to their host. Checks nothing. */
export function leafScore(leaf: LeafNode, submission: Submission): number {
  const { rule } = leaf;
  const full = cents(leaf.fullMarks);
  const answer = submission.answers[leaf.id];
  if (answer === undefined) return 0;
  switch (rule.type) {
    case "marks":
      return cents(Number(answer));
    case "levels":
      return cents(rule.levels.find((level) => level.id === answer)?.marks ?? 0);
    case "checklist": {
      const taken = rule.items.filter((item) => (answer as string[]).includes(item.id));
      return Math.min(
        full,
        taken.reduce((sum, item) => sum + cents(item.marks), 0),
      );
    }
    case "requirement":
      return 0;
    case "quota": {
      const { households = 0, residents = 0 } = submission.community;
      const base = { community: 1, household: households, resident: residents }[rule.per];
      const required = (rule.quota * base) / (rule.perCount ?? 1);
      const { actual = 0 } = answer as Record<string, number>;
      if (actual < (rule.minRatio ?? 0) * required) return 0;
      return actual >= required ? full : halfUp((full * actual) / required);
    }
    case "survey": {
      const counts = answer as Record<string, number>;
      const count = countOf(leaf, submission);
      const weighted = rule.options.reduce((sum, o) => sum + o.weight * (counts[o.id] ?? 0), 0);
      return count > 0 ? halfUp((full * weighted) / count) : 0;
    }
  }
}
