import { describe, expect, it } from "vitest";
import {
  type Comparison,
  type Crosswalk,
  checkCrosswalk,
  compare,
  prepare,
  type Rule,
  ScoringError,
  type StandardNode,
} from "../../lib/scoring";
import { branch, leaf, standardOf, submit } from "./support";

const requirement: { rule: Rule } = { rule: { type: "requirement" } };
const survey = (minResponses?: number): { rule: Rule } => ({
  rule: {
    type: "survey",
    options: [
      { id: "yes", title: "满意", weight: 1 },
      { id: "no", title: "不满意", weight: 0 },
    ],
    minResponses,
  },
});

const city = prepare(
  standardOf(
    [
      branch("a", 8, [leaf("a1", 6), leaf("a2", 4, { waivable: true })], { bonusMarks: 0 }),
      branch("s", 20, [leaf("s1", 10, survey(5)), leaf("s2", 10, survey(5))], { waivable: true }),
      leaf("r", 0, requirement),
      branch("x", 3, [leaf("x1", 3), leaf("x2", 2, { kind: "featured" })], { bonusMarks: 2 }),
      leaf("n", 5, { appliesTo: ["new-build"] }),
    ],
    { family: "city" },
  ),
);

const province = (sections: StandardNode[], change: object = {}) =>
  prepare(standardOf(sections, { family: "province", ...change }));

const FULL = {
  a1: 6,
  a2: 4,
  s1: { yes: 10, no: 0 },
  s2: { yes: 10, no: 0 },
  r: true,
  x1: 3,
  x2: 0,
};

function compared(
  to: ReturnType<typeof province>,
  map: Crosswalk["map"],
  answers: object = {},
  rest: object = {},
  branches?: Crosswalk["branches"],
): Comparison {
  const crosswalk: Crosswalk = { from: "city", to: "province", map, branches };
  const result = compare(city, submit({ ...FULL, ...answers }, rest), to, crosswalk);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.comparison;
}

describe("a mapped leaf", () => {
  const to = province([leaf("p", 15)]);
  const score = (from: string[], answers: object = {}, rest: object = {}) =>
    compared(to, { p: from }, answers, rest).decision.nodes.p;
  it("takes the proportion of its nodes' marks", () => {
    expect(score(["a1"], { a1: 3 })?.score).toBe(7.5);
    expect(score(["a1", "a2"], { a1: 3, a2: 1 })?.score).toBe(6);
    expect(score(["a"], { a1: 3, a2: 1 })?.score).toBe(7.5);
  });
  it("rounds half-up", () => {
    // 15 × 0.01 ÷ 6 = 0.025; 15 × 0.01 ÷ 10 = 0.015
    expect(score(["a1"], { a1: 0.01 })?.score).toBe(0.03);
    expect(score(["a1", "a2"], { a1: 0.01, a2: 0 })?.score).toBe(0.02);
  });
  it("has no more than its full marks, although a bonus may exceed the other's", () => {
    expect(score(["x"], { x2: 2 })?.score).toBe(15);
    expect(score(["x", "a1"], { x2: 2, a1: 4 })?.score).toBe(15);
    expect(score(["x", "a1"], { x2: 2, a1: 3 })?.score).toBe(13.33);
  });
  it("counts the applicable nodes only, and does not apply where none does", () => {
    expect(score(["a1", "a2"], { a1: 3, a2: undefined }, { waived: ["a2"] })?.score).toBe(7.5);
    const gone = { s1: undefined, s2: undefined };
    expect(score(["s1", "s2"], gone, { waived: ["s"] })).toEqual({
      score: 0,
      fullMarks: 15,
      applicable: false,
    });
    expect(score(["n"])?.applicable).toBe(false);
  });
  it("scores 0 where the nodes that apply have no marks", () => {
    expect(score(["r", "n"])?.score).toBe(0);
  });
  it("need not hit a step or a level", () => {
    const levels: Rule = { type: "levels", levels: [{ id: "top", title: "优", marks: 15 }] };
    expect(
      compared(province([leaf("p", 15, { rule: levels })]), { p: ["a1"] }, { a1: 3 }).decision.nodes
        .p?.score,
    ).toBe(7.5);
  });
});

