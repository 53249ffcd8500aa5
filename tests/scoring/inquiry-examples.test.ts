/** Section 6 on the worked standard of section 8, with results worked out by hand. */
import { describe, expect, it } from "vitest";
import {
  bounds,
  type Crosswalk,
  evaluate,
  impact,
  implication,
  inquire,
  type PlanOptions,
  plan,
  prepare,
  type Rule,
  robustness,
  sampling,
} from "../../lib/scoring";
import { branch, leaf, standardOf, submit } from "./support";
import { workedStandard, workedSubmission } from "./worked-standard";

const prepared = prepare(workedStandard());
const given = (answers: object, community: object = {}) => {
  const submission = workedSubmission();
  return {
    community: { ...submission.community, ...community },
    answers: { ...submission.answers, ...answers },
  };
};

describe("bounds", () => {
  it("range over what the unanswered leaves can give", () => {
    const found = bounds(prepared, given({ s: undefined, b3: undefined, d: undefined }));
    expect(found.ok && found.bounds).toEqual({
      verdict: "open",
      // b1 5.50 + b2 4.50 = 10.00, b3 adds at most 1; the survey 0 to 20.
      total: { low: 10, high: 31 },
      gates: [
        { id: "total", kind: "total", low: 10, high: 31 },
        { id: "s", kind: "pass-mark", low: 0, high: 20 },
        { id: "s", kind: "sample", low: 0, high: null },
        { id: "b", kind: "pass-mark", low: 10, high: 11 },
        { id: "d", kind: "pass-mark", low: 0, high: 100 },
      ],
      lost: [],
    });
  });
  it("say what is lost as soon as it is certain", () => {
    const found = bounds(prepared, given({ b1: 0, b2: { actual: 0 }, b3: undefined }));
    expect(found.ok && [found.bounds.verdict, found.bounds.lost]).toEqual([
      "certain-fail",
      ["total", "b"],
    ]);
  });
  it("say a pass that no open answer can take", () => {
    const found = bounds(prepared, given({ b3: undefined }));
    expect(found.ok && found.bounds.verdict).toBe("certain-pass");
  });
  it("give full marks to a quota of which nothing is required", () => {
    const found = bounds(prepared, given({ b2: undefined }, { households: 0 }));
    expect(found.ok && found.bounds.gates[3]).toEqual({
      id: "b",
      kind: "pass-mark",
      low: 11,
      high: 11,
    });
  });
  it("return a wrong submission's errors", () => {
    expect(bounds(prepared, given({ b1: 7 }))).toMatchObject({ ok: false });
    expect(robustness(prepared, given({ b1: 7 }))).toMatchObject({ ok: false });
    expect(sampling(prepared, given({ b1: 7 }))).toMatchObject({ ok: false });
  });
});

describe("robustness", () => {
  it("is one where one leaf carries a gate", () => {
    // Without b1 the total is 15.50 + 4.50 + 1.00 of 24; d alone would do as well.
    expect(robustness(prepared, workedSubmission())).toEqual({
      ok: true,
      robustness: { size: 1, leaves: ["b1"] },
    });
  });
  it("is null for a failed outcome, and size null where nothing that falls fails it", () => {
    expect(robustness(prepared, given({ d: 0 }))).toEqual({ ok: true, robustness: null });
    const easy = prepare(standardOf([leaf("a", 5), leaf("b", 5)]));
    expect(robustness(easy, submit({ a: 5, b: 5 }))).toEqual({
      ok: true,
      robustness: { size: null, leaves: [] },
    });
  });
  it("counts past redundant marks", () => {
    // 4 × 4 marks for 8: two may fall without a trace, the third leaves 4.
    const four = ["a", "b", "c", "d"].map((id) => leaf(id, 4));
    const redundant = prepare(standardOf([branch("x", 8, four, { passMark: 5 })]));
    const found = robustness(redundant, submit({ a: 4, b: 4, c: 4, d: 4 }));
    expect(found.ok && found.robustness?.size).toBe(3);
  });
});

