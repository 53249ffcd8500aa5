/** Scores as exact linear forms of a programme: section 2 with every `min` and every rounding held from both sides. */
import type { Compiled } from "./compile";
import type { Scores } from "./options";
import type { Programme } from "./programme";
import { highestScore } from "./range";

/** A linear form that equals a node's score in hundredths. */
export interface Sum {
  terms: (readonly [number, number])[];
  known: number;
}

export const nothing: Sum = { terms: [], known: 0 };
const negative = (sum: Sum) => sum.terms.map(([factor, v]) => [-factor, v] as const);
export const plus = (a: Sum, b: Sum): Sum => ({
  terms: [...a.terms, ...b.terms],
  known: a.known + b.known,
});

/** One standard as constraints: which nodes apply, and each node's score as an exact linear form. */
export interface Side {
  c: Compiled;
  applies: Uint8Array;
  sums: Sum[];
}

/** min(most, sum) exactly, `highest` being an upper limit of the sum. */
export function atMostOf(p: Programme, sum: Sum, most: number, highest: number): Sum {
  if (highest <= most) return sum;
  if (most === 0) return nothing;
  const least = p.whole(0, most);
  const cut = p.choice();
  p.atMost([[1, least], ...negative(sum)], sum.known);
  p.atLeast(
    [
      [1, least],
      [-most, cut],
    ],
    0,
  );
  // Not cut: the smaller of the two is the sum itself.
  p.atLeast([[1, least], ...negative(sum), [highest, cut]], sum.known);
  return { terms: [[1, least]], known: 0 };
}

/** full × sum ÷ whole, rounded half-up. */
export function shareOf(p: Programme, sum: Sum, full: number, whole: number, highest: number): Sum {
  const share = p.whole(0, Math.floor((2 * full * highest + whole) / (2 * whole)));
  const scaled = sum.terms.map(([factor, v]) => [-2 * full * factor, v] as const);
  const known = 2 * full * sum.known;
  p.atMost([[2 * whole, share], ...scaled], known + whole);
  p.atLeast([[2 * whole, share], ...scaled], known - whole + 1);
  return { terms: [[1, share]], known: 0 };
}

/** Adds up the branches of section 2 from the leaves' sums, exactly. */
export function branchSums(
  p: Programme,
  c: Compiled,
  applies: Uint8Array,
  leaf: (i: number) => Sum,
): Side {
  const sums: Sum[] = [];
  const plain: Sum[] = [];
  const featured: Sum[] = [];
  const [plainMost, featuredMost, most] = [0, 1, 2].map(() => new Float64Array(c.size));
  if (!plainMost || !featuredMost || !most) throw new TypeError("three arrays");
  const applied = new Float64Array(c.size);
  const gap = new Uint8Array(c.size);
  for (let i = c.size - 1; i >= 0; i -= 1) {
    const full = c.full[i] ?? 0;
    let own = nothing;
    if (applies[i] === 1 && c.branch[i] === 0) {
      own = leaf(i);
      most[i] = Math.max(full, highestScore(c, i));
    } else if (applies[i] === 1) {
      let [inner, limit] = [plain[i] ?? nothing, plainMost[i] ?? 0];
      const [all, some] = [c.childrenFull[i] ?? 0, applied[i] ?? 0];
      if (c.rescale[i] === 1 && gap[i] === 1) {
        inner = some > 0 ? shareOf(p, inner, all, some, limit) : nothing;
        limit = some > 0 ? Math.ceil((limit * all) / some) + 1 : 0;
      }
      const bonus = c.bonusMarks[i] ?? 0;
      own = plus(
        atMostOf(p, inner, full, limit),
        atMostOf(p, featured[i] ?? nothing, bonus, featuredMost[i] ?? 0),
      );
      most[i] = Math.min(full, limit) + Math.min(bonus, featuredMost[i] ?? 0);
    }
    sums[i] = own;
    const above = c.parent[i] ?? -1;
    if (above < 0) continue;
    if (c.featured[i] === 1) {
      featured[above] = plus(featured[above] ?? nothing, own);
      featuredMost[above] = (featuredMost[above] ?? 0) + (most[i] ?? 0);
    } else if (applies[i] === 1) {
      plain[above] = plus(plain[above] ?? nothing, own);
      plainMost[above] = (plainMost[above] ?? 0) + (most[i] ?? 0);
      applied[above] = (applied[above] ?? 0) + full;
    } else gap[above] = 1;
  }
  return { c, applies, sums };
}

export const totalOf = ({ c, sums }: Side) =>
  c.sections.reduce<Sum>((sum, i) => plus(sum, sums[i] ?? nothing), nothing);

/** A variable that takes just the scores of a leaf. */
export function scoreVariable(p: Programme, scores: Scores): number {
  if (scores.kind === "list") {
    const score = p.whole(scores.scores[0] ?? 0, scores.scores.at(-1) ?? 0, -1);
    const choices = scores.scores.map((own) => [own, p.choice()] as const);
    const once = choices.map(([, choice]) => [1, choice] as const);
    p.atMost(once, 1);
    p.atLeast(once, 1);
    const terms = choices.map(([own, choice]) => [-own, choice] as const);
    p.atMost([[1, score], ...terms], 0);
    p.atLeast([[1, score], ...terms], 0);
    return score;
  }
  const score = p.whole(Math.min(scores.also ?? scores.least, scores.least), scores.most, -1);
  if (scores.also !== null && scores.also < scores.least) {
    const any = p.choice();
    p.atMost(
      [
        [1, score],
        [scores.also - scores.most, any],
      ],
      scores.also,
    );
    p.atLeast(
      [
        [1, score],
        [scores.also - scores.least, any],
      ],
      scores.also,
    );
  }
  if (scores.step > 1) {
    const steps = p.whole(0, Math.floor(scores.most / scores.step));
    p.atMost(
      [
        [1, score],
        [-scores.step, steps],
      ],
      0,
    );
    p.atLeast(
      [
        [1, score],
        [-scores.step, steps],
      ],
      0,
    );
  }
  return score;
}
