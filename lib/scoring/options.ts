/** The scores a leaf can take, and the answers that give them: what plans and witnesses are made of. */
import { type Bases, quotaScore } from "./answer";
import type { Compiled, CompiledQuota, CompiledRule } from "./compile";
import { proportion } from "./decimal";
import { baseOf } from "./range";
import type { Answer } from "./types";

/**
 * The scores of a leaf in hundredths: every multiple of `step` in least…most, besides `also`; or just
 * the listed ones.
 */
export type Scores =
  | { kind: "steps"; step: number; least: number; most: number; also: number | null }
  | { kind: "list"; scores: readonly number[] };

const sorted = (scores: Iterable<number>) => [...new Set(scores)].sort((a, b) => a - b);

/** Every sum that a choice of items can give, cut off at `full`, with the choice nearest to `kept`. */
function checklistChoices(
  marks: ReadonlyMap<string, number>,
  full: number,
  kept: ReadonlySet<string>,
): Map<number, string[]> {
  const distance = (ids: readonly string[]) =>
    ids.filter((id) => !kept.has(id)).length - 1000 * ids.filter((id) => kept.has(id)).length;
  let sums = new Map<number, string[]>([[0, []]]);
  for (const [id, own] of marks) {
    const next = new Map(sums);
    for (const [sum, ids] of sums) {
      const more = [...ids, id];
      const at = Math.min(full, sum + own);
      const known = next.get(at);
      if (!known || distance(more) < distance(known)) next.set(at, more);
    }
    sums = next;
  }
  return sums;
}

interface Required {
  /** Ten-thousandths of the required quantity = whole ÷ part. */
  whole: bigint;
  part: bigint;
}

function required(rule: CompiledQuota, bases: Bases): Required {
  return {
    whole: BigInt(rule.numerator) * BigInt(baseOf(rule, bases)),
    part: BigInt(rule.divisor),
  };
}

const ceil = (a: bigint, b: bigint) => (a + b - 1n) / b;

function quotaScores(rule: CompiledQuota, full: number, bases: Bases): Scores {
  const { whole, part } = required(rule, bases);
  if (whole === 0n || full === 0) return { kind: "list", scores: [full] };
  const base = baseOf(rule, bases);
  const enough = ceil(whole, part);
  if (enough <= BigInt(full)) {
    // So little is required that single units of the quantity skip hundredths.
    const scores = Array.from({ length: Number(enough) + 1 }, (_, actual) =>
      quotaScore(rule, full, actual, base),
    );
    return { kind: "list", scores: sorted(scores) };
  }
  const least = ceil(BigInt(rule.minRatio) * whole, part * 10_000n);
  const first = quotaScore(rule, full, least, base);
  return { kind: "steps", step: 1, least: first, most: full, also: 0 };
}

/** The scores that answers to a leaf of this rule can give; null for a requirement, which has none. */
export function scoresOf(rule: CompiledRule, full: number, bases: Bases): Scores | null {
  switch (rule.type) {
    case "marks":
      return {
        kind: "steps",
        step: rule.step,
        least: 0,
        most: full - (full % rule.step),
        also: null,
      };
    case "levels":
      return { kind: "list", scores: sorted(rule.marks.values()) };
    case "checklist":
      return {
        kind: "list",
        scores: sorted(checklistChoices(rule.marks, full, new Set()).keys()),
      };
    case "requirement":
      return null;
    case "quota":
      return quotaScores(rule, full, bases);
    case "survey": {
      const shares = [...rule.weights].map((weight) => proportion(full, weight, 10_000));
      return {
        kind: "steps",
        step: 1,
        least: Math.min(...shares),
        most: Math.max(...shares),
        also: 0,
      };
    }
  }
}

/** The least quantity, in as few digits as possible, that a quota scores with just `score`. */
function quantityFor(rule: CompiledQuota, full: number, score: number, bases: Bases): number {
  const base = baseOf(rule, bases);
  const { whole, part } = required(rule, bases);
  const enough = ceil(whole, part);
  const gives = (actual: bigint) => quotaScore(rule, full, actual, base);
  // Full marks by rounding would leave a little owing: what is required is named in full.
  let [low, high] = score >= full ? [enough, enough] : [0n, enough];
  while (low < high) {
    const middle = (low + high) / 2n;
    if (gives(middle) >= score) high = middle;
    else low = middle + 1n;
  }
  for (const unit of [10_000n, 1000n, 100n, 10n]) {
    const round = ceil(low, unit) * unit;
    if (gives(round) === score) return Number(round) / 10_000;
  }
  return Number(low) / 10_000;
}

/** An answer that gives just this score (one of the rule's `scoresOf`), near to `kept` where it can be. */
export function answerFor(
  c: Compiled,
  i: number,
  score: number,
  bases: Bases,
  kept?: Answer | null,
): Answer {
  const rule = c.rules[i];
  const full = c.full[i] ?? 0;
  switch (rule?.type) {
    case "levels":
      return [...rule.marks].find(([, marks]) => marks === score)?.[0] ?? "";
    case "checklist": {
      const before = new Set(Array.isArray(kept) ? kept : []);
      const chosen = checklistChoices(rule.marks, full, before).get(score) ?? [];
      return [...rule.marks.keys()].filter((id) => chosen.includes(id));
    }
    case "quota":
      return { actual: quantityFor(rule, full, score, bases) };
    case "requirement":
      return true;
    default:
      return score / 100;
  }
}
