/** Section 6, Sampling, against the formula in whole numbers: every respondent counted one by one, no floating point. */
import { describe, expect, it } from "vitest";
import {
  type Answer,
  type LeafNode,
  prepare,
  type Standard,
  type StandardNode,
  type Submission,
  type SurveyRule,
  sampling,
} from "../../lib/scoring";
import { chance, int, type Random } from "./arbitrary";
import { everyAnswer, everyLeaf, smallCases } from "./small";
import { standardOf } from "./support";

type Survey = LeafNode & { rule: SurveyRule };
type Counts = Record<string, number>;

const cents = (marks: number) => BigInt(Math.round(marks * 100));

/** Each respondent's weight, in ten-thousandths. */
const respondents = (rule: SurveyRule, counts: Counts): bigint[] =>
  rule.options.flatMap(({ id, weight }) =>
    new Array<bigint>(counts[id] ?? 0).fill(BigInt(Math.round(weight * 10_000))),
  );

/** full × mean weight, half-up, in hundredths. */
function scoreTwin({ fullMarks, rule }: Survey, counts: Counts): bigint {
  const each = respondents(rule, counts);
  const n = BigInt(each.length);
  const sum = each.reduce((all, weight) => all + weight, 0n);
  return (2n * cents(fullMarks) * sum + 10_000n * n) / (20_000n * n);
}

/**
 * 1.96 × full × √(variance ÷ n × (N − n) ÷ (N − 1)) in hundredths, half-up: the largest m with
 * m − ½ ≤ that, hence (2m − 1)² ≤ 4 × its square. Nobody left to ask: no margin.
 */
function marginTwin({ fullMarks, rule }: Survey, counts: Counts, residents?: number): bigint {
  const each = respondents(rule, counts);
  const n = BigInt(each.length);
  const sum = each.reduce((all, weight) => all + weight, 0n);
  // n × weight − sum is n times a deviation: their squares add up to n³ variances.
  const spread = each.reduce((all, weight) => all + (n * weight - sum) ** 2n, 0n);
  let above = 196n ** 2n * cents(fullMarks) ** 2n * spread;
  let below = 100n ** 2n * 10_000n ** 2n * n ** 4n;
  if (residents !== undefined) {
    const all = BigInt(residents);
    if (all <= n) return 0n;
    above *= all - n;
    below *= all - 1n;
  }
  let [least, most] = [0n, 1_000_000n];
  while (least < most) {
    const m = (least + most + 1n) / 2n;
    if ((2n * m - 1n) ** 2n * below <= 4n * above) least = m;
    else most = m - 1n;
  }
  return least;
}

const number = (hundredths: bigint) => Number(hundredths) / 100;
const within = (low: bigint, value: bigint, high: bigint) =>
  value < low ? low : value > high ? high : value;

/** The entry that the specification asks for. */
function entryTwin(leaf: Survey, counts: Counts, residents?: number) {
  const score = scoreTwin(leaf, counts);
  const margin = marginTwin(leaf, counts, residents);
  const [low, high] = [score - margin, score + margin];
  const full = cents(leaf.fullMarks);
  const pass = leaf.passMark === undefined ? null : cents(leaf.passMark);
  return {
    id: leaf.id,
    responses: respondents(leaf.rule, counts).length,
    population: residents ?? null,
    score: number(score),
    margin: number(margin),
    low: number(within(0n, low, full)),
    high: number(within(0n, high, full)),
    passMark: leaf.passMark ?? null,
    passMarkWithin: pass === null ? null : low <= pass && pass <= high,
  };
}

function randomCounts(g: Random, rule: SurveyRule): Counts {
  const most = [0, 3, 40, 200][int(g, 0, 3)] ?? 0;
  const one = chance(g, 10) ? int(g, 0, rule.options.length - 1) : null;
  return Object.fromEntries(
    rule.options.map(({ id }, k) => [id, one === null || one === k ? int(g, 0, most) : 0]),
  );
}

/** Unknown, fewer than answered, all who answered, one more, a few more, or any village or town. */
function randomResidents(g: Random, counts: Counts): number | undefined {
  const answered = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const any = [answered, answered + 1, int(g, 0, answered), answered + int(g, 1, 50)];
  return [undefined, ...any, int(g, 0, 20_000), int(g, 0, 20_000)][int(g, 0, 6)];
}

/** Makes surveys of most leaves that have marks. The best option keeps the weight 1: nothing becomes unreachable. */
function withSurveys(standard: Standard, g: Random): void {
  for (const leaf of everyLeaf(standard)) {
    if (leaf.fullMarks === 0 || chance(g, 25)) continue;
    leaf.fullMarks = (leaf.fullMarks * 100 + int(g, 0, 99)) / 100;
    const fine = chance(g, 50) ? 10_000 : 10;
    const weights = Array.from({ length: int(g, 1, 4) }, () => int(g, 0, fine) / fine);
    weights.push(1);
    leaf.rule = {
      type: "survey",
      options: weights.map((weight, k) => ({ id: `o${k}`, title: "项", weight })),
    };
    if (chance(g, 30)) leaf.rule.minResponses = int(g, 0, 60);
    delete leaf.passMark;
  }
}

