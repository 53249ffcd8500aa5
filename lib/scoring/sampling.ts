/** Sampling (抽样): how far a survey's score may be off because not everybody was asked (section 6). */
import { toMarks } from "./decimal";
import type { Sampling, SamplingResult } from "./inquiry-types";
import { compiledOf, type Prepared } from "./prepare";
import { leafAt } from "./range";
import { readSubmission } from "./submission";
import type { LeafNode, Submission } from "./types";

/** Half the width of a 95 % interval of the normal distribution, in standard deviations. */
const NORMAL_95 = 1.96;

/** The standard deviation of one respondent's weight, 0…0.5. */
function deviation(leaf: LeafNode, counts: Record<string, number>, responses: number): number {
  if (leaf.rule.type !== "survey") return 0;
  let mean = 0;
  for (const { id, weight } of leaf.rule.options) mean += (weight * (counts[id] ?? 0)) / responses;
  let variance = 0;
  for (const { id, weight } of leaf.rule.options) {
    variance += ((weight - mean) ** 2 * (counts[id] ?? 0)) / responses;
  }
  return Math.sqrt(variance);
}

/** √((N − n) ÷ (N − 1)); 1 where the population is not known, 0 where everybody answered. */
function finitePopulation(population: number | null, responses: number): number {
  if (population === null) return 1;
  return population <= responses ? 0 : Math.sqrt((population - responses) / (population - 1));
}

/**
 * For each answered survey, in document order: the margin of error of its score at 95 % with finite
 * population correction (population: the community's residents; `null` and uncorrected without them),
 * and whether the pass mark lies within it. Information only: it never changes an outcome. Marks are
 * rounded to 0.01; a survey without responses has no entry.
 */
export function sampling(prepared: Prepared, submission: unknown): SamplingResult {
  const c = compiledOf(prepared);
  const reading = readSubmission(c, submission);
  if (!reading.ok) return reading;
  const { community, answers } = submission as Submission;
  const population = community.residents ?? null;
  const { state } = reading;
  const found: Sampling[] = [];
  c.rules.forEach((rule, i) => {
    const responses = state.count[i] ?? 0;
    const leaf = leafAt(c, i);
    if (rule?.type !== "survey" || !leaf || responses === 0) return;
    const counts = answers[leaf.id] as Record<string, number>;
    const share =
      (deviation(leaf, counts, responses) / Math.sqrt(responses)) *
      finitePopulation(population, responses);
    const full = c.full[i] ?? 0;
    const score = state.score[i] ?? 0;
    const margin = Math.round(NORMAL_95 * full * share);
    const pass = c.pass[i] ?? -1;
    found.push({
      id: leaf.id,
      responses,
      population,
      score: toMarks(score),
      margin: toMarks(margin),
      low: toMarks(Math.max(0, score - margin)),
      high: toMarks(Math.min(full, score + margin)),
      passMark: pass < 0 ? null : toMarks(pass),
      passMarkWithin: pass < 0 ? null : Math.abs(score - pass) <= margin,
    });
  });
  return { ok: true, sampling: found };
}
