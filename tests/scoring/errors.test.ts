import { describe, expect, it } from "vitest";
import { evaluate, prepare } from "../../lib/scoring";
import { branch, decide, errorsOf, leaf, standardOf, submit } from "./support";
import { workedStandard, workedSubmission } from "./worked-standard";

/** a applies to new-build only, b may be waived, c has two leaves that may not. */
const tree = standardOf([
  branch("a", 5, [leaf("a1", 5)], { appliesTo: ["new-build"] }),
  branch("b", 5, [leaf("b1", 5), branch("b2", 0, [leaf("b21", 5)])], { waivable: true }),
  branch("c", 5, [leaf("c1", 5), leaf("c2", 5, { waivable: true })], { bonusMarks: 2 }),
]);

describe("a submission that is no submission", () => {
  it.each([
    null,
    undefined,
    5,
    "x",
    [],
    {},
    new Map(),
    { community: { type: "renewal" } },
    { answers: {} },
    { community: [], answers: {} },
    { community: null, answers: {} },
    { community: { type: "renewal" }, answers: [] },
    { community: { type: "renewal" }, answers: {}, waived: "b" },
    { community: { type: "renewal" }, answers: {}, waived: [5] },
    { community: { type: "renewal" }, answers: {}, waived: null },
    { community: { type: "renewal" }, answers: {}, direct: [] },
    { community: { type: "renewal" }, answers: {}, direct: null },
  ])("has one error: %j", (submission) => {
    expect(errorsOf(tree, submission)).toEqual(["wrong-type "]);
  });
});

describe("ids in answers", () => {
  it.each([
    ["nope", "unknown-leaf"],
    ["total", "unknown-leaf"],
    ["constructor", "unknown-leaf"],
    ["toString", "unknown-leaf"],
    ["c", "not-a-leaf"],
    ["a1", "not-applicable"],
  ])("%s is %s", (id, code) => {
    expect(errorsOf(tree, submit({ [id]: "whatever" }))).toEqual([`${code} answers.${id}`]);
  });
  it("__proto__ is an unknown leaf", () => {
    const submission: unknown = JSON.parse(
      '{"community":{"type":"renewal"},"answers":{"__proto__":{"c1":1}},"direct":{"__proto__":1},"waived":["__proto__"]}',
    );
    expect(errorsOf(tree, submission)).toEqual([
      "unknown-node waived.__proto__",
      "unknown-node direct.__proto__",
      "unknown-leaf answers.__proto__",
    ]);
  });
  it("a node may be named constructor", () => {
    const odd = standardOf([leaf("constructor", 5)]);
    expect(decide(odd, submit({ constructor: 3 })).total.score).toBe(3);
    expect(Object.keys(decide(odd, submit({})).nodes)).toEqual(["constructor"]);
    expect(decide(odd, submit({})).missing).toEqual(["constructor"]);
  });
  it("an answer that a program left undefined is no answer", () => {
    expect(decide(tree, submit({ c1: undefined })).missing).toContain("c1");
  });
});

describe("waived", () => {
  it("takes a node and all below it out", () => {
    expect(errorsOf(tree, submit({ b1: 1, b21: 1 }, { waived: ["b"] }))).toEqual([
      "not-applicable answers.b1",
      "not-applicable answers.b21",
    ]);
    expect(decide(tree, submit({}, { waived: ["b"] })).missing).toEqual(["c1", "c2"]);
  });
  it.each([
    [["nope"], ["unknown-node waived.nope"]],
    [["nope", "nope"], ["unknown-node waived.nope"]],
    [["total"], ["unknown-node waived.total"]],
    [["c1"], ["not-waivable waived.c1"]],
    [["b1"], ["not-waivable waived.b1"]],
    [["c2", "c2"], ["out-of-range waived.c2"]],
    [
      ["c1", "b", "nope"],
      ["not-waivable waived.c1", "unknown-node waived.nope"],
    ],
  ])("%j", (waived, errors) => {
    expect(errorsOf(tree, submit({}, { waived }))).toEqual(errors);
  });
  it("does not excuse what may not be waived: its leaves stay asked", () => {
    expect(errorsOf(tree, submit({ c1: 1 }, { waived: ["c"] }))).toEqual(["not-waivable waived.c"]);
  });
  it("may name a node that does not apply anyway", () => {
    const twice = standardOf([leaf("x", 5, { waivable: true, appliesTo: ["new-build"] })]);
    expect(decide(twice, submit({}, { waived: ["x"] })).missing).toEqual([]);
  });
});

