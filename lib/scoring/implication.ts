/** Implication (标准蕴含): does passing one standard imply passing another (section 6)? */
import type { Bases } from "./answer";
import { compare } from "./compare";
import type { Compiled } from "./compile";
import { checkCrosswalk, mappedFrom } from "./crosswalk";
import { ScoringError } from "./errors";
import { evaluate } from "./evaluate";
import {
  atMostOf,
  branchSums,
  nothing,
  plus,
  type Side,
  type Sum,
  scoreVariable,
  shareOf,
  totalOf,
} from "./exact";
import type { Implication } from "./inquiry-types";
import { answerFor, type Scores, scoresOf } from "./options";
import { compiledOf, type Prepared } from "./prepare";
import { Programme } from "./programme";
import { highestScore } from "./range";
import type { Answer, Crosswalk, Submission } from "./types";

/** Any witness will do: proving that none has more marks takes ten times as long. */
const ANY = 0.5;

/** The witness's community: so many that quotas can be met in fine shares. */
const COMMUNITY = { households: 10_000, residents: 30_000 };
const BASES: Bases = COMMUNITY;

/** A survey that is to pass its sample gate has responses, hence at least its lowest weight. */
function possibleScores(c: Compiled, i: number): Scores | null {
  const rule = c.rules[i];
  const scores = rule ? scoresOf(rule, c.full[i] ?? 0, BASES) : null;
  if (scores?.kind === "steps" && rule?.type === "survey" && (c.sample[i] ?? -1) > 0) {
    return { ...scores, also: null };
  }
  return scores;
}

/** Counts of a survey's answers, at least `least` of them, that score just `score`. */
function surveyAnswer(c: Compiled, i: number, score: number, least: number): Answer {
  const rule = c.rules[i];
  if (rule?.type !== "survey") return 0;
  const full = c.full[i] ?? 0;
  const none: Record<string, number> = Object.fromEntries(rule.options.map((id) => [id, 0]));
  const weights = [...rule.weights];
  const [low, high] = [Math.min(...weights), Math.max(...weights)];
  if (score === 0 && low > 0) return none;
  // Of so many answers one more at the top moves the score by less than a hundredth.
  const count = Math.max(least, 2 * full, 1);
  const top = rule.options[weights.indexOf(high)] ?? "";
  const bottom = rule.options[weights.indexOf(low)] ?? "";
  const spread = high - low;
  const up =
    spread === 0
      ? count
      : Math.round((((score * 10_000) / Math.max(full, 1) - low) * count) / spread);
  const many = Math.min(count, Math.max(0, up));
  return { ...none, [bottom]: count - many, [top]: spread === 0 ? count : many };
}

/** Which nodes apply to a community of this type that is excused from `waived`. */
function applying(c: Compiled, type: number, waived: readonly number[]): Uint8Array {
  const applies = (c.applies[type] ?? c.appliesToAll).slice();
  for (const i of waived) applies.fill(0, i, c.end[i]);
  return applies;
}

interface Question {
  from: Prepared;
  to: Prepared;
  crosswalk: Crosswalk;
  type: string;
}

type Target = { leaf: number; nodes: number[] };

/** The leaves of the other standard that apply, with the applicable nodes each is mapped from. */
function targetsOf(q: Question, from: Compiled, applies: Uint8Array) {
  const to = compiledOf(q.to);
  const byType = (to.applies[to.types.get(q.type) ?? -1] ?? to.appliesToAll).slice();
  const targets: Target[] = [];
  let missing = false;
  for (let i = 0; i < to.size; i += 1) {
    if (to.branch[i] === 1 || byType[i] === 0) continue;
    const ids = mappedFrom(q.crosswalk.map, to.ids[i] ?? "");
    const nodes = (ids ?? [])
      .map((id) => from.index.get(id) ?? -1)
      .filter((at) => applies[at] === 1);
    if (!ids) missing = true;
    else if (nodes.length === 0) byType[i] = 0;
    else targets.push({ leaf: i, nodes });
  }
  return { to, byType, targets, missing };
}

/** Every gate of the first standard is met. */
function passRows(p: Programme, side: Side): void {
  const { c, applies, sums } = side;
  const total = totalOf(side);
  p.atLeast(total.terms, c.totalPass - total.known);
  for (let i = 0; i < c.size; i += 1) {
    const sum = sums[i] ?? nothing;
    if (applies[i] === 1 && (c.pass[i] ?? -1) >= 0) {
      p.atLeast(sum.terms, (c.pass[i] ?? 0) - sum.known);
    }
  }
}

