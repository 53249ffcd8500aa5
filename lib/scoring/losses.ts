import type { Compiled } from "./compile";
import { hundredths, toMarks } from "./decimal";
import type { Decision } from "./types";

export interface Loss {
  id: string;
  title: string;
  lost: number;
}

/**
 * Where marks were lost against full marks: at applicable leaves, and at branches scored directly
 * (whose leaves are unknown). Largest first, then document order.
 */
export function lossesOf(c: Compiled, decision: Decision): Loss[] {
  const losses: Loss[] = [];
  c.nodes.forEach(({ id, title }, i) => {
    const result = decision.nodes[id];
    if (!result?.applicable || result.score === null) return;
    if (c.branch[i] === 1 && result.bonus !== null) return;
    const lost = (c.full[i] ?? 0) - hundredths(result.score);
    if (lost > 0) losses.push({ id, title, lost: toMarks(lost) });
  });
  return losses.sort((a, b) => b.lost - a.lost);
}
