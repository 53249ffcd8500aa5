import { describe, expect, it } from "vitest";
import type { QuotaRule, Rule } from "../../lib/scoring";
import { decide, errorsOf, leaf, standardOf } from "./support";

function scoreOf(fullMarks: number, rule: Rule, answer: unknown, community: object = {}) {
  const standard = standardOf([leaf("x", fullMarks, { rule })]);
  const submission = { community: { type: "renewal", ...community }, answers: { x: answer } };
  return decide(standard, submission).nodes.x?.score;
}

function refusal(fullMarks: number, rule: Rule, answer: unknown, community: object = {}) {
  const standard = standardOf([leaf("x", fullMarks, { rule })]);
  const submission = { community: { type: "renewal", ...community }, answers: { x: answer } };
  return errorsOf(standard, submission);
}

describe("marks", () => {
  const marks: Rule = { type: "marks" };
  it.each([0, 0.01, 0.29, 1.15, 4.35, 59.99, 60])("takes %f as it is", (answer) => {
    expect(scoreOf(60, marks, answer)).toBe(answer);
  });
  it("writes minus zero as zero", () => {
    expect(Object.is(scoreOf(60, marks, -0), 0)).toBe(true);
  });
  it.each([
    [60.01, "out-of-range"],
    [-0.01, "out-of-range"],
    [1e21, "out-of-range"],
    [1e300, "out-of-range"],
    [0.001, "too-precise"],
    [1e-7, "too-precise"],
    [-0.001, "too-precise"],
    [60.001, "too-precise"],
    [0.1 + 0.2, "too-precise"],
    [Number.POSITIVE_INFINITY, "wrong-type"],
    [Number.NaN, "wrong-type"],
    ["5", "wrong-type"],
    [true, "wrong-type"],
    [null, "wrong-type"],
    [[5], "wrong-type"],
    [{ actual: 5 }, "wrong-type"],
  ])("refuses %s as %s", (answer, code) => {
    expect(refusal(60, marks, answer)).toEqual([`${code} answers.x`]);
  });
  it("takes multiples of the step only", () => {
    const halves: Rule = { type: "marks", step: 0.5 };
    expect(scoreOf(6, halves, 5.5)).toBe(5.5);
    expect(refusal(6, halves, 5.25)).toEqual(["out-of-range answers.x"]);
    expect(scoreOf(6, { type: "marks", step: 0.07 }, 0.21)).toBe(0.21);
  });
});

describe("levels", () => {
  const levels: Rule = {
    type: "levels",
    levels: [
      { id: "a", title: "优", marks: 10 },
      { id: "b", title: "良", marks: 7.25 },
    ],
  };
  it("gives the level's marks", () => {
    expect(scoreOf(10, levels, "a")).toBe(10);
    expect(scoreOf(10, levels, "b")).toBe(7.25);
  });
  it.each([
    ["c", "out-of-range"],
    ["constructor", "out-of-range"],
    ["", "out-of-range"],
    [0, "wrong-type"],
    [["a"], "wrong-type"],
  ])("refuses %s as %s", (answer, code) => {
    expect(refusal(10, levels, answer)).toEqual([`${code} answers.x`]);
  });
});

describe("checklist", () => {
  const checklist: Rule = {
    type: "checklist",
    items: [
      { id: "a", title: "甲", marks: 4 },
      { id: "b", title: "乙", marks: 3.5 },
      { id: "c", title: "丙", marks: 5 },
    ],
  };
  it("adds up the items, at most full marks, in whatever order", () => {
    expect(scoreOf(10, checklist, [])).toBe(0);
    expect(scoreOf(10, checklist, ["b", "a"])).toBe(7.5);
    expect(scoreOf(10, checklist, ["a", "b"])).toBe(7.5);
    expect(scoreOf(10, checklist, ["c", "b", "a"])).toBe(10);
  });
  it.each([
    [["a", "a"], "out-of-range"],
    [["d"], "out-of-range"],
    [["toString"], "out-of-range"],
    ["a", "wrong-type"],
    [["a", 1], "wrong-type"],
    [["nope", 1], "wrong-type"],
    [{ a: 1 }, "wrong-type"],
  ])("refuses %j as %s", (answer, code) => {
    expect(refusal(10, checklist, answer)).toEqual([`${code} answers.x`]);
  });
});