describe("sampling", () => {
  it("gives the margin at 95 % with finite population correction", () => {
    // Weights 1/0.8/0.6/0.3/0 on 40/30/20/5/5 of 100: mean 0.775, variance 0.668500 − 0.600625.
    // 20 × 1.96 × √(0.067875 ÷ 100) × √(1100 ÷ 1199) = 0.978…
    const found = sampling(prepared, given({}, { residents: 1200 }));
    expect(found.ok && found.sampling).toEqual([
      {
        id: "s",
        responses: 100,
        population: 1200,
        score: 15.5,
        margin: 0.98,
        low: 14.52,
        high: 16.48,
        passMark: 12,
        passMarkWithin: false,
      },
    ]);
  });
  it("is without correction where the residents are not known, and 0 where all answered", () => {
    const margin = (residents?: number) => {
      const found = sampling(prepared, given({}, { residents }));
      return found.ok && found.sampling[0]?.margin;
    };
    expect(margin()).toBe(1.02);
    expect(margin(100)).toBe(0);
  });
  it("says when the pass mark lies within the margin", () => {
    // 20 × 0.61 = 12.20
    const close = { very: 41, good: 10, fair: 20, poor: 0, bad: 29 };
    const found = sampling(prepared, given({ s: close }));
    expect(found.ok && found.sampling[0]).toMatchObject({ score: 12.2, passMarkWithin: true });
  });
});

describe("plan", () => {
  const planned = async (submission: unknown, options?: PlanOptions) => {
    const found = await plan(prepared, submission, options);
    if (!found.ok) throw new Error(JSON.stringify(found.errors));
    return found.plan;
  };
  it("needs nothing where the outcome is passed", async () => {
    expect(await planned(workedSubmission())).toEqual({
      status: "none-needed",
      cost: 0,
      steps: [],
      musts: [],
      blockers: [],
    });
  });
  it("closes a gap of 0.01 by 0.01", async () => {
    expect(await planned(given({ d: 59.99 }))).toEqual({
      status: "found",
      cost: 0.01,
      steps: [{ id: "d", from: 59.99, to: 60, gain: 0.01 }],
      musts: [],
      blockers: [],
    });
  });
  it("names the least quantity that gives the marks", async () => {
    // b: 1.00 + 3.00 = 4.00 + bonus 1.00; to reach 6.00 the quota has to give 4.00: 80 of 120.
    const submission = given({ b1: 1, b2: { actual: 60 } });
    submission.answers.s = { very: 100, good: 0, fair: 0, poor: 0, bad: 0 };
    const found = await planned(submission, { weights: { b1: 2 } });
    expect(found).toMatchObject({
      cost: 1,
      steps: [{ id: "b2", from: { actual: 60 }, to: { actual: 80 }, gain: 1 }],
    });
  });
  it("moves by the cheaper weight, leaves excluded points alone, and surveys unless allowed", async () => {
    const submission = given({ b1: 1, b2: { actual: 60 } });
    const ids = async (options: PlanOptions) =>
      (await planned(submission, options)).steps.map((step) => step.id);
    // total: 15.50 + 5.00 = 20.50 of 24: 3.50 more.
    expect(await ids({ exclude: ["b2"] })).toEqual(["b1"]);
    expect(await planned(submission, { exclude: ["b1", "b2"] })).toMatchObject({
      status: "impossible",
      cost: null,
      blockers: ["total", "b"],
    });
    const survey = await planned(submission, {
      allowSurvey: true,
      weights: { s: 0.5 },
      exclude: ["b1"],
    });
    expect(survey.steps).toEqual([
      { id: "s", from: 15.5, to: 18, gain: 2.5 },
      { id: "b2", from: { actual: 60 }, to: { actual: 80 }, gain: 1 },
    ]);
    expect(survey.cost).toBe(2.25);
  });
  it("names unanswered leaves, short samples and unmet requirements as musts", async () => {
    const few = { very: 4, good: 0, fair: 0, poor: 0, bad: 0 };
    expect(await planned(given({ s: few, b3: undefined }))).toEqual({
      status: "found",
      cost: 0,
      steps: [],
      musts: ["s", "b3"],
      blockers: [],
    });
    const rule: Rule = { type: "requirement" };
    const control = prepare(standardOf([leaf("r", 0, { rule })]));
    const found = await plan(control, submit({ r: false }));
    expect(found.ok && found.plan).toMatchObject({ status: "found", musts: ["r"], steps: [] });
  });
  it("never plans a quota score that the least ratio rules out", async () => {
    const rule: Rule = {
      type: "quota",
      unit: "个",
      quota: 100,
      per: "community",
      minRatio: 0.5,
    };
    const half = prepare(standardOf([leaf("q", 10, { rule, passMark: 2 })]));
    const found = await plan(half, submit({ q: { actual: 10 } }));
    expect(found.ok && found.plan.steps).toEqual([
      { id: "q", from: { actual: 10 }, to: { actual: 50 }, gain: 5 },
    ]);
  });
  it("refuses unknown points and weights that are none", async () => {
    await expect(planned(workedSubmission(), { exclude: ["b"] })).rejects.toMatchObject({
      code: "bad-options",
      faults: [{ path: "b" }],
    });
    await expect(planned(workedSubmission(), { weights: { b1: -1 } })).rejects.toMatchObject({
      faults: [{ path: "weights.b1" }],
    });
  });
});

