import { describe, expect, it } from "vitest";
import {
  type Decision,
  digest,
  evaluate,
  prepare,
  type Submission,
  type SubmissionError,
} from "../../lib/scoring";
import { workedStandard, workedSubmission } from "./worked-standard";

const standard = prepare(workedStandard());

function decided(change: (submission: Submission) => void = () => {}): Decision {
  const submission = workedSubmission();
  change(submission);
  const result = evaluate(standard, submission);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.decision;
}

function refused(change: (submission: Submission) => void): Omit<SubmissionError, "message">[] {
  const submission = workedSubmission();
  change(submission);
  const result = evaluate(standard, submission);
  if (result.ok) throw new Error("should have been refused");
  return result.errors.map(({ code, path }) => ({ code, path }));
}

const failing = (decision: Decision) =>
  decision.gates
    .filter((gate) => !gate.passed)
    .map(({ id, kind, margin }) => ({ id, kind, margin }));

describe("the worked examples of section 8", () => {
  it("passes with 26.50 in the first case, key for key", () => {
    expect(JSON.stringify(decided())).toBe(
      JSON.stringify({
        outcome: "passed",
        standard: { family: "worked-example", version: "1", digest: digest(workedStandard()) },
        total: { score: 26.5, fullMarks: 30, passMark: 24, margin: 2.5, passed: true, grade: null },
        gates: [
          {
            id: "total",
            kind: "total",
            title: "考核总分",
            score: 26.5,
            passMark: 24,
            margin: 2.5,
            passed: true,
          },
          {
            id: "s",
            kind: "pass-mark",
            title: "居民满意度",
            score: 15.5,
            passMark: 12,
            margin: 3.5,
            passed: true,
          },
          {
            id: "s",
            kind: "sample",
            title: "居民满意度",
            score: 100,
            passMark: 50,
            margin: 50,
            passed: true,
          },
          {
            id: "b",
            kind: "pass-mark",
            title: "场景建设",
            score: 11,
            passMark: 6,
            margin: 5,
            passed: true,
          },
          {
            id: "d",
            kind: "pass-mark",
            title: "数字化平台落地性",
            score: 60,
            passMark: 60,
            margin: 0,
            passed: true,
          },
        ],
        nodes: {
          s: { score: 15.5, fullMarks: 20, applicable: true },
          b: { score: 11, fullMarks: 10, bonus: 1, redundancy: 2, applicable: true },
          b1: { score: 5.5, fullMarks: 6, applicable: true },
          b2: { score: 4.5, fullMarks: 6, applicable: true },
          b3: { score: 2, fullMarks: 3, applicable: true },
          d: { score: 60, fullMarks: 100, applicable: true },
        },
        missing: [],
      }),
    );
  });

  it("fails at d alone with 59.99, short of 0.01", () => {
    const decision = decided((s) => {
      s.answers.d = 59.99;
    });
    expect(decision.outcome).toBe("failed");
    expect(failing(decision)).toEqual([{ id: "d", kind: "pass-mark", margin: -0.01 }]);
  });

  it("rounds 15.387… to 15.39 and fails at the sample gate only with 49 responses", () => {
    const decision = decided((s) => {
      s.answers.s = { very: 20, good: 15, fair: 8, poor: 3, bad: 3 };
    });
    expect(decision.nodes.s?.score).toBe(15.39);
    expect(failing(decision)).toEqual([{ id: "s", kind: "sample", margin: -1 }]);
  });

  it("scores 70 of 120 square metres as 3.50 and adds the bonus to 9.00", () => {
    const decision = decided((s) => {
      s.answers.b2 = { actual: 70 };
    });
    expect(decision.nodes.b2?.score).toBe(3.5);
    expect(decision.nodes.b?.score).toBe(10);
  });

  it("refuses 6.001 as too precise, although it is out of range as well", () => {
    const errors = refused((s) => {
      s.answers.b1 = 6.001;
    });
    expect(errors).toEqual([{ code: "too-precise", path: "answers.b1" }]);
  });

  it("is incomplete without d", () => {
    const decision = decided((s) => {
      delete s.answers.d;
    });
    expect(decision.outcome).toBe("incomplete");
    expect(decision.missing).toEqual(["d"]);
    expect(decision.nodes.d?.score).toBe(0);
  });
});
