/** One leaf's answer: is it right, and which score does it give (section 2, Leaf rules). */
import {
  type Compiled,
  type CompiledChoice,
  type CompiledQuota,
  type CompiledRule,
  KIND,
} from "./compile";
import { hundredths, proportion, tenThousandths } from "./decimal";
import { isPlainObject } from "./json";
import type { LeafState } from "./settle";
import type { SubmissionErrorCode } from "./types";

/** What is wrong with an answer; null where nothing is. */
export type AnswerProblem = Extract<
  SubmissionErrorCode,
  "wrong-type" | "too-precise" | "out-of-range"
> | null;

/** The figures of the community that quotas refer to. */
export interface Bases {
  households: number;
  residents: number;
}

type Misfit = Exclude<AnswerProblem, null>;

/** Marks in hundredths, if they are a number, fine enough and within 0…most (hundredths). */
export function readMarks(value: unknown, most: number): number | Misfit {
  if (typeof value !== "number" || !Number.isFinite(value)) return "wrong-type";
  const marks = hundredths(value);
  if (Number.isNaN(marks)) return "too-precise";
  return marks < 0 || marks > most ? "out-of-range" : marks;
}

/** full × min(1, actual ÷ required) half-up; 0 below the least ratio; full where nothing is required. */
export function quotaScore(
  rule: CompiledQuota,
  full: number,
  actual: number | bigint,
  base: number,
): number {
  let whole: number | bigint = Number(rule.numerator) * base;
  let part: number | bigint = Number(actual) * Number(rule.divisor);
  const widest = Math.max(whole, part) * 10_000;
  if (widest > Number.MAX_SAFE_INTEGER || typeof rule.divisor === "bigint") {
    whole = BigInt(rule.numerator) * BigInt(base);
    part = BigInt(actual) * BigInt(rule.divisor);
    if (whole > 0n && part * 10_000n < BigInt(rule.minRatio) * whole) return 0;
  } else if (whole > 0 && part * 10_000 < rule.minRatio * whole) {
    return 0;
  }
  return part >= whole ? full : proportion(full, part, whole);
}

type Rated<T extends CompiledRule["type"]> = Extract<CompiledRule, { type: T }>;

function marksScore(rule: Rated<"marks">, full: number, answer: unknown): number | Misfit {
  const marks = readMarks(answer, full);
  if (typeof marks === "string") return marks;
  // Exact, since both are whole and at most 2^53; far faster than the remainder.
  return rule.step === 1 || Math.round(marks / rule.step) * rule.step === marks
    ? marks
    : "out-of-range";
}

/** Where the id stands among the options at or after `from`, else before it; -1 where it does not. */
function optionAt(ids: readonly string[], id: string, from: number): number {
  for (let k = from; k < ids.length; k += 1) if (ids[k] === id) return k;
  for (let k = 0; k < from; k += 1) if (ids[k] === id) return k;
  return -1;
}

function levelScore(rule: CompiledChoice, answer: unknown): number | Misfit {
  if (typeof answer !== "string") return "wrong-type";
  const at = optionAt(rule.options, answer, 0);
  return at < 0 ? "out-of-range" : (rule.values[at] ?? 0);
}

function checklistScore(rule: CompiledChoice, full: number, answer: unknown): number | Misfit {
  if (!Array.isArray(answer)) return "wrong-type";
  const ids: readonly unknown[] = answer;
  const { options, values } = rule;
  let sum = 0;
  let last = -1;
  let rising = true;
  for (let k = 0; k < ids.length; k += 1) {
    const id = ids[k];
    const at = typeof id === "string" ? optionAt(options, id, last + 1) : -1;
    if (at < 0)
      return ids.every((each) => typeof each === "string") ? "out-of-range" : "wrong-type";
    // In the order of the items none can be there twice.
    rising = rising && at > last;
    last = at;
    sum += values[at] ?? 0;
  }
  if (!rising && new Set(ids).size < ids.length) return "out-of-range";
  return Math.min(full, sum);
}