describe("implication", () => {
  const stricter = (passMark: number) =>
    prepare(standardOf([leaf("p", 100, { passMark })], { family: "other" }));
  const crosswalk: Crosswalk = { from: "worked-example", to: "other", map: { p: ["d"] } };
  it("holds where the other asks as much or less, and not for 0.01 more", async () => {
    expect(await implication(prepared, stricter(60), crosswalk)).toEqual({
      renewal: { status: "implied", witness: null },
      "new-build": { status: "implied", witness: null },
    });
    const found = await implication(prepared, stricter(60.01), crosswalk);
    expect(found.renewal?.witness?.answers.d).toBe(60);
    const decided = evaluate(prepared, found.renewal?.witness);
    expect(decided.ok && decided.decision.outcome).toBe("passed");
  });
  it("finds too small a sample", async () => {
    const rule: Rule = {
      type: "survey",
      options: [{ id: "yes", title: "满意", weight: 1 }],
      minResponses: 51,
    };
    const to = prepare(standardOf([leaf("p", 5, { rule })], { family: "other" }));
    const found = await implication(prepared, to, { ...crosswalk, map: { p: ["s"] } });
    expect(found.renewal?.witness?.answers.s).toMatchObject({ very: 50 });
  });
});

describe("impact", () => {
  it("counts what becomes of each outcome, and names the gates that turn", () => {
    const next = workedStandard();
    next.version = "2";
    next.total.passMark = 27;
    const found = impact(prepared, prepare(next), [
      workedSubmission(),
      given({ d: 0 }),
      given({ d: undefined }),
      "none",
    ]);
    expect(found.counts).toMatchObject({
      "passed-failed": 1,
      "failed-failed": 1,
      "incomplete-incomplete": 1,
      "invalid-invalid": 1,
      "passed-passed": 0,
    });
    expect(found.flips).toEqual([{ index: 0, from: "passed", to: "failed", gates: ["total"] }]);
  });
});

it("inquire adds what is asked, and nothing else", async () => {
  const plain = await inquire(prepared, workedSubmission(), {});
  const decided = evaluate(prepared, workedSubmission());
  expect(plain).toEqual(decided);
  const more = await inquire(prepared, workedSubmission(), { robustness: true });
  expect(more.ok && more.decision.robustness?.size).toBe(1);
});
