/** One leaf's answer: is it right, and which score does it give (section 2, Leaf rules). */
import type { Compiled, CompiledQuota, CompiledRule } from "./compile";
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

/** Whether a mark is a number, fine enough and within 0…most (hundredths). */
export function checkMarks(value: unknown, most: number): AnswerProblem {
  if (typeof value !== "number" || !Number.isFinite(value)) return "wrong-type";
  const marks = hundredths(value);
  if (Number.isNaN(marks)) return "too-precise";
  return marks < 0 || marks > most ? "out-of-range" : null;
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

function checklist(marks: ReadonlyMap<string, number>, full: number, answer: unknown) {
  if (!Array.isArray(answer) || !answer.every((id) => typeof id === "string")) return "wrong-type";
  let sum = 0;
  const seen = new Set<string>();
  for (const id of answer as string[]) {
    const own = marks.get(id);
    if (own === undefined || seen.has(id)) return "out-of-range";
    seen.add(id);
    sum += own;
  }
  return Math.min(full, sum);
}

function survey(
  rule: Extract<CompiledRule, { type: "survey" }>,
  full: number,
  answer: unknown,
): AnswerProblem | { score: number; count: number } {
  if (!isPlainObject(answer)) return "wrong-type";
  const keys = Object.keys(answer);
  for (const key of keys) {
    if (typeof answer[key] !== "number" || !Number.isFinite(answer[key])) return "wrong-type";
  }
  const { options, weights } = rule;
  if (keys.length !== options.length) return "out-of-range";
  let count = 0;
  let weighted = 0;
  for (let k = 0; k < options.length; k += 1) {
    const option = options[k] ?? "";
    const given = Object.hasOwn(answer, option) ? Number(answer[option]) : -1;
    if (given < 0 || !Number.isSafeInteger(given)) return "out-of-range";
    count += given;
    weighted += given * (weights[k] ?? 0);
  }
  if (count === 0) return { score: 0, count: 0 };
  if (!Number.isSafeInteger(count)) return "out-of-range";
  // Weights are at most ten thousand ten-thousandths: below this product `weighted` is exact.
  if (count * 10_000 <= Number.MAX_SAFE_INTEGER) {
    return { score: proportion(full, weighted, count * 10_000), count };
  }
  let exactly = 0n;
  for (let k = 0; k < options.length; k += 1) {
    exactly += BigInt(Number(answer[options[k] ?? ""])) * BigInt(weights[k] ?? 0);
  }
  return { score: proportion(full, exactly, BigInt(count) * 10_000n), count };
}

function quota(rule: CompiledQuota, full: number, answer: unknown, bases: Bases) {
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

function singleScore(
  rule: Exclude<CompiledRule, { type: "survey" | "requirement" }>,
  full: number,
  answer: unknown,
  bases: Bases,
): number | Exclude<AnswerProblem, null> {
  switch (rule.type) {
    case "marks": {
      const problem = checkMarks(answer, full);
      if (problem !== null) return problem;
      const marks = hundredths(Number(answer));
      return marks % rule.step === 0 ? marks : "out-of-range";
    }
    case "levels":
      if (typeof answer !== "string") return "wrong-type";
      return rule.marks.get(answer) ?? "out-of-range";
    case "checklist":
      return checklist(rule.marks, full, answer);
    case "quota":
      return quota(rule, full, answer, bases);
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
  const rule = c.rules[i];
  if (!rule) return "wrong-type";
  const full = c.full[i] ?? 0;
  if (rule.type === "requirement") {
    if (typeof answer !== "boolean") return "wrong-type";
    state.count[i] = answer ? 1 : 0;
  } else if (rule.type === "survey") {
    const taken = survey(rule, full, answer);
    if (taken === null || typeof taken === "string") return taken;
    state.score[i] = taken.score;
    state.count[i] = taken.count;
  } else {
    const taken = singleScore(rule, full, answer, bases);
    if (typeof taken === "string") return taken;
    state.score[i] = taken;
  }
  state.answered[i] = 1;
  return null;
}
