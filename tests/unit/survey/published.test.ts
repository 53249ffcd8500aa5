import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { publishedResults, publishedSurvey } from "@/lib/survey/policy";
import type { SurveyResults, SurveyView } from "@/lib/survey/types";

/** What gets out about a survey: field by field, and what can be reckoned back from it. */

const options = ["very-satisfied", "satisfied", "fairly-satisfied"];

/** Results as they are frozen: of each question, how many chose each option; the rest said 不了解. */
function resultsOf(responses: number, chosen: readonly (readonly number[])[]): SurveyResults {
  const answered = chosen.map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const nodes = chosen.map((counts, at) => ({ nodeId: `question-${at}`, counts, at }));
  return {
    ...{ households: 400, invited: 200, responses, used: responses, confidence: 95 },
    counts: Object.fromEntries(
      nodes
        .filter(({ at }) => (answered[at] ?? 0) >= 10)
        .map(({ nodeId, counts }) => [
          nodeId,
          Object.fromEntries(counts.map((count, k) => [options[k], count])),
        ]),
    ),
    unanswered: Object.fromEntries(
      nodes.map(({ nodeId, at }) => [nodeId, responses - (answered[at] ?? 0)]),
    ),
    flags: { burst: 3, uniform: 4, fast: 1, several: 2 },
    scores: [],
    withoutFlagged: [{ nodeId: "satisfaction", score: 71.2 }],
  };
}

const survey: SurveyView = {
  ...{ id: "s", applicationId: "a", communityName: "测试社区", districtName: "拱墅区" },
  ...{ state: "closed", opensOn: "2026-11-01", closesOn: "2026-11-10" },
  form: { wording: "1", minResponses: 10, questions: [] },
  plan: { margin: 5, confidence: 95, expectedResponse: 60 },
  ...{ organiser: "测试专班", contact: "0571-88000000", keepDays: 30, households: 400 },
  ...{ registerDigest: "r", commitment: "c", committedAt: new Date(0), seed: "s" },
  ...{ drawnAt: new Date(0), invited: 200, letters: 3, closedAt: new Date(0) },
  results: resultsOf(60, [[30, 20, 3]]),
  ...{ enteredAt: new Date(0), cancelReason: "", purgedAt: null, version: 7 },
  judgement: { verdict: "sound", reason: "已回访。", by: "审核员", at: new Date(0) },
};

describe("what everybody may see of a survey", () => {
  it("is this and nothing else", () => {
    const published = publishedSurvey(survey);
    expect(Object.keys(published).sort()).toEqual([
      ...["cancelReason", "closesOn", "commitment", "committedAt", "communityName", "contact"],
      ...["districtName", "drawnAt", "form", "households", "id", "invited", "judgement"],
      ...["keepDays", "opensOn", "organiser", "plan", "purgedAt", "registerDigest", "results"],
      ...["seed", "state"],
    ]);
    expect(Object.keys(published.judgement ?? {}).sort()).toEqual(["at", "reason", "verdict"]);
    expect(published.results).toEqual({
      answered: 53,
      confidence: 95,
      counts: {
        "question-0": { "very-satisfied": 30, satisfied: 20, "fairly-satisfied": 3 },
      },
      scores: [],
    });
  });

  it("has the counts that the score is computed from exactly, of every question that ten have answered", () => {
    const { counts } = publishedResults(resultsOf(20, [[8, 1, 1], [8, 1, 0], [20]]));
    expect(counts).toEqual({
      "question-0": { "very-satisfied": 8, satisfied: 1, "fairly-satisfied": 1 },
      "question-2": { "very-satisfied": 20 },
    });
  });

  it("does not even say how many answered where no question was answered by ten", () => {
    for (const responses of [0, 1, 9, 15])
      expect(publishedResults(resultsOf(responses, [[9], [0]]))).toMatchObject({
        ...{ answered: null, counts: {} },
      });
  });

  it("leaves out a question that few have answered, though older results should have it", () => {
    const results = resultsOf(40, [[40]]);
    results.counts["question-1"] = { "very-satisfied": 9 };
    expect(publishedResults(results).counts).not.toHaveProperty("question-1");
  });
});

describe("what can be reckoned back from it", () => {
  it("is the same whatever else came back, who said 不了解, and what the signs were", () => {
    const count = fc.nat({ max: 40 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(count, count, count), { minLength: 1, maxLength: 4 }),
        fc.nat({ max: 30 }),
        fc.nat({ max: 30 }),
        (chosen, more, fewer) => {
          const least = Math.max(...chosen.map(([a, b, c]) => a + b + c));
          const seen = (extra: number) =>
            publishedResults({
              ...resultsOf(least + extra, chosen),
              flags: { burst: extra, uniform: extra, fast: extra, several: extra },
            });
          expect(seen(more)).toEqual(seen(fewer));
        },
      ),
    );
  });

  it("is never one exact number of those who said 不了解, of all who answered, or behind 少于 10 份", () => {
    // Every survey of up to 14 answers to two questions with two options each, by what is published of it.
    const most = 14;
    const behind = new Map<string, { hidden: Map<string, Set<number>> }>();
    const pairs = Array.from({ length: most + 1 }, (_, a) =>
      Array.from({ length: most + 1 - a }, (_, b) => [a, b] as const),
    ).flat();
    for (const first of pairs)
      for (const second of pairs) {
        const sums = [first, second].map(([a, b]) => a + b);
        for (let all = Math.max(...sums); all <= most; all += 1) {
          const results = resultsOf(all, [first, second]);
          const published = publishedResults(results);
          const key = JSON.stringify(published);
          const group = behind.get(key) ?? { hidden: new Map<string, Set<number>>() };
          behind.set(key, group);
          const note = (name: string, value: number) =>
            group.hidden.set(name, (group.hidden.get(name) ?? new Set()).add(value));
          note("all", all);
          for (const at of [0, 1]) {
            note(`unanswered ${at}`, all - (sums[at] ?? 0));
            if (!published.counts[`question-${at}`]) note(`answered ${at}`, sums[at] ?? 0);
          }
        }
      }
    expect(behind.size).toBeGreaterThan(1_000);
    for (const [key, { hidden }] of behind) {
      // Where everybody who was asked has answered, the counts that have to be exact say so themselves.
      if (JSON.parse(key).answered === most) continue;
      for (const [name, values] of hidden)
        expect(values.size, `${name} behind ${key}`).toBeGreaterThan(1);
    }
  });
});
