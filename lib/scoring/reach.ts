/** Can a standard be met at all? The best possible answers of each community type, nothing waived. */
import type { Compiled } from "./compile";
import { hundredths, proportion, tenThousandths } from "./decimal";
import { emptyState, settle } from "./settle";
import type { Fault, LeafNode } from "./types";

/** The highest score (hundredths) that a leaf's rule can give. */
export function bestLeafScore(leaf: LeafNode): number {
  const full = hundredths(leaf.fullMarks);
  const { rule } = leaf;
  switch (rule.type) {
    case "marks":
      return full - (full % hundredths(rule.step ?? 0.01));
    case "levels":
      return Math.max(...rule.levels.map((level) => hundredths(level.marks)));
    case "checklist":
      return Math.min(
        full,
        rule.items.reduce((sum, item) => sum + hundredths(item.marks), 0),
      );
    case "requirement":
      return 0;
    case "quota":
      return full;
    case "survey": {
      const weight = Math.max(...rule.options.map((o) => Number(tenThousandths(o.weight) ?? 0)));
      return proportion(full, weight, 10_000);
    }
  }
}

/** Every gate and every branch's full marks that some community type cannot reach, one fault each. */
export function unreachable(c: Compiled): Fault[] {
  const types = new Map<string, string[]>();
  const note = (path: string, title: string) =>
    types.set(path, [...(types.get(path) ?? []), title]);
  c.standard.communityTypes.forEach((type, k) => {
    const applies = c.applies[k] ?? c.appliesToAll;
    const state = emptyState(applies);
    c.nodes.forEach((node, i) => {
      if (!("children" in node)) state.score[i] = bestLeafScore(node);
    });
    const best = settle(c, state);
    if (best.total < c.totalPass) note("total.passMark", type.title);
    c.paths.forEach((path, i) => {
      const score = best.score[i] ?? 0;
      if (applies[i] === 0) return;
      if (score < (c.pass[i] ?? -1)) note(`${path}.passMark`, type.title);
      if (c.branch[i] === 1 && score < (c.full[i] ?? 0)) note(`${path}.fullMarks`, type.title);
    });
    c.standard.grades?.forEach(({ passMarks = {} }, at) => {
      for (const [id, marks] of Object.entries(passMarks)) {
        const i = c.index.get(id) ?? -1;
        const missed = applies[i] === 1 && (best.score[i] ?? 0) < hundredths(marks);
        if (missed) note(`grades.${at}.passMarks.${id}`, type.title);
      }
    });
  });
  return [...types].map(([path, titles]) => ({
    code: "unreachable",
    path,
    message: `社区类型${titles.map((t) => `「${t}」`).join("")}即使各项取最高分也达不到此数，请核对下级分值。`,
  }));
}
