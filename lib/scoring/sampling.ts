/** Sampling (抽样): how far a survey's score may be off because not everybody was asked (section 6). */
import type { CompiledRule } from "./compile";
import { toMarks } from "./decimal";
import type { Sampling, SamplingResult } from "./inquiry-types";
import { compiledOf, type Prepared } from "./prepare";
import { readSubmission } from "./submission";
import type { Submission } from "./types";

type CompiledSurvey = Extract<CompiledRule, { type: "survey" }>;

/**
 * 1.96 × full × √(variance ÷ n × (N − n) ÷ (N − 1)) in hundredths, rounded half-up: 1.96 standard errors
 * of the mean weight are half a 95 % interval of the normal distribution. Exact, as every mark is; the
 * root is squared away. Without N (null) nothing is corrected; where everybody answered it is 0.
 */
function marginOf(
  full: number,
  { options, weights }: CompiledSurvey,
  counts: Record<string, number>,
  responses: number,
  population: number | null,
): number {
  if (population !== null && population <= responses) return 0;
  let [sum, squares] = [0n, 0n];
  options.forEach((id, k) => {
    const [weight, count] = [BigInt(weights[k] ?? 0), BigInt(counts[id] ?? 0)];
    sum += weight * count;
    squares += weight * weight * count;
  });
  const n = BigInt(responses);
  // The margin's square as a fraction. Weights are in ten-thousandths, 1.96 in hundredths.
  let above = 196n ** 2n * BigInt(full) ** 2n * (n * squares - sum * sum);
  let below = 10n ** 12n * n ** 3n;
  if (population !== null) {
    above *= BigInt(population) - n;
    below *= BigInt(population) - 1n;
  }
  // A first guess by floating point, which a tie between two hundredths may mislead.
  let margin = BigInt(Math.round(Math.sqrt(Number(above) / Number(below))));
  while ((2n * margin + 1n) ** 2n * below <= 4n * above) margin += 1n;
  while (margin > 0n && (2n * margin - 1n) ** 2n * below > 4n * above) margin -= 1n;
  return Number(margin);
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
    if (rule?.type !== "survey" || responses === 0) return;
    const id = c.ids[i] ?? "";
    const counts = answers[id] as Record<string, number>;
    const full = c.full[i] ?? 0;
    const score = state.score[i] ?? 0;
    const margin = marginOf(full, rule, counts, responses, population);
    const pass = c.pass[i] ?? -1;
    found.push({
      id,
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
