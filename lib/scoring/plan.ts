/** Plan (补短板): the cheapest improvements that turn an outcome to `passed` (section 6). */
import type { Bases } from "./answer";
import type { Compiled } from "./compile";
import { toMarks } from "./decimal";
import { ScoringError } from "./errors";
import type { Plan, PlanOptions, PlanResult, PlanStep } from "./inquiry-types";
import { answerFor, type Scores, scoresOf } from "./options";
import { compiledOf, type Prepared } from "./prepare";
import { Programme } from "./programme";
import { basesOf, highestScore, isAsked, lowestScore } from "./range";
import { failedIds, scoreState } from "./scores";
import { copyOf, type LeafState, settle } from "./settle";
import { readSubmission } from "./submission";
import type { Answer, Submission } from "./types";

interface Situation {
  c: Compiled;
  /** As if every must were done: unanswered leaves with their lowest answer, requirements met, samples filled. */
  state: LeafState;
  bases: Bases;
  answers: Submission["answers"];
  musts: string[];
}

function situationOf(c: Compiled, read: LeafState, submission: Submission): Situation {
  const state = copyOf(read);
  const bases = basesOf(submission);
  const musts: string[] = [];
  for (let i = 0; i < c.size; i += 1) {
    if (!isAsked(c, state, i)) continue;
    const least = c.rules[i]?.type === "requirement" ? 1 : (c.sample[i] ?? -1);
    const short = (state.count[i] ?? 0) < least;
    if (state.answered[i] === 1 && !short) continue;
    musts.push(c.ids[i] ?? "");
    if (state.answered[i] === 0) state.score[i] = lowestScore(c, i, bases);
    state.answered[i] = 1;
    if (short) state.count[i] = least;
  }
  return { c, state, bases, answers: submission.answers, musts };
}

const meetsAll = (c: Compiled, state: LeafState) => scoreState(c, state).failed === 0;

/** The leaves that may be improved, each with the scores it can take. */
function movable(s: Situation, options: PlanOptions): Map<number, Scores> {
  const excluded = new Set(options.exclude);
  const found = new Map<number, Scores>();
  s.c.rules.forEach((rule, i) => {
    if (!rule || !isAsked(s.c, s.state, i) || excluded.has(s.c.ids[i] ?? "")) return;
    if (rule.type === "survey" && !options.allowSurvey) return;
    const scores = scoresOf(rule, s.c.full[i] ?? 0, s.bases);
    if (scores && highestScore(s.c, i) > (s.state.score[i] ?? 0)) found.set(i, scores);
  });
  return found;
}

/** The gates that stay unmet even with every movable leaf at its best. */
function blockersOf(s: Situation, leaves: Iterable<number>): string[] {
  const best = copyOf(s.state);
  for (const i of leaves) best.score[i] = highestScore(s.c, i);
  return failedIds(s.c, scoreState(s.c, best));
}

/** A variable for what a leaf gains (hundredths), among the gains it can have; `cost` for each hundredth. */
function gainVariable(p: Programme, scores: Scores, from: number, cost: number): number {
  if (scores.kind === "steps") {
    const first = Math.max(from, scores.least);
    const gain = p.whole(0, scores.most - from, cost);
    if (first > from) {
      // Nothing, or at least up to the first score there is.
      const any = p.choice();
      p.atMost(
        [
          [1, gain],
          [from - scores.most, any],
        ],
        0,
      );
      p.atLeast(
        [
          [1, gain],
          [from - first, any],
        ],
        0,
      );
    }
    if (scores.step > 1) {
      const steps = p.whole(0, Math.floor((scores.most - from) / scores.step));
      p.atMost(
        [
          [1, gain],
          [-scores.step, steps],
        ],
        0,
      );
      p.atLeast(
        [
          [1, gain],
          [-scores.step, steps],
        ],
        0,
      );
    }
    return gain;
  }
  const higher = scores.scores.filter((score) => score > from);
  const gain = p.whole(0, (higher.at(-1) ?? from) - from, cost);
  const choices = higher.map((score) => [score - from, p.choice()] as const);
  p.atMost(
    choices.map(([, choice]) => [1, choice] as const),
    1,
  );
  const terms = choices.map(([own, choice]) => [-own, choice] as const);
  p.atMost([[1, gain], ...terms], 0);
  p.atLeast([[1, gain], ...terms], 0);
  return gain;
}