const isSurvey = (leaf: LeafNode): leaf is Survey => leaf.rule.type === "survey";

interface Case {
  submission: Submission;
  /** The surveys that the community is asked and has answered, in document order. */
  surveys: Survey[];
}

/** A submission with some leaves unanswered, nodes waived, branches scored directly. */
function randomCase(g: Random, standard: Standard): Case {
  const type = chance(g, 50) ? "renewal" : "new-build";
  const waived: string[] = [];
  const direct: Record<string, number> = {};
  const answers: Record<string, Answer> = {};
  const surveys: Survey[] = [];
  const visit = (node: StandardNode) => {
    if (node.waivable && chance(g, 25)) waived.push(node.id);
    else if (node.appliesTo && !node.appliesTo.includes(type)) return;
    else if ("children" in node && chance(g, 8)) direct[node.id] = 0;
    else if ("children" in node) node.children.forEach(visit);
    else if (chance(g, 10)) return;
    else if (isSurvey(node)) {
      answers[node.id] = randomCounts(g, node.rule);
      surveys.push(node);
    } else answers[node.id] = everyAnswer(node).at(-1) ?? 0;
  };
  standard.sections.forEach(visit);
  return { submission: { community: { type }, waived, direct, answers }, surveys };
}

describe("sampling", () => {
  it("is the formula, to the hundredth, for every survey that was asked and answered", () => {
    const seen = { entries: 0, corrected: 0, everybody: 0, certain: 0, none: 0 };
    for (const { g, prepared } of smallCases(3000, 5, withSurveys)) {
      const { submission, surveys } = randomCase(g, prepared.standard);
      const residents = randomResidents(
        g,
        (submission.answers[surveys[0]?.id ?? ""] ?? {}) as Counts,
      );
      if (residents !== undefined) submission.community.residents = residents;
      const expected = surveys.flatMap((leaf) => {
        const counts = submission.answers[leaf.id] as Counts;
        const answered = Object.values(counts).some((count) => count > 0);
        if (!answered) seen.none += 1;
        return answered ? [entryTwin(leaf, counts, residents)] : [];
      });
      for (const { responses, margin } of expected) {
        seen.entries += 1;
        if (residents !== undefined && residents > responses) seen.corrected += 1;
        if (residents !== undefined && residents <= responses) seen.everybody += 1;
        if (margin === 0) seen.certain += 1;
      }
      expect(sampling(prepared, submission)).toEqual({ ok: true, sampling: expected });
    }
    expect(seen.entries).toBeGreaterThan(3000);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(150);
  }, 60_000);

  it("has the pass mark within the margin up to its very edge, and not 0.01 beyond", () => {
    const seen = { within: 0, beyond: 0 };
    for (const { g, prepared: plain } of smallCases(3000, 2, withSurveys)) {
      const standard = structuredClone(plain.standard);
      const leaf = everyLeaf(standard).find(isSurvey);
      if (!leaf) continue;
      const counts = randomCounts(g, leaf.rule);
      const residents = randomResidents(g, counts);
      if (!Object.values(counts).some((count) => count > 0)) continue;
      const edge = marginTwin(leaf, counts, residents) * (chance(g, 50) ? 1n : -1n);
      const pass = scoreTwin(leaf, counts) + edge + BigInt(int(g, -1, 1));
      if (pass < 0n || pass > cents(leaf.fullMarks)) continue;
      leaf.passMark = number(pass);
      const { id, title, fullMarks, passMark, rule } = leaf;
      const alone = prepare(standardOf([{ id, title, fullMarks, passMark, rule }]));
      const community = { type: "renewal", ...(residents === undefined ? {} : { residents }) };
      const entry = entryTwin(leaf, counts, residents);
      const submission = { community, answers: { [leaf.id]: counts } };
      expect(sampling(alone, submission)).toEqual({ ok: true, sampling: [entry] });
      seen[entry.passMarkWithin ? "within" : "beyond"] += 1;
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(300);
  }, 60_000);

  it("rounds half-up a margin that lies just between two hundredths", () => {
    // Half of 36 respondents give the lower weight: 1.96 × full × 0.3 ÷ 6 is 0.098 × full.
    const options = [
      { id: "yes", title: "满意", weight: 1 },
      { id: "no", title: "不满意", weight: 0.4 },
    ];
    const rule: SurveyRule = { type: "survey", options };
    const submission = { community: { type: "renewal" }, answers: { s: { yes: 18, no: 18 } } };
    for (const [fullMarks, margin] of [
      [2.5, 0.25],
      [7.5, 0.74],
      [12.5, 1.23],
      [17.5, 1.72],
    ] as const) {
      const standard = prepare(standardOf([{ id: "s", title: "问卷", fullMarks, rule }]));
      const found = sampling(standard, submission);
      expect(found.ok && found.sampling[0]?.margin).toBe(margin);
    }
  });
});
