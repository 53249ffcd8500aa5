/** Implication (标准蕴含): does passing one standard imply passing another (section 6)? */
import type { Bases } from "./answer";
import { compare } from "./compare";
import type { Compiled } from "./compile";
import { checkCrosswalk, mappedFrom } from "./crosswalk";
import { ScoringError } from "./errors";
import { evaluate } from "./evaluate";
import { answerFor, type Scores, scoresOf } from "./options";
import { compiledOf, type Prepared } from "./prepare";
import { Programme } from "./programme";
import { highestScore } from "./range";
import type { Answer, Crosswalk, Implication, Submission } from "./types";

/** A witness needs many marks to be read easily, not the most: proving those takes ten times as long. */
const READABLE = 0.5;

/** The witness's community: so many that quotas can be met in fine shares. */
const COMMUNITY = { households: 10_000, residents: 30_000 };
const BASES: Bases = COMMUNITY;

/** A linear form that equals a node's score in hundredths. */
interface Sum {
  terms: (readonly [number, number])[];
  known: number;
}

const nothing: Sum = { terms: [], known: 0 };
const negative = (sum: Sum) => sum.terms.map(([factor, v]) => [-factor, v] as const);
const plus = (a: Sum, b: Sum): Sum => ({
  terms: [...a.terms, ...b.terms],
  known: a.known + b.known,
});

/** One standard as constraints: which nodes apply, and each node's score as an exact linear form. */
interface Side {
  c: Compiled;
  applies: Uint8Array;
  sums: Sum[];
}

/** min(most, sum) exactly, `highest` being an upper limit of the sum. */
function atMostOf(p: Programme, sum: Sum, most: number, highest: number): Sum {
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
function shareOf(p: Programme, sum: Sum, full: number, whole: number, highest: number): Sum {
  const share = p.whole(0, Math.floor((2 * full * highest + whole) / (2 * whole)));
  const scaled = sum.terms.map(([factor, v]) => [-2 * full * factor, v] as const);
  const known = 2 * full * sum.known;
  p.atMost([[2 * whole, share], ...scaled], known + whole);
  p.atLeast([[2 * whole, share], ...scaled], known - whole + 1);
  return { terms: [[1, share]], known: 0 };
}

/** Adds up the branches of section 2 from the leaves' sums, exactly. */
function branchSums(
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

const totalOf = ({ c, sums }: Side) =>
  c.sections.reduce<Sum>((sum, i) => plus(sum, sums[i] ?? nothing), nothing);

/** A variable that takes just the scores of a leaf. */
function scoreVariable(p: Programme, scores: Scores): number {
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
  const values = await p.solve(READABLE);
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
  return submission;
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