/**
 * Every branch's score as a variable that the rules of section 2 hold down from above. All of them
 * rise with the leaves, and gates ask for enough only, so that nothing has to hold them up.
 */
function branchRows(p: Programme, s: Situation, gains: ReadonlyMap<number, number>) {
  const { c, state } = s;
  const settled = settle(c, state);
  type Sum = { terms: [number, number][]; known: number };
  const plain = new Map<number, Sum>();
  const featured = new Map<number, Sum>();
  const applied = new Float64Array(c.size);
  const gap = new Uint8Array(c.size);
  const nodes = new Map<number, Sum>();
  const sumOf = (sums: Map<number, Sum>, i: number) => sums.get(i) ?? { terms: [], known: 0 };
  const add = (sums: Map<number, Sum>, at: number, own: Sum) => {
    const sum = sumOf(sums, at);
    sums.set(at, { terms: [...sum.terms, ...own.terms], known: sum.known + own.known });
  };
  for (let i = c.size - 1; i >= 0; i -= 1) {
    const known = settled.score[i] ?? 0;
    const gain = gains.get(i);
    let own: Sum = { terms: gain === undefined ? [] : [[1, gain]], known };
    const [inner, extra] = [sumOf(plain, i), sumOf(featured, i)];
    if (inner.terms.length + extra.terms.length > 0) {
      const full = c.full[i] ?? 0;
      const main = p.whole(0, full);
      const [all, some] = [c.childrenFull[i] ?? 0, applied[i] ?? 0];
      if (c.rescale[i] === 1 && gap[i] === 1) {
        // main ≤ sum × all ÷ some, rounded half-up: 2·some·main ≤ 2·all·sum + some.
        p.atMost(
          [[2 * some, main], ...inner.terms.map(([f, v]) => [-2 * all * f, v] as const)],
          2 * all * inner.known + some,
        );
      } else {
        p.atMost([[1, main], ...inner.terms.map(([f, v]) => [-f, v] as const)], inner.known);
      }
      const bonus = p.whole(0, c.bonusMarks[i] ?? 0);
      p.atMost([[1, bonus], ...extra.terms.map(([f, v]) => [-f, v] as const)], extra.known);
      own = {
        terms: [
          [1, main],
          [1, bonus],
        ],
        known: 0,
      };
    }
    nodes.set(i, own);
    const above = c.parent[i] ?? -1;
    if (above < 0) continue;
    if (c.featured[i] === 1) add(featured, above, own);
    else if (state.applies[i] === 1) {
      add(plain, above, own);
      applied[above] = (applied[above] ?? 0) + (c.full[i] ?? 0);
    } else gap[above] = 1;
  }
  const total = { terms: [] as [number, number][], known: 0 };
  for (const i of c.sections) {
    total.terms.push(...(nodes.get(i)?.terms ?? []));
    total.known += nodes.get(i)?.known ?? 0;
  }
  p.atLeast(total.terms, c.totalPass - total.known);
  for (let i = 0; i < c.size; i += 1) {
    const sum = nodes.get(i);
    const asked = state.applies[i] === 1 && state.direct[i] !== 2;
    if (asked && sum && (c.pass[i] ?? -1) >= 0) p.atLeast(sum.terms, (c.pass[i] ?? 0) - sum.known);
  }
}