/** Adds that some gate of the other standard is missed; false where none can be. */
function failRows(p: Programme, side: Side, targets: readonly Target[], from: Side) {
  const missed: number[] = [];
  const below = (sum: Sum, pass: number) => {
    const choice = p.choice();
    // Chosen: sum ≤ pass − 1; otherwise nothing is said.
    p.atMost([...sum.terms, [HUGE, choice]], pass - 1 - sum.known + HUGE);
    missed.push(choice);
  };
  const { c, applies, sums } = side;
  if (c.totalPass > 0) below(totalOf(side), c.totalPass);
  for (let i = 0; i < c.size; i += 1) {
    if (applies[i] === 1 && (c.pass[i] ?? -1) > 0) below(sums[i] ?? nothing, c.pass[i] ?? 0);
  }
  for (const { leaf, nodes } of targets) {
    if (c.rules[leaf]?.type !== "requirement") continue;
    for (const i of nodes) {
      const full = from.c.full[i] ?? 0;
      if (from.c.rules[i]?.type !== "requirement" && full > 0) below(from.sums[i] ?? nothing, full);
    }
  }
  p.atLeast(
    missed.map((choice) => [1, choice] as const),
    1,
  );
  return missed.length > 0;
}

/** More than any score: full marks together stay below it in every standard that can be met. */
const HUGE = 10_000_000;

function submissionOf(
  q: Question,
  c: Compiled,
  applies: Uint8Array,
  waived: readonly number[],
  score: (i: number) => number,
  responses: (i: number) => number,
): Submission {
  const answers: Record<string, Answer> = {};
  for (let i = 0; i < c.size; i += 1) {
    if (c.branch[i] === 1 || applies[i] === 0) continue;
    answers[c.ids[i] ?? ""] =
      c.rules[i]?.type === "survey"
        ? surveyAnswer(c, i, score(i), responses(i))
        : answerFor(c, i, score(i), BASES);
  }
  const submission: Submission = { community: { type: q.type, ...COMMUNITY }, answers };
  if (waived.length > 0) submission.waived = waived.map((i) => c.ids[i] ?? "");
  return submission;
}

/** Whether the library itself says that the submission passes here and not there. */
function isWitness(q: Question, submission: Submission): boolean {
  const here = evaluate(q.from, submission);
  const there = compare(q.from, submission, q.to, q.crosswalk);
  return (
    here.ok &&
    here.decision.outcome === "passed" &&
    there.ok &&
    there.comparison.decision.outcome !== "passed"
  );
}

/** Full marks everywhere, but one survey answered by too few for the other standard. */
function fewResponses(q: Question, waived: readonly number[]): Submission | null {
  const c = compiledOf(q.from);
  const applies = applying(c, c.types.get(q.type) ?? 0, waived);
  const { to, byType, targets } = targetsOf(q, c, applies);
  for (const { leaf, nodes } of targets) {
    const least = to.sample[leaf] ?? -1;
    if (byType[leaf] === 0 || least < 1) continue;
    const surveys = nodes
      .flatMap((node) => Array.from({ length: (c.end[node] ?? 0) - node }, (_, k) => node + k))
      .filter((i) => c.rules[i]?.type === "survey" && applies[i] === 1);
    for (const survey of surveys.length > 0 ? surveys : [-1]) {
      const submission = submissionOf(
        q,
        c,
        applies,
        waived,
        (i) => highestScore(c, i),
        (i) => Math.max(c.sample[i] ?? 0, 100),
      );
      if (survey >= 0) submission.answers[c.ids[survey] ?? ""] = best(c, survey, least - 1);
      if (isWitness(q, submission)) return submission;
    }
  }
  return null;
}

function best(c: Compiled, i: number, count: number): Answer {
  const rule = c.rules[i];
  if (rule?.type !== "survey") return 0;
  const top = rule.weights.indexOf(Math.max(...rule.weights));
  return Object.fromEntries(rule.options.map((id, k) => [id, k === top ? count : 0]));
}

/** The witness with every point at its best that can be without ceasing to be one: what is left is what matters. */
function clearest(q: Question, c: Compiled, witness: Submission): Submission {
  let clear = witness;
  for (let i = 0; i < c.size; i += 1) {
    const id = c.ids[i] ?? "";
    if (!Object.hasOwn(clear.answers, id)) continue;
    const counted = clear.answers[id];
    const most =
      c.rules[i]?.type === "survey" && typeof counted === "object"
        ? best(
            c,
            i,
            Object.values(counted).reduce((sum, n) => sum + Number(n), 0),
          )
        : answerFor(c, i, highestScore(c, i), BASES);
    const raised = { ...clear, answers: { ...clear.answers, [id]: most } };
    if (isWitness(q, raised)) clear = raised;
  }
  return clear;
}