describe("requirement", () => {
  const requirement: Rule = { type: "requirement" };
  it("scores nothing, met or not", () => {
    expect(scoreOf(0, requirement, true)).toBe(0);
    expect(scoreOf(0, requirement, false)).toBe(0);
  });
  it.each([1, 0, "true", null, {}])("refuses %j as wrong-type", (answer) => {
    expect(refusal(0, requirement, answer)).toEqual(["wrong-type answers.x"]);
  });
});

describe("quota", () => {
  const quota = (change: Partial<QuotaRule>): QuotaRule => {
    return { type: "quota", unit: "㎡", quota: 30, per: "household", perCount: 100, ...change };
  };
  it("scores by the ratio to what is required and no higher than full marks", () => {
    expect(scoreOf(6, quota({}), { actual: 0 }, { households: 400 })).toBe(0);
    expect(scoreOf(6, quota({}), { actual: 119.9999 }, { households: 400 })).toBe(6);
    expect(scoreOf(6, quota({}), { actual: 120 }, { households: 400 })).toBe(6);
    expect(scoreOf(6, quota({}), { actual: 1e25 }, { households: 400 })).toBe(6);
  });
  it("rounds half-up", () => {
    // 1 × 1 ÷ 8 = 0.125; 1 × 1249 ÷ 10000 = 0.1249
    expect(scoreOf(1, quota({ quota: 8, per: "community" }), { actual: 1 })).toBe(0.13);
    expect(scoreOf(1, quota({ quota: 8, per: "community" }), { actual: 0.9999 })).toBe(0.12);
  });
  it("counts per community, household and resident, one by one unless told", () => {
    const community = { households: 10, residents: 40 };
    expect(scoreOf(8, quota({ per: "community" }), { actual: 15 }, community)).toBe(4);
    const each = { quota: 1, perCount: undefined };
    expect(scoreOf(8, quota({ ...each, per: "household" }), { actual: 5 }, community)).toBe(4);
    expect(scoreOf(8, quota({ ...each, per: "resident" }), { actual: 5 }, community)).toBe(1);
  });
  it("ignores perCount for the whole community", () => {
    expect(scoreOf(8, quota({ per: "community", perCount: 100 }), { actual: 15 })).toBe(4);
  });
  it("gives 0 below the least ratio, and the share from it on", () => {
    const half = quota({ per: "community", quota: 120, minRatio: 0.5 });
    expect(scoreOf(6, half, { actual: 59.9999 })).toBe(0);
    expect(scoreOf(6, half, { actual: 60 })).toBe(3);
    const third = quota({ per: "community", quota: 1e11, minRatio: 0.3333 });
    expect(scoreOf(6, third, { actual: 33_329_999_999.9999 })).toBe(0);
    expect(scoreOf(6, third, { actual: 33_330_000_000 })).toBe(2);
  });
  it("gives full marks where nothing is required", () => {
    expect(scoreOf(6, quota({ minRatio: 1 }), { actual: 0 }, { households: 0 })).toBe(6);
    expect(scoreOf(6, quota({ quota: 0, per: "community" }), { actual: 0 })).toBe(6);
  });
  it("stays exact where products leave the safe integers", () => {
    // required 3 × 9007199254740991 ÷ 1; a third of it less one ten-thousandth is just below 2.00.
    const many = { households: Number.MAX_SAFE_INTEGER };
    const rule = quota({ quota: 3, perCount: 1 });
    expect(scoreOf(6, rule, { actual: Number.MAX_SAFE_INTEGER }, many)).toBe(2);
    expect(scoreOf(0.01, rule, { actual: 13_510_798_882_111_486 }, many)).toBe(0);
    expect(scoreOf(0.01, rule, { actual: 13_510_798_882_111_488 }, many)).toBe(0.01);
  });
  it.each([
    [{ actual: 1.00001 }, "too-precise"],
    [{ actual: 1e-5 }, "too-precise"],
    [{ actual: -1 }, "out-of-range"],
    [{ actual: -0.00001 }, "too-precise"],
    [{ actual: "5" }, "wrong-type"],
    [{ actual: null }, "wrong-type"],
    [{ actual: Number.POSITIVE_INFINITY }, "wrong-type"],
    [{ actual: 5, unit: "㎡" }, "wrong-type"],
    [{}, "wrong-type"],
    [5, "wrong-type"],
    [[5], "wrong-type"],
  ])("refuses %j as %s", (answer, code) => {
    expect(refusal(6, quota({}), answer, { households: 400 })).toEqual([`${code} answers.x`]);
  });
});