describe("direct", () => {
  it.each([
    [{ nope: 1 }, ["unknown-node direct.nope"]],
    [{ c1: 1 }, ["not-a-branch direct.c1"]],
    [{ a: 1 }, ["not-applicable direct.a"]],
    [{ c: 7.01 }, ["out-of-range direct.c"]],
    [{ c: -0.01 }, ["out-of-range direct.c"]],
    [{ c: 7.001 }, ["too-precise direct.c"]],
    [{ c: "7" }, ["wrong-type direct.c"]],
    [{ b: 1, b2: 0 }, ["not-asked direct.b2"]],
    [{ b2: 0, b: 1 }, ["not-asked direct.b2"]],
    [{ b2: "x", b: 1 }, ["not-asked direct.b2"]],
  ])("%j", (direct, errors) => {
    expect(errorsOf(tree, submit({}, { direct }))).toEqual(errors);
  });
  it("ends the asking below it, right or wrong", () => {
    expect(errorsOf(tree, submit({ c1: 1 }, { direct: { c: 3 } }))).toEqual([
      "not-asked answers.c1",
    ]);
    expect(errorsOf(tree, submit({ c1: 1 }, { direct: { c: 99 } }))).toEqual([
      "out-of-range direct.c",
      "not-asked answers.c1",
    ]);
    expect(errorsOf(tree, submit({ b21: 1, c1: 1 }, { direct: { b: 3 } }))).toEqual([
      "not-asked answers.b21",
    ]);
  });
  it("does not reach a waived branch", () => {
    expect(errorsOf(tree, submit({}, { waived: ["b"], direct: { b: 1 } }))).toEqual([
      "not-applicable direct.b",
    ]);
  });
});

describe("community", () => {
  const worked = workedStandard();
  const withCommunity = (community: object) => ({ ...workedSubmission(), community });
  it.each([
    [{ households: 400 }, ["unknown-community-type community.type"]],
    [{ type: "rural", households: 400 }, ["unknown-community-type community.type"]],
    [{ type: "constructor", households: 4 }, ["unknown-community-type community.type"]],
    [{ type: 5, households: 400 }, ["wrong-type community.type"]],
    [{ type: null, households: 400 }, ["wrong-type community.type"]],
    [{ type: "renewal" }, ["bad-community community.households"]],
    [{ type: "renewal", households: -1 }, ["bad-community community.households"]],
    [{ type: "renewal", households: 400.5 }, ["bad-community community.households"]],
    [{ type: "renewal", households: 1e21 }, ["bad-community community.households"]],
    [{ type: "renewal", households: "400" }, ["wrong-type community.households"]],
    [{ type: "renewal", households: null }, ["wrong-type community.households"]],
    [{ type: "renewal", households: 400, residents: -1 }, ["bad-community community.residents"]],
    [
      { type: "rural", residents: 0.5 },
      [
        "unknown-community-type community.type",
        "bad-community community.households",
        "bad-community community.residents",
      ],
    ],
  ])("%j", (community, errors) => {
    expect(errorsOf(worked, withCommunity(community))).toEqual(errors);
  });
  it("needs households where the quota applies and is asked, answered or not", () => {
    const rule = { type: "quota", unit: "个", quota: 1, per: "household" } as const;
    const own = leaf("q", 5, { rule, waivable: true, appliesTo: ["renewal"] });
    const standard = standardOf([branch("b", 0, [own])]);
    const needed = ["bad-community community.households"];
    expect(errorsOf(standard, submit({}))).toEqual(needed);
    const other = { community: { type: "new-build" }, answers: {} };
    expect(decide(standard, other).missing).toEqual([]);
    expect(decide(standard, submit({}, { waived: ["q"] })).missing).toEqual([]);
    expect(decide(standard, submit({}, { direct: { b: 0 } })).missing).toEqual([]);
  });
  it("needs residents where a quota counts them", () => {
    const rule = { type: "quota", unit: "个", quota: 1, per: "resident" } as const;
    expect(errorsOf(standardOf([leaf("q", 5, { rule })]), submit({}))).toEqual([
      "bad-community community.residents",
    ]);
  });
  it("calls nothing inapplicable because of a type it does not know", () => {
    const submission = { community: { type: "rural" }, answers: { a1: 9, c1: 1 }, waived: ["b"] };
    expect(errorsOf(tree, submission)).toEqual([
      "unknown-community-type community.type",
      "out-of-range answers.a1",
    ]);
  });
});

describe("all errors", () => {
  it("come in the order community, waived, direct, answers, each with its own sentence", () => {
    const submission = {
      answers: { nope: 1, b1: "x", c2: 6 },
      direct: { a: 1 },
      waived: ["c1"],
      community: { type: "renewal", households: -1 },
    };
    const result = evaluate(prepare(tree), submission);
    expect(result.ok ? [] : result.errors).toEqual([
      {
        code: "bad-community",
        path: "community.households",
        message: "请填写户数，应为不小于 0 的整数。",
      },
      {
        code: "not-waivable",
        path: "waived.c1",
        message: "「项目c1」不得免于考核，请从免考清单中删除。",
      },
      {
        code: "not-applicable",
        path: "direct.a",
        message: "「板块a」不适用于本社区，请删除此项。",
      },
      {
        code: "unknown-leaf",
        path: "answers.nope",
        message: "标准中没有评分点「nope」，请核对编号。",
      },
      {
        code: "wrong-type",
        path: "answers.b1",
        message: "「项目b1」的填写类型不对，分数应为 0 至满分之间的数。",
      },
      {
        code: "out-of-range",
        path: "answers.c2",
        message: "「项目c2」的填写超出范围，分数应为 0 至满分之间的数。",
      },
    ]);
  });
});