describe("other leaves", () => {
  it("are missing where the map lacks them", () => {
    const { decision } = compared(province([leaf("p", 5), leaf("q", 5)]), { p: ["a1"] });
    expect(decision.outcome).toBe("incomplete");
    expect(decision.missing).toEqual(["q"]);
  });
  it("do not apply where the other standard says so", () => {
    const to = province([leaf("p", 5, { appliesTo: ["new-build"] }), leaf("q", 5)]);
    const { decision } = compared(to, { p: ["a1"], q: ["a1"] });
    expect(decision.nodes.p).toEqual({ score: 0, fullMarks: 5, applicable: false });
    expect(decision.outcome).toBe("passed");
  });
  it("rescale their branch where they do not apply", () => {
    const children = [leaf("p", 5), leaf("q", 5)];
    const to = province([branch("b", 10, children, { whenNotApplicable: "rescale" })]);
    expect(compared(to, { p: ["a1"], q: ["n"] }, { a1: 3 }).decision.nodes.b?.score).toBe(5);
  });
});

describe("a mapped requirement", () => {
  const to = province([leaf("p", 0, requirement)]);
  const met = (from: string[], answers: object = {}, rest: object = {}) =>
    compared(to, { p: from }, answers, rest).decision.gates[1]?.passed;
  it("is met when every node is at full marks or is a met requirement", () => {
    expect(met(["a1"])).toBe(true);
    expect(met(["a1"], { a1: 5.99 })).toBe(false);
    expect(met(["r"])).toBe(true);
    expect(met(["r"], { r: false })).toBe(false);
    expect(met(["r"], { r: undefined })).toBe(false);
    expect(met(["a1", "r"], { r: false })).toBe(false);
    expect(met(["a1", "a2"], { a2: 3 })).toBe(false);
    expect(met(["a"], { a2: 2 })).toBe(true);
    expect(met(["a1", "n"])).toBe(true);
  });
  it("does not gate where no node applies", () => {
    expect(met(["n"])).toBeUndefined();
  });
});

describe("a mapped survey", () => {
  const to = province([leaf("p", 20, { passMark: 10, ...survey(8) })]);
  const sample = (from: string[], answers: object = {}, rest: object = {}) =>
    compared(to, { p: from }, answers, rest).decision.gates[2]?.score;
  it("takes the smallest response count of its surveys, at or below the mapped nodes", () => {
    const answers = { s1: { yes: 5, no: 5 }, s2: { yes: 7, no: 0 } };
    expect(sample(["s1", "s2"], answers)).toBe(7);
    expect(sample(["s"], answers)).toBe(7);
    expect(sample(["s1"], answers)).toBe(10);
    expect(sample(["s1", "s2"], { ...answers, s2: undefined })).toBe(0);
    expect(compared(to, { p: ["s"] }, answers).decision.nodes.p?.score).toBe(15);
  });
  it("counts no response where no survey is mapped", () => {
    expect(sample(["a1"])).toBe(0);
    expect(sample(["a1", "s1"])).toBe(10);
  });
});

describe("what was given directly", () => {
  const to = province([
    branch("b", 10, [leaf("p", 5), leaf("q", 5), branch("c", 0, [leaf("d", 5)])]),
    leaf("t", 5),
  ]);
  const map = { p: ["a1"], q: ["a2"], d: ["x1"], t: ["x"] };
  const direct = { direct: { a: 6 } };
  const gone = { a1: undefined, a2: undefined };
  it("gives the branch above a direct score by the same proportion", () => {
    const { decision } = compared(to, map, gone, direct, { b: ["a"] });
    expect(decision.nodes).toMatchObject({
      b: { score: 7.5, bonus: null },
      p: { score: null },
      q: { score: null },
      c: { score: null },
      d: { score: null },
      t: { score: 5 },
    });
    expect(decision).toMatchObject({ outcome: "passed", missing: [], summary: true });
  });
  it("takes the nearest branch that has a score", () => {
    const all = { x1: undefined, x2: undefined, ...gone };
    const both = { direct: { a: 6, x: 3 } };
    const inner = compared(to, map, all, both, { c: ["x"] }).decision;
    expect(inner.nodes).toMatchObject({ c: { score: 0 }, d: { score: null }, t: { score: 5 } });
    expect(inner.missing).toEqual(["p", "q"]);
    const outer = compared(to, map, all, both, { c: ["x1"], b: ["a", "x"] }).decision;
    // 10 × (6 + 3) ÷ (8 + 3) = 8.1818…
    expect(outer.nodes).toMatchObject({ b: { score: 8.18 }, c: { score: null } });
    const nested = compared(to, map, all, both, { c: ["x"], b: ["a"] }).decision;
    expect(nested.nodes).toMatchObject({ b: { score: 7.5 }, c: { score: null, applicable: true } });
  });
  it("leaves a leaf missing where no branch above is mapped", () => {
    expect(compared(to, map, gone, direct).decision.missing).toEqual(["p", "q"]);
    expect(compared(to, map, gone, direct, { b: ["n"] }).decision.missing).toEqual(["p", "q"]);
  });
  it("is a summary also where a leaf takes the branch's score", () => {
    const { decision } = compared(province([leaf("p", 4)]), { p: ["a"] }, gone, direct);
    expect(decision).toMatchObject({ nodes: { p: { score: 3 } }, summary: true });
    expect("summary" in compared(province([leaf("p", 4)]), { p: ["a"] }).decision).toBe(false);
  });
});