/** The number of responses, or what is wrong with the counts. */
function countOf(options: readonly string[], answer: Record<string, unknown>): number | Misfit {
  const keys = Object.keys(answer);
  let count = 0;
  let right = keys.length === options.length;
  for (let k = 0; right && k < options.length; k += 1) {
    const option = options[k] ?? "";
    const given = keys[k] === option || Object.hasOwn(answer, option) ? answer[option] : -1;
    right = typeof given === "number" && given >= 0 && Number.isSafeInteger(given);
    count += Number(given);
  }
  if (right) return Number.isSafeInteger(count) ? count : "out-of-range";
  const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);
  return keys.every((key) => isNumber(answer[key])) ? "out-of-range" : "wrong-type";
}

/** Checks a survey and, where it is right, writes its score and count into `state`. */
function takeSurvey(
  rule: Rated<"survey">,
  full: number,
  answer: unknown,
  state: LeafState,
  i: number,
): AnswerProblem {
  if (!isPlainObject(answer)) return "wrong-type";
  const { options, weights } = rule;
  const count = countOf(options, answer);
  if (typeof count === "string") return count;
  state.count[i] = count;
  state.score[i] = 0;
  if (count === 0) return null;
  // Weights are at most ten thousand ten-thousandths: below this product the sum is exact.
  if (count * 10_000 <= Number.MAX_SAFE_INTEGER) {
    let weighted = 0;
    for (let k = 0; k < options.length; k += 1) {
      weighted += Number(answer[options[k] ?? ""]) * (weights[k] ?? 0);
    }
    state.score[i] = proportion(full, weighted, count * 10_000);
    return null;
  }
  let exactly = 0n;
  for (let k = 0; k < options.length; k += 1) {
    exactly += BigInt(Number(answer[options[k] ?? ""])) * BigInt(weights[k] ?? 0);
  }
  state.score[i] = proportion(full, exactly, BigInt(count) * 10_000n);
  return null;
}

function quota(rule: CompiledQuota, full: number, answer: unknown, bases: Bases): number | Misfit {
  if (!isPlainObject(answer)) return "wrong-type";
  const actual = answer.actual;
  if (typeof actual !== "number" || !Number.isFinite(actual)) return "wrong-type";
  if (Object.keys(answer).length !== 1) return "wrong-type";
  const whole = tenThousandths(actual);
  if (whole === undefined) return "too-precise";
  if (whole < 0) return "out-of-range";
  const base =
    rule.per === "community" ? 1 : rule.per === "household" ? bases.households : bases.residents;
  return quotaScore(rule, full, whole, base);
}

function takeRequirement(answer: unknown, state: LeafState, i: number): AnswerProblem {
  if (typeof answer !== "boolean") return "wrong-type";
  state.count[i] = answer ? 1 : 0;
  return null;
}

/** The score (hundredths) that an answer gives where a rule gives nothing but a score. */
function scoreOf(
  rule: CompiledRule | null | undefined,
  kind: number,
  full: number,
  answer: unknown,
  bases: Bases,
): number | Misfit {
  // By number, so that each rule is read where only rules of its layout come by.
  switch (kind) {
    case KIND.marks:
      return marksScore(rule as Rated<"marks">, full, answer);
    case KIND.levels:
      return levelScore(rule as CompiledChoice, answer);
    case KIND.checklist:
      return checklistScore(rule as CompiledChoice, full, answer);
    case KIND.quota:
      return quota(rule as CompiledQuota, full, answer, bases);
    default:
      return "wrong-type";
  }
}

/** Checks leaf `i`'s answer and, where it is right, writes its score into `state`. */
export function takeAnswer(
  c: Compiled,
  state: LeafState,
  i: number,
  answer: unknown,
  bases: Bases,
): AnswerProblem {
  const kind = c.kind[i] ?? KIND.branch;
  const full = c.full[i] ?? 0;
  let problem: AnswerProblem = null;
  if (kind === KIND.requirement) problem = takeRequirement(answer, state, i);
  else if (kind === KIND.survey) {
    problem = takeSurvey(c.rules[i] as Rated<"survey">, full, answer, state, i);
  } else {
    const score = scoreOf(c.rules[i], kind, full, answer, bases);
    if (typeof score === "string") problem = score;
    else state.score[i] = score;
  }
  if (problem === null) state.answered[i] = 1;
  return problem;
}