/** The cheapest gains (hundredths) that meet every gate, each of them needed. */
async function cheapestGains(
  s: Situation,
  leaves: ReadonlyMap<number, Scores>,
  weight: (i: number) => number,
): Promise<Map<number, number>> {
  const p = new Programme();
  const gains = new Map<number, number>();
  for (const [i, scores] of leaves) {
    gains.set(i, gainVariable(p, scores, s.state.score[i] ?? 0, weight(i)));
  }
  branchRows(p, s, gains);
  const values = await p.solve(0);
  if (!values) throw new ScoringError("unsolved", [], "Infeasible");
  const taken = new Map<number, number>();
  for (const [i, variable] of gains) {
    const gain = values[variable] ?? 0;
    if (gain > 0) taken.set(i, gain);
  }
  const passes = () => {
    const state = copyOf(s.state);
    for (const [i, gain] of taken) state.score[i] = (state.score[i] ?? 0) + gain;
    return meetsAll(s.c, state);
  };
  // The solver computes in floating point: its answer counts only when the library agrees.
  if (!passes()) throw new ScoringError("unsolved", [], "Imprecise");
  // A step that costs nothing may be superfluous all the same.
  for (const [i, gain] of [...taken]) {
    taken.delete(i);
    if (!passes()) taken.set(i, gain);
  }
  return taken;
}

function stepOf(s: Situation, i: number, gain: number): PlanStep {
  const id = s.c.ids[i] ?? "";
  const score = (s.state.score[i] ?? 0) + gain;
  const before: Answer | null = Object.hasOwn(s.answers, id) ? (s.answers[id] ?? null) : null;
  const survey = s.c.rules[i]?.type === "survey";
  return {
    id,
    from: survey ? toMarks(s.state.score[i] ?? 0) : before,
    to: answerFor(s.c, i, score, s.bases, before),
    gain: toMarks(gain),
  };
}

function checkOptions(c: Compiled, { weights = {}, exclude = [] }: PlanOptions): void {
  const wrong = [...Object.keys(weights), ...exclude].filter((id) => {
    const i = c.index.get(id);
    return i === undefined || c.branch[i] === 1;
  });
  const misfit = Object.entries(weights).filter(
    ([, weight]) =>
      typeof weight !== "number" || !Number.isFinite(weight) || weight < 0 || weight > 1e6,
  );
  const faults = [
    ...wrong.map((id) => ({ path: id, message: `标准中没有评分点“${id}”，请核对编号。` })),
    ...misfit.map(([id]) => ({
      path: `weights.${id}`,
      message: "权重应为 0 至 1000000 之间的数。",
    })),
  ];
  if (faults.length > 0) {
    throw new ScoringError(
      "bad-options",
      faults.map((fault) => ({ code: "schema", ...fault })),
    );
  }
}

/**
 * The cheapest set of improvements with which the submission passes: an exact mixed-integer programme.
 * No leaf falls; excluded leaves and, unless allowed, surveys take no step. An unanswered leaf counts
 * from its lowest answer. `cost` = Σ weight × gain over the steps.
 * @returns the plan; `none-needed` for a passed outcome, `impossible` with the gates that no improvement
 * can meet; or the submission's errors
 * @throws {ScoringError} `bad-options` for unknown leaves or wrong weights; `unsolved`, with the solver's
 * status, where it finds no proven optimum
 */
export async function plan(
  prepared: Prepared,
  submission: unknown,
  options: PlanOptions = {},
): Promise<PlanResult> {
  const c = compiledOf(prepared);
  checkOptions(c, options);
  const reading = readSubmission(c, submission);
  if (!reading.ok) return reading;
  const s = situationOf(c, reading.state, submission as Submission);
  const none: Plan = { status: "none-needed", cost: 0, steps: [], musts: [], blockers: [] };
  if (scoreState(c, reading.state).outcome === "passed") return { ok: true, plan: none };
  const leaves = movable(s, options);
  const { musts } = s;
  const blockers = blockersOf(s, leaves.keys());
  if (blockers.length > 0) {
    return { ok: true, plan: { status: "impossible", cost: null, steps: [], musts, blockers } };
  }
  const weight = (i: number) => options.weights?.[c.ids[i] ?? ""] ?? 1;
  const gains = meetsAll(c, s.state)
    ? new Map<number, number>()
    : await cheapestGains(s, leaves, weight);
  const ordered = [...gains].sort(([a], [b]) => a - b);
  const cost = ordered.reduce((sum, [i, gain]) => sum + weight(i) * gain, 0);
  return {
    ok: true,
    plan: {
      status: "found",
      cost: Math.round(cost * 1e4) / 1e6,
      steps: ordered.map(([i, gain]) => stepOf(s, i, gain)),
      musts,
      blockers,
    },
  };
}
