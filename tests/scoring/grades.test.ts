import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { checkStandard, digest, evaluate, prepare, type Standard } from "../../lib/scoring";
import { cases, divided as divide } from "./arbitrary";
import { Reference } from "./reference";
import { branch, decide, faultsOf, leaf, standardOf, submit } from "./support";
import { workedStandard } from "./worked-standard";

vi.setConfig({ testTimeout: 60_000 });

/** Two branches of 100 marks; the total is a tenth of their sum. */
function divided(change: Partial<Standard> = {}): Standard {
  const sections = [
    branch("a", 100, [leaf("a1", 60), leaf("a2", 60)]),
    branch("b", 100, [leaf("b1", 100)], { waivable: true }),
  ];
  return standardOf(sections, {
    total: { title: "总得分", sections: ["a", "b"], passMark: 6, divisor: 10 },
    grades: [
      { id: "basic", title: "基本级", passMark: 6 },
      { id: "star", title: "星级", passMark: 12, passMarks: { a: 30, b1: 20 } },
    ],
    ...change,
  });
}

describe("a total that is divided", () => {
  it("is the sum of the sections divided, and so are its full marks", () => {
    const { total, gates, nodes } = decide(divided(), submit({ a1: 60, a2: 13, b1: 50 }));
    expect(total).toEqual({
      score: 12.3,
      fullMarks: 20,
      passMark: 6,
      margin: 6.3,
      passed: true,
      grade: "star",
    });
    expect(gates[0]).toMatchObject({ id: "total", score: 12.3, passMark: 6, margin: 6.3 });
    expect(nodes.a?.score).toBe(73);
  });
  it.each([
    [60, 6, 0, true],
    [59.99, 5.99, -0.01, false],
    [59.91, 5.99, -0.01, false],
    [59.9, 5.99, -0.01, false],
    [60.09, 6, 0, true],
  ])(
    "is rounded down, so that %f ÷ 10 shows on which side it lies",
    (b1, score, margin, passed) => {
      const { total, outcome } = decide(divided(), submit({ a1: 0, a2: 0, b1 }));
      expect(total).toMatchObject({ score, margin, passed });
      expect(outcome).toBe(passed ? "passed" : "failed");
    },
  );
  it.each([0, 0.5, 1001, "10"])("is refused with the divisor %j", (divisor) => {
    const total = { ...divided().total, divisor } as Standard["total"];
    expect(faultsOf(divided({ total }))).toContain("schema total.divisor");
  });
  it("cannot have a pass mark above what the quotient can be", () => {
    expect(faultsOf(divided({ total: { ...divided().total, passMark: 20 } }))).toEqual([]);
    expect(faultsOf(divided({ total: { ...divided().total, passMark: 20.01 } }))).toEqual([
      "pass-above-full total.passMark",
      "unreachable total.passMark",
    ]);
  });
});

describe("a grade's marks of single nodes", () => {
  const grade = (answers: object, rest: object = {}) => {
    const { outcome, total } = decide(divided(), submit({ ...answers }, rest));
    return `${outcome} ${total.grade}`;
  };
  it("withhold that grade only, on either side of the mark", () => {
    expect(grade({ a1: 30, a2: 0, b1: 100 })).toBe("passed star");
    expect(grade({ a1: 29.99, a2: 0, b1: 100 })).toBe("passed basic");
    expect(grade({ a1: 60, a2: 60, b1: 20 })).toBe("passed star");
    expect(grade({ a1: 60, a2: 60, b1: 19.99 })).toBe("passed basic");
  });
  it("never withhold the outcome", () => {
    const only = [{ id: "star", title: "星级", passMark: 6, passMarks: { a: 100 } }];
    const decision = decide(divided({ grades: only }), submit({ a1: 60, a2: 0, b1: 60 }));
    expect(decision.outcome).toBe("passed");
    expect(decision.total.grade).toBeNull();
    expect(decision.gates.map(({ id }) => id)).toEqual(["total"]);
  });
  it("do not hold for a node that does not apply or is not asked", () => {
    const low = divided({ grades: [{ ...star, passMark: 6 }] });
    const waived = decide(low, submit({ a1: 60, a2: 40 }, { waived: ["b"] }));
    expect(waived.total.grade).toBe("star");
    const direct = decide(low, submit({ a1: 60, a2: 40 }, { direct: { b: 10 } }));
    expect(direct.total.grade).toBe("star");
    expect(decide(low, submit({ a1: 60, a2: 40, b1: 10 })).total.grade).toBeNull();
  });
  const star = { id: "star", title: "星级", passMark: 12, passMarks: { a: 30, b1: 20 } };
  it.each([
    [{ nowhere: 1 }, ["unknown-section grades.0.passMarks.nowhere"]],
    [{ total: 1 }, ["unknown-section grades.0.passMarks.total"]],
    [{ a: 1.001 }, ["too-precise grades.0.passMarks.a"]],
    [{ a: 100.01 }, ["pass-above-full grades.0.passMarks.a", "unreachable grades.0.passMarks.a"]],
    [{ a: "30" }, ["schema grades.0.passMarks.a"]],
    [{ a: -1 }, ["schema grades.0.passMarks.a"]],
    [{ a: 100, a1: 60, b: 0 }, []],
  ])("that are %j have the faults %j", (passMarks, faults) => {
    const grades = [{ ...star, passMarks }] as unknown as Standard["grades"];
    expect(faultsOf(divided({ grades }))).toEqual(faults);
  });
  it("need a basis, which that of the total's pass mark is", () => {
    const basis = { fullMarks: { source: "S1" } };
    const total = { ...divided().total, basis: { passMark: { source: "S1" } } };
    expect(faultsOf(divided({ basis, total }))).toEqual([]);
    expect(faultsOf(divided({ basis }))).toEqual([
      "missing-basis total.passMark",
      "missing-basis grades.0.passMark",
      "missing-basis grades.1.passMark",
      "missing-basis grades.1.passMarks.a",
      "missing-basis grades.1.passMarks.b1",
    ]);
  });
  it("must be within reach of every community type that the node applies to", () => {
    const stepped = leaf("a", 10, { rule: { type: "marks", step: 4 } });
    const grades = [{ id: "g", title: "星", passMark: 0, passMarks: { a: 9 } }];
    expect(faultsOf(standardOf([stepped], { grades }))).toEqual([
      "unreachable grades.0.passMarks.a",
    ]);
    expect(faultsOf(standardOf([{ ...stepped, appliesTo: [] }], { grades }))).toEqual([]);
  });
});

describe("standards without these fields", () => {
  it("keep their digest: nothing is added to the document", () => {
    expect(prepare(workedStandard()).digest).toBe(digest(workedStandard()));
  });
});

describe("with a divisor and marks of single nodes", () => {
  it("the library agrees with the naive evaluator in fractions", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 12 }), fc.nat(), (random, divisor, salt) => {
        const { standard, submission } = random;
        const wide = divide(standard, divisor, salt);
        fc.pre(checkStandard(wide).length === 0);
        const result = evaluate(prepare(wide), submission);
        if (!result.ok) throw new Error(JSON.stringify(result.errors));
        const { standard: _, ...rest } = result.decision;
        expect(rest).toEqual(new Reference(wide, submission).decision());
      }),
      { numRuns: 1500 },
    );
  });
});