describe("survey", () => {
  const survey: Rule = {
    type: "survey",
    options: [
      { id: "yes", title: "满意", weight: 1 },
      { id: "half", title: "一般", weight: 0.5 },
      { id: "no", title: "不满意", weight: 0 },
    ],
  };
  it("weighs the counts and rounds half-up", () => {
    expect(scoreOf(10, survey, { yes: 1, half: 1, no: 0 })).toBe(7.5);
    expect(scoreOf(0.03, survey, { yes: 0, half: 1, no: 0 })).toBe(0.02);
    expect(scoreOf(10, survey, { no: 2, half: 0, yes: 1 })).toBe(3.33);
  });
  it("scores 0 without responses", () => {
    expect(scoreOf(10, survey, { yes: 0, half: 0, no: 0 })).toBe(0);
  });
  it("stays exact with very many responses", () => {
    // 0.01 × 0.5 half-up is 0.01; one more dissatisfied response in nine quadrillion makes it 0.00.
    const half = 4_503_599_627_370_495;
    expect(scoreOf(0.01, survey, { yes: half, half: 0, no: half })).toBe(0.01);
    expect(scoreOf(0.01, survey, { yes: half, half: 0, no: half + 1 })).toBe(0);
  });
  it("takes the counts by their ids, even those that look like parts of objects", () => {
    const odd: Rule = {
      type: "survey",
      options: [
        { id: "__proto__", title: "甲", weight: 1 },
        { id: "constructor", title: "乙", weight: 0 },
      ],
    };
    const answer: unknown = JSON.parse('{"__proto__": 3, "constructor": 1}');
    expect(scoreOf(10, odd, answer)).toBe(7.5);
    expect(refusal(10, odd, { constructor: 1, other: 2 })).toEqual(["out-of-range answers.x"]);
  });
  it.each([
    [{ yes: 1, half: 1 }, "out-of-range"],
    [{ yes: 1, half: 1, no: 0, maybe: 1 }, "out-of-range"],
    [{ yes: 1, half: 1, maybe: 0 }, "out-of-range"],
    [{ yes: -1, half: 1, no: 0 }, "out-of-range"],
    [{ yes: 1.5, half: 1, no: 0 }, "out-of-range"],
    [{ yes: 1.00001, half: 1, no: 0 }, "out-of-range"],
    [{ yes: 1e16, half: 1, no: 0 }, "out-of-range"],
    [{ yes: Number.MAX_SAFE_INTEGER, half: 1, no: 0 }, "out-of-range"],
    [{ yes: "1", half: 1, no: 0 }, "wrong-type"],
    [{ yes: "1" }, "wrong-type"],
    [{ yes: null, half: 1, no: 0 }, "wrong-type"],
    [[1, 1, 0], "wrong-type"],
    [3, "wrong-type"],
  ])("refuses %j as %s", (answer, code) => {
    expect(refusal(10, survey, answer)).toEqual([`${code} answers.x`]);
  });
});
