/** The computable parts of a survey: codes, keys and hashes, scores and how far they may be off. What is secret is handed in. */
import { createHmac, hkdfSync } from "node:crypto";
import { composeSubmission } from "../application/score";
import type { CommunityFacts } from "../application/types";
import { standardErrors } from "../draw/score";
import { evaluate, leavesOf, nodeById, type Prepared, pathOf, type StandardNode } from "../scoring";
import { checkSign, codeAlphabet } from "./policy";
import type { CountedAnswers, SurveyForm, SurveyScore } from "./types";

/** Derives a key for one purpose from the server's secret (HKDF-SHA256), as another has its own. */
const derived = (secret: string, salt: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, salt, `survey/${purpose}`, 32));

const keyed = (key: Buffer, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();

const keys = new Map<string, Buffer>();
const mostKeys = 1_000;

/** Deriving costs more than using: the keys of the surveys in hand are kept. */
function keyFor(secret: string, salt: string, purpose: string): Buffer {
  const name = `${purpose} ${salt} ${secret}`;
  const known = keys.get(name);
  if (known) return known;
  if (keys.size >= mostKeys) keys.clear();
  const key = derived(secret, salt, purpose);
  keys.set(name, key);
  return key;
}

/** What stands in the database for a code: that it exists. 32 bytes. */
export const codeHash = (secret: string, spelled: string): Buffer =>
  keyed(keyFor(secret, "", "code"), spelled);

/** What stands there for a code's answer, under another key, which is the survey's own. 16 bytes. */
export const responseKey = (secret: string, salt: string, spelled: string): Buffer =>
  keyed(keyFor(secret, salt, "response"), spelled).subarray(0, 16);

/** The seed of a survey's draw: not in the database until it is drawn. */
export const seedOf = (secret: string, salt: string): string =>
  keyed(keyFor(secret, salt, "seed"), "").toString("hex");

/** Something that stands for an address during one run of the server, and cannot be turned back into it. */
export const addressMark = (secret: string, run: string, address: string): string =>
  keyed(keyFor(secret, run, "address"), address).toString("base64url");

/** A page's opening time, signed for a code: `<ms>.<signature>`. */
export const openedToken = (secret: string, spelled: string, at: number): string =>
  `${at}.${keyed(keyFor(secret, "", "opened"), `${at} ${spelled}`).toString("base64url")}`;

/** Milliseconds since a page was opened; null where the token is none of ours for this code. */
export function elapsedSince(
  secret: string,
  spelled: string,
  token: string,
  now: number,
): number | null {
  const at = Number(token.split(".")[0]);
  if (!Number.isSafeInteger(at) || at > now) return null;
  return openedToken(secret, spelled, at) === token ? now - at : null;
}

/** A code: eleven random signs and one that checks them. @param random a whole number from 0 to below its argument */
export function makeCode(random: (below: number) => number): string {
  const first = Array.from(
    { length: 11 },
    () => codeAlphabet[random(codeAlphabet.length)] ?? "",
  ).join("");
  return first + checkSign(first);
}

/** Option counts under the standard's ids, by node; questions that fewer than `least` people answered are left out. */
export function countsOf(
  { questions }: SurveyForm,
  options: readonly (readonly number[])[],
  least: number,
): CountedAnswers {
  return Object.fromEntries(
    questions.flatMap((question, at) => {
      const counts = question.options.map(({ id }, k) => [id, options[at]?.[k] ?? 0] as const);
      const answered = counts.reduce((sum, [, count]) => sum + count, 0);
      return answered < least ? [] : [[question.nodeId, Object.fromEntries(counts)]];
    }),
  );
}

/** The largest nodes whose points the survey asks all of, each once, in the form's order. */
function decidedBySurvey(prepared: Prepared, { questions }: SurveyForm): StandardNode[] {
  const asked = new Set(questions.map(({ nodeId }) => nodeId));
  const nodes = questions.flatMap(({ nodeId }) => {
    const path = pathOf(prepared, nodeId);
    return path.find(({ id }) => leavesOf(prepared, id).every((leaf) => asked.has(leaf.id))) ?? [];
  });
  return [...new Set(nodes)];
}

/** The scores of those nodes by these counts; none for a node with a point that has no counts. */
export function surveyScores(
  prepared: Prepared,
  form: SurveyForm,
  facts: CommunityFacts,
  counts: CountedAnswers,
): Pick<SurveyScore, "nodeId" | "title" | "fullMarks" | "passMark" | "score">[] {
  const submission = composeSubmission(prepared, facts, new Map(Object.entries(counts)), []);
  const evaluation = evaluate(prepared, submission);
  if (!evaluation.ok) return [];
  return decidedBySurvey(prepared, form).flatMap(({ id, title, fullMarks, passMark = null }) => {
    const complete = leavesOf(prepared, id).every((leaf) => leaf.id in counts);
    const score = evaluation.decision.nodes[id]?.score ?? null;
    return !complete || score === null ? [] : [{ nodeId: id, title, fullMarks, passMark, score }];
  });
}

/**
 * For a node, by question and option, how far a choice lies from the mean of all who answered the question, in marks
 * of the node: what one answer adds to the score's error. A question that not everybody answered weighs more in each.
 */
export function deviations(
  prepared: Prepared,
  form: SurveyForm,
  nodeId: string,
  options: readonly (readonly number[])[],
  responses: number,
): number[][] {
  const leaves = leavesOf(prepared, nodeId);
  const sum = leaves.reduce((all, { fullMarks }) => all + fullMarks, 0);
  const scale = (nodeById(prepared, nodeId)?.fullMarks ?? 0) / sum;
  return form.questions.map((question, at) => {
    const leaf = leaves.find(({ id }) => id === question.nodeId);
    if (leaf?.rule.type !== "survey") return [];
    const weights = leaf.rule.options.map(({ weight }) => weight);
    const counts = weights.map((_, k) => options[at]?.[k] ?? 0);
    const answered = counts.reduce((all, count) => all + count, 0);
    if (answered === 0) return [];
    const mean = weights.reduce((all, weight, k) => all + weight * (counts[k] ?? 0), 0) / answered;
    const marks = leaf.fullMarks * scale * (responses / answered);
    return weights.map((weight) => marks * (weight - mean));
  });
}

/**
 * Half of a score's interval in marks, rounded to 0.01: z × √(Σd² ÷ n² × (N − n) ÷ (N − 1)), where d is the sum of an
 * answer's deviations. As `sampling` of the scoring library has it for a single point; stratification, which only
 * narrows it, is left out.
 */
export function scoreMargin(
  squares: number,
  responses: number,
  households: number,
  confidence: number,
): number {
  if (responses === 0 || households <= responses) return 0;
  const correction = (households - responses) / (households - 1);
  const error = Math.sqrt((squares / responses ** 2) * correction);
  return Math.round(standardErrors(confidence) * error * 100) / 100;
}