describe("the comparison", () => {
  const to = province(
    [leaf("p", 10, { passMark: 6 }), leaf("q", 10, { passMark: 6 }), leaf("t", 20), leaf("u", 10)],
    { total: { title: "总分", sections: ["p", "q", "t"], passMark: 30 } },
  );
  const map = { p: ["a1"], q: ["a2"], t: ["s"], u: ["a1"] };
  it("lists the gates failed there and where marks are lost there, largest first", () => {
    const { gates, marks, decision } = compared(to, map, { a1: 3, a2: 3, s1: { yes: 1, no: 1 } });
    expect(decision.standard).toEqual({ family: "province", version: "1", digest: to.digest });
    expect(gates).toEqual([
      { id: "total", title: "总分", score: 27.5, passMark: 30, margin: -2.5 },
      { id: "p", title: "项目p", score: 5, passMark: 6, margin: -1 },
    ]);
    expect(marks).toEqual([
      { id: "p", title: "项目p", lost: 5 },
      { id: "t", title: "项目t", lost: 5 },
      { id: "u", title: "项目u", lost: 5 },
      { id: "q", title: "项目q", lost: 2.5 },
    ]);
  });
  it("is empty-handed where all is well", () => {
    expect(compared(to, map)).toMatchObject({
      gates: [],
      marks: [],
      decision: { outcome: "passed" },
    });
  });
  it("returns the submission's errors", () => {
    const crosswalk = { from: "city", to: "province", map };
    const result = compare(city, submit({ a1: 7 }), to, crosswalk);
    expect(result).toMatchObject({
      ok: false,
      errors: [{ code: "out-of-range", path: "answers.a1" }],
    });
  });
  it("refuses a community type that the other standard does not know", () => {
    const other = province([leaf("p", 5)], { communityTypes: [{ id: "pilot", title: "试点" }] });
    const result = compare(city, submit(FULL), other, { from: "city", to: "province", map: {} });
    expect(result).toMatchObject({
      ok: false,
      errors: [{ code: "unknown-community-type", path: "community.type" }],
    });
  });
  it("throws on a crosswalk that does not fit", () => {
    const crosswalk = { from: "province", to: "province", map: {} };
    expect(() => compare(city, submit(FULL), to, crosswalk)).toThrow(ScoringError);
  });
});

describe("checkCrosswalk", () => {
  const to = province([branch("b", 5, [leaf("p", 5), leaf("q", 0, requirement)])]);
  const faults = (crosswalk: unknown) =>
    checkCrosswalk(crosswalk, city, to).map(({ code, path }) => `${code} ${path}`);
  const sound = {
    from: "city",
    to: "province",
    map: { p: ["a1"], q: ["r"] },
    branches: { b: ["a"] },
  };
  it.each([
    [sound, []],
    [null, ["schema "]],
    [{ ...sound, note: "" }, ["schema note"]],
    [{ ...sound, map: { p: [] } }, ["schema map.p"]],
    [{ ...sound, map: { p: "a1" } }, ["schema map.p"]],
    [{ ...sound, from: "province", to: "city" }, ["schema from", "schema to"]],
    [{ ...sound, map: { nope: ["a1"] } }, ["schema map.nope"]],
    [{ ...sound, map: { b: ["a1"] } }, ["schema map.b"]],
    [{ ...sound, map: { p: ["a1", "nope"] } }, ["schema map.p.1"]],
    [{ ...sound, map: { p: ["a1", "a1"] } }, ["duplicate-id map.p.1"]],
    [{ ...sound, map: { p: ["r"] } }, ["schema map.p"]],
    [{ ...sound, branches: { p: ["a"] } }, ["schema branches.p"]],
    [{ ...sound, branches: { b: ["nope"] } }, ["schema branches.b.0"]],
  ])("%j", (crosswalk, expected) => {
    expect(faults(crosswalk)).toEqual(expected);
  });
});
