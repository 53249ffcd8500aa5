import {
  type Decision,
  isBranch,
  type LossSentence,
  nodeById,
  type Prepared,
  parentOf,
  pathOf,
  type StandardNode,
} from "../scoring";
import type { CountedLoss } from "./types";

/** What the score bar of a section or a scene needs; the names are those of the score bar. */
export interface PartFigures {
  id: string;
  title: string;
  score: number;
  fullMarks: number;
  passMark?: number;
  bonus?: number | null;
  bonusMarks?: number;
  redundancy?: number;
  inTotal: boolean;
}

function figuresOf(node: StandardNode, decision: Decision, inTotal: boolean): PartFigures[] {
  const result = decision.nodes[node.id];
  if (!result?.applicable || result.score === null) return [];
  const { score, fullMarks, bonus, redundancy } = result;
  const bonusMarks = isBranch(node) ? node.bonusMarks : undefined;
  const { id, title, passMark } = node;
  return [{ id, title, score, fullMarks, passMark, bonus, bonusMarks, redundancy, inTotal }];
}

/** The sections a decision gives a score for, those of the total first. */
export function sectionFigures({ standard }: Prepared, decision: Decision): PartFigures[] {
  const named = (node: StandardNode) => standard.total.sections.includes(node.id);
  const all = standard.sections.flatMap((node) => figuresOf(node, decision, named(node)));
  return [...all.filter((part) => part.inTotal), ...all.filter((part) => !part.inTotal)];
}

/** The scenes: parts of the total's sections that have pass marks of their own. */
export function sceneFigures({ standard }: Prepared, decision: Decision): PartFigures[] {
  return standard.sections
    .filter((section) => standard.total.sections.includes(section.id))
    .flatMap((section) => (isBranch(section) ? section.children : []))
    .filter((node) => isBranch(node) && node.passMark !== undefined)
    .flatMap((node) => figuresOf(node, decision, true));
}

/**
 * The losses that reached the branch above, largest first. A featured point only adds, and what redundancy
 * makes up for costs nothing: naming those would send people after marks that are not missing.
 */
export function countedLosses(
  prepared: Prepared,
  decision: Decision,
  losses: readonly Pick<LossSentence, "id" | "lost">[],
): CountedLoss[] {
  return losses.flatMap(({ id, lost }) => {
    const path = pathOf(prepared, id);
    const result = decision.nodes[id];
    if (!result || path.some((node) => node.kind === "featured")) return [];
    const parent = parentOf(prepared, id);
    const above = parent && decision.nodes[parent.id];
    if (above && above.score !== null && above.score - (above.bonus ?? 0) >= above.fullMarks)
      return [];
    return [
      {
        id,
        title: nodeById(prepared, id)?.title ?? id,
        path: path.slice(0, -1).map((node) => node.title),
        score: result.score ?? 0,
        fullMarks: result.fullMarks,
        lost,
      },
    ];
  });
}
