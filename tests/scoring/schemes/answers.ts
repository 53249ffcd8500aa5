import { readFileSync } from "node:fs";
import type {
  Answer,
  LeafNode,
  MarkedOption,
  Standard,
  StandardNode,
} from "../../../lib/scoring/types";

/** One of the schemes of this folder, as it is written there. */
export function readScheme(name: string): Standard {
  return JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8"));
}

export function leaves(node: StandardNode): LeafNode[] {
  return "children" in node ? node.children.flatMap(leaves) : [node];
}

/** Every choice of items, with the sum of their marks. */
function subsets(items: readonly MarkedOption[]): { answer: string[]; marks: number }[] {
  const [first, ...others] = items;
  if (!first) return [{ answer: [], marks: 0 }];
  const without = subsets(others);
  const including = without.map(({ answer, marks }) => {
    return { answer: [first.id, ...answer], marks: first.marks + marks };
  });
  return [...without, ...including];
}

/** What a leaf can be answered with, and the whole marks it then has. */
function choices({ fullMarks, rule }: LeafNode): { answer: Answer; marks: number }[] {
  switch (rule.type) {
    case "marks": {
      const step = rule.step ?? 0.01;
      const count = Math.round(fullMarks / step);
      return Array.from({ length: count + 1 }, (_, k) => ({ answer: k * step, marks: k * step }));
    }
    case "levels":
      return rule.levels.map(({ id, marks }) => ({ answer: id, marks }));
    case "checklist":
      return subsets(rule.items);
    case "requirement":
      return [{ answer: true, marks: 0 }];
    default:
      throw new Error(`no scheme has a ${rule.type}`);
  }
}

/** Answers to all leaves of these nodes whose marks add up to `target` exactly; requirements are met. */
export function answersAdding(nodes: readonly StandardNode[], target: number) {
  let sums = new Map<number, Record<string, Answer>>([[0, {}]]);
  for (const leaf of nodes.flatMap(leaves)) {
    const next = new Map<number, Record<string, Answer>>();
    for (const [sum, answers] of sums) {
      for (const { answer, marks } of choices(leaf)) {
        if (!next.has(sum + marks)) next.set(sum + marks, { ...answers, [leaf.id]: answer });
      }
    }
    sums = next;
  }
  const found = sums.get(target);
  if (!found) throw new Error(`no answers add up to ${target}`);
  return found;
}