async function search(q: Question, waived: readonly number[]): Promise<Submission | null> {
  const few = fewResponses(q, waived);
  if (few) return few;
  const c = compiledOf(q.from);
  const applies = applying(c, c.types.get(q.type) ?? 0, waived);
  const { to, byType, targets, missing } = targetsOf(q, c, applies);
  const p = new Programme();
  const variables = new Map<number, number>();
  const from = branchSums(p, c, applies, (i) => {
    const scores = possibleScores(c, i);
    if (!scores) return nothing;
    const variable = scoreVariable(p, scores);
    variables.set(i, variable);
    return { terms: [[1, variable]], known: 0 };
  });
  passRows(p, from);
  const mapped = new Map(targets.map((target) => [target.leaf, target.nodes]));
  const other = branchSums(p, to, byType, (i) => {
    const nodes = mapped.get(i) ?? [];
    if (to.rules[i]?.type === "requirement") return nothing;
    const sum = nodes.reduce<Sum>((all, at) => plus(all, from.sums[at] ?? nothing), nothing);
    const whole = nodes.reduce((all, at) => all + (c.full[at] ?? 0), 0);
    const most = nodes.reduce((all, at) => all + (c.full[at] ?? 0) + (c.bonusMarks[at] ?? 0), 0);
    const full = to.full[i] ?? 0;
    if (whole === 0 || full === 0) return nothing;
    const share = shareOf(p, sum, full, whole, most);
    return atMostOf(p, share, full, Math.ceil((full * most) / whole) + 1);
  });
  // An unanswered leaf of the other standard can never be passed: any passing submission shows it.
  if (!missing && !failRows(p, other, targets, from)) return null;
  const values = await p.solve(ANY);
  if (!values) return null;
  const submission = submissionOf(
    q,
    c,
    applies,
    waived,
    (i) => values[variables.get(i) ?? -1] ?? 0,
    (i) => c.sample[i] ?? 0,
  );
  if (!isWitness(q, submission)) throw new ScoringError("unsolved", [], "Imprecise");
  return clearest(q, c, submission);
}

/** Every set of nodes a community may be excused from, the smallest first; none within another. */
function* waivers(c: Compiled, type: number): Generator<number[]> {
  const byType = c.applies[type] ?? c.appliesToAll;
  const may = [...c.waivable.keys()].filter((i) => c.waivable[i] === 1 && byType[i] === 1);
  for (let size = 0; size <= may.length; size += 1) yield* choose(c, may, size, 0, []);
}

function* choose(
  c: Compiled,
  may: readonly number[],
  size: number,
  first: number,
  chosen: number[],
): Generator<number[]> {
  if (chosen.length === size) {
    yield chosen;
    return;
  }
  for (let k = first; k < may.length; k += 1) {
    const i = may[k] ?? 0;
    const last = chosen.at(-1) ?? -1;
    if (last >= 0 && i < (c.end[last] ?? 0)) continue;
    yield* choose(c, may, size, k + 1, [...chosen, i]);
  }
}

/**
 * For each community type of `from` that `to` knows too: is there a submission that passes `from` and,
 * through the crosswalk, does not pass `to`? Proven by mixed-integer programmes, one for each set of
 * waivers, until one has a solution, which is the witness. Its community has 10,000 households and 30,000 residents.
 * @throws {ScoringError} `faulty-crosswalk`; `unsolved`, with the solver's status, where it proves nothing
 */
export async function implication(
  from: Prepared,
  to: Prepared,
  crosswalk: Crosswalk,
): Promise<Record<string, Implication>> {
  const faults = checkCrosswalk(crosswalk, from, to);
  if (faults.length > 0) throw new ScoringError("faulty-crosswalk", faults);
  const c = compiledOf(from);
  const found: Record<string, Implication> = {};
  for (const [type, index] of c.types) {
    if (!compiledOf(to).types.has(type)) continue;
    let witness: Submission | null = null;
    for (const waived of waivers(c, index)) {
      witness = await search({ from, to, crosswalk, type }, waived);
      if (witness) break;
    }
    found[type] = { status: witness ? "witness" : "implied", witness };
  }
  return found;
}
