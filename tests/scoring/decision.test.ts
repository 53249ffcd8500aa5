import { describe, expect, it } from "vitest";
import { canonicalJson, digest, prepare, type Rule } from "../../lib/scoring";
import { branch, decide, leaf, standardOf, submit } from "./support";
import { workedStandard, workedSubmission } from "./worked-standard";

const requirement = { rule: { type: "requirement" } as Rule };
const survey: Rule = {
  type: "survey",
  options: [
    { id: "yes", title: "满意", weight: 1 },
    { id: "no", title: "不满意", weight: 0 },
  ],
  minResponses: 100,
};

describe("gates", () => {
  const standard = standardOf(
    [
      branch(
        "b",
        10,
        [leaf("x", 10, { passMark: 5 }), leaf("r", 0, { ...requirement, passMark: 0 })],
        {
          passMark: 6,
        },
      ),
      leaf("s", 10, { passMark: 8, rule: survey }),
      leaf("t", 10),
    ],
    { total: { title: "考核总分", sections: ["b", "s"], passMark: 15 } },
  );
  it("stand in document order, the total first, a node before its children", () => {
    const decision = decide(standard, submit({}));
    expect(decision.gates.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "total total",
      "b pass-mark",
      "x pass-mark",
      "r pass-mark",
      "r requirement",
      "s pass-mark",
      "s sample",
    ]);
  });
  it("report a requirement as 0 or 1 of 1", () => {
    const gate = (r: boolean) => decide(standard, submit({ r })).gates[4];
    const base = { id: "r", kind: "requirement", title: "项目r", passMark: 1 };
    expect(gate(true)).toEqual({ ...base, score: 1, margin: 0, passed: true });
    expect(gate(false)).toEqual({ ...base, score: 0, margin: -1, passed: false });
  });
  it.each([
    [80, 19, false],
    [80, 20, true],
    [80, 21, true],
  ])("count responses: %i and %i", (yes, no, passed) => {
    const gate = decide(standard, submit({ s: { yes, no } })).gates[6];
    expect(gate).toEqual({
      id: "s",
      kind: "sample",
      title: "项目s",
      score: yes + no,
      passMark: 100,
      margin: yes + no - 100,
      passed,
    });
  });
  it.each([
    [{ x: 7, r: true, s: { yes: 80, no: 20 }, t: 0 }, "passed", []],
    [{ x: 6.99, r: true, s: { yes: 80, no: 20 }, t: 0 }, "failed", ["total"]],
    [{ x: 5.99, r: true, s: { yes: 100, no: 0 }, t: 0 }, "failed", ["b"]],
    [{ x: 4.99, r: true, s: { yes: 100, no: 0 }, t: 0 }, "failed", ["total", "b", "x"]],
    [{ x: 10, r: false, s: { yes: 100, no: 0 }, t: 0 }, "failed", ["r"]],
    [{ x: 10, r: true, s: { yes: 99, no: 0 }, t: 0 }, "failed", ["s"]],
    [{ x: 10, r: true, s: { yes: 79, no: 21 }, t: 0 }, "failed", ["s"]],
    [{ x: 10, r: true, s: { yes: 100, no: 0 } }, "incomplete", []],
    [{ x: 10, s: { yes: 100, no: 0 }, t: 0 }, "incomplete", ["r"]],
  ])("decide: %j is %s at %j", (answers, outcome, failed) => {
    const decision = decide(standard, submit(answers));
    expect(decision.outcome).toBe(outcome);
    expect(decision.gates.filter((gate) => !gate.passed).map((gate) => gate.id)).toEqual(failed);
  });
  it("lists what is missing in document order, whatever order the answers have", () => {
    expect(decide(standard, submit({ s: { yes: 1, no: 1 } })).missing).toEqual(["x", "r", "t"]);
  });
});

describe("the total", () => {
  const standard = standardOf([leaf("x", 100), leaf("y", 100)], {
    total: { title: "总分", sections: ["x"], passMark: 60 },
    grades: [
      { id: "one", title: "一星", passMark: 60 },
      { id: "three", title: "三星", passMark: 90 },
      { id: "two", title: "二星", passMark: 75 },
    ],
  });
  it("counts the named sections only", () => {
    expect(decide(standard, submit({ x: 60, y: 100 })).total).toEqual({
      score: 60,
      fullMarks: 100,
      passMark: 60,
      margin: 0,
      passed: true,
      grade: "one",
    });
  });
  it.each([
    [59.99, null],
    [60, "one"],
    [74.99, "one"],
    [75, "two"],
    [89.99, "two"],
    [90, "three"],
  ])("%f has the grade %s", (x, grade) => {
    expect(decide(standard, submit({ x, y: 0 })).total.grade).toBe(grade);
  });
  it("has no grade while something is missing", () => {
    expect(decide(standard, submit({ x: 90 })).total.grade).toBeNull();
  });
  it("has no grade where a single item fails or where its grades all lie higher", () => {
    const failing = { ...standard, sections: [leaf("x", 100), leaf("y", 100, { passMark: 1 })] };
    expect(decide(failing, submit({ x: 90, y: 0 })).total.grade).toBeNull();
    const high = { ...standard, grades: [{ id: "three", title: "三星", passMark: 90 }] };
    expect(decide(high, submit({ x: 89.99, y: 0 })).total.grade).toBeNull();
  });
});

describe("the digest", () => {
  it("is the SHA-256 of the canonical JSON, whatever the order of keys", () => {
    expect(digest({ b: 1, a: [0.5, "é", null] })).toBe(digest({ a: [0.5, "é", null], b: 1 }));
    expect(canonicalJson({ b: 1, a: [0.5, "é", null] })).toBe('{"a":[0.5,"é",null],"b":1}');
    // printf '{}' | sha256sum; printf '{"a":"验收"}' | sha256sum
    expect(digest({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    expect(digest({ a: "验收" })).toBe(
      "375afd2a5010076fd487cc2245d5cf3d659a7add6853a198a7064b1b3f6adc9e",
    );
  });
  it("names the standard that decided", () => {
    const reversed = Object.fromEntries(Object.entries(workedStandard()).reverse());
    const decision = decide(workedStandard(), workedSubmission());
    expect(decision.standard.digest).toBe(prepare(reversed).digest);
    const other = { ...workedStandard(), version: "2" };
    expect(prepare(other).digest).not.toBe(decision.standard.digest);
  });
});
