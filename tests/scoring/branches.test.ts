import { describe, expect, it } from "vitest";
import { branch, decide, leaf, standardOf, submit } from "./support";

describe("a branch", () => {
  const plain = standardOf([branch("b", 10, [leaf("x", 8), leaf("y", 6)])]);
  it.each([
    [4, 5.99, 9.99],
    [4, 6, 10],
    [4.01, 6, 10],
    [8, 6, 10],
    [0.1, 0.2, 0.3],
  ])("adds %f and %f up to %f", (x, y, score) => {
    expect(decide(plain, submit({ x, y })).nodes.b?.score).toBe(score);
  });
  it("tells how many marks may be dropped", () => {
    expect(decide(plain, submit({})).nodes.b?.redundancy).toBe(4);
  });
});

describe("featured children", () => {
  const featured = { kind: "featured" as const };
  const standard = standardOf([
    branch("b", 10, [leaf("x", 10), leaf("y", 3, featured), leaf("z", 3, featured)], {
      bonusMarks: 4,
      passMark: 12,
    }),
  ]);
  it("count up to the bonus marks, beyond full marks", () => {
    expect(decide(standard, submit({ x: 10, y: 1, z: 2.5 })).nodes.b).toEqual({
      score: 13.5,
      fullMarks: 10,
      bonus: 3.5,
      redundancy: 0,
      applicable: true,
    });
    expect(decide(standard, submit({ x: 10, y: 3, z: 3 })).nodes.b?.score).toBe(14);
  });
  it("do not fill up what the others lack beyond that", () => {
    expect(decide(standard, submit({ x: 2, y: 3, z: 3 })).nodes.b?.score).toBe(6);
  });
  it("count towards the branch's pass mark and the total, not towards full marks", () => {
    const decision = decide(standard, submit({ x: 10, y: 2, z: 0 }));
    expect(decision.gates[1]).toMatchObject({ id: "b", score: 12, margin: 0, passed: true });
    expect(decision.total).toMatchObject({ score: 12, fullMarks: 10 });
  });
  it("do not apply like any other node, and leave the scale alone", () => {
    const gone = { ...featured, appliesTo: ["new-build"] };
    const rescaled = standardOf([
      branch("b", 10, [leaf("x", 10), leaf("y", 3, gone)], {
        bonusMarks: 3,
        whenNotApplicable: "rescale",
      }),
    ]);
    expect(decide(rescaled, submit({ x: 7 })).nodes.b).toMatchObject({ score: 7, bonus: 0 });
  });
  it("carry a nested branch's own bonus along", () => {
    const inner = branch("i", 2, [leaf("x", 2), leaf("y", 1, featured)], {
      bonusMarks: 1,
      ...featured,
    });
    const outer = standardOf([branch("b", 0, [inner], { bonusMarks: 5 })]);
    expect(decide(outer, submit({ x: 2, y: 1 })).nodes.b?.score).toBe(3);
  });
});

describe("children that do not apply", () => {
  const children = [leaf("x", 6), leaf("y", 3), leaf("z", 4, { waivable: true })];
  const keep = standardOf([branch("b", 10, children, { passMark: 5 })]);
  const rescale = standardOf([
    branch("b", 10, children, { passMark: 5, whenNotApplicable: "rescale" }),
  ]);
  it("score nothing, and the branch keeps its full marks and its pass mark", () => {
    const decision = decide(keep, submit({ x: 6, y: 3 }, { waived: ["z"] }));
    expect(decision.nodes.b).toEqual({
      score: 9,
      fullMarks: 10,
      bonus: 0,
      redundancy: -1,
      applicable: true,
    });
    expect(decision.nodes.z).toEqual({ score: 0, fullMarks: 4, applicable: false });
    expect(decision.total.fullMarks).toBe(10);
  });
  it("are made up for where the branch rescales, rounded half-up", () => {
    const decision = decide(rescale, submit({ x: 1, y: 3 }, { waived: ["z"] }));
    // 4 × 13 ÷ 9 = 5.777…
    expect(decision.nodes.b).toMatchObject({ score: 5.78, redundancy: 3 });
  });
  it("rescales to the half mark upwards and to full marks at most", () => {
    // 0.09 × 13 ÷ 9 = 0.13 exactly; 2.25 × 13 ÷ 9 = 3.25; 9 × 13 ÷ 9 = 13, capped
    const score = (x: number, y: number) =>
      decide(rescale, submit({ x, y }, { waived: ["z"] })).nodes.b?.score;
    expect(score(0.09, 0)).toBe(0.13);
    expect(score(2.25, 0)).toBe(3.25);
    expect(score(6, 3)).toBe(10);
    const half = standardOf([
      branch("b", 3, [leaf("x", 2), leaf("z", 1, { waivable: true })], {
        whenNotApplicable: "rescale",
      }),
    ]);
    // 0.01 × 3 ÷ 2 = 0.015
    expect(decide(half, submit({ x: 0.01 }, { waived: ["z"] })).nodes.b?.score).toBe(0.02);
  });
  it("leave a rescaling branch alone while all apply", () => {
    expect(decide(rescale, submit({ x: 1, y: 1, z: 1 })).nodes.b?.score).toBe(3);
  });
  it("give 0 where none applies", () => {
    const all = standardOf([
      branch("b", 5, [leaf("z", 5, { waivable: true })], {
        whenNotApplicable: "rescale",
        passMark: 1,
      }),
    ]);
    const decision = decide(all, submit({}, { waived: ["z"] }));
    expect(decision.nodes.b).toMatchObject({ score: 0, redundancy: 0, applicable: true });
    expect(decision.outcome).toBe("failed");
  });
  it("give 0 where those that apply have no marks to give", () => {
    const bare = standardOf([
      branch("b", 5, [leaf("x", 0), leaf("z", 5, { waivable: true })], {
        whenNotApplicable: "rescale",
      }),
    ]);
    expect(decide(bare, submit({ x: 0 }, { waived: ["z"] })).nodes.b?.score).toBe(0);
  });
});

describe("a branch that does not apply", () => {
  const standard = standardOf([
    branch(
      "b",
      5,
      [leaf("x", 6, { passMark: 3 }), leaf("r", 0, { rule: { type: "requirement" } })],
      { appliesTo: ["new-build"], passMark: 5 },
    ),
    leaf("y", 5),
  ]);
  it("scores and gates nothing, nor do those below it, and none of it is missing", () => {
    const decision = decide(standard, submit({ y: 5 }));
    expect(decision.outcome).toBe("passed");
    expect(decision.gates.map((gate) => gate.id)).toEqual(["total"]);
    expect(decision.nodes).toEqual({
      b: { score: 0, fullMarks: 5, bonus: 0, redundancy: 0, applicable: false },
      x: { score: 0, fullMarks: 6, applicable: false },
      r: { score: 0, fullMarks: 0, applicable: false },
      y: { score: 5, fullMarks: 5, applicable: true },
    });
    expect(decision.total.fullMarks).toBe(10);
  });
  it("applies only where its ancestors do", () => {
    const nested = standardOf([
      branch("b", 0, [leaf("x", 6, { appliesTo: ["renewal"] })], { appliesTo: ["new-build"] }),
    ]);
    expect(decide(nested, submit({})).nodes.x?.applicable).toBe(false);
  });
});

describe("a branch scored directly", () => {
  const standard = standardOf([
    branch(
      "b",
      10,
      [
        branch("c", 6, [leaf("x", 8, { passMark: 1 }), leaf("n", 1, { appliesTo: ["new-build"] })]),
        leaf("y", 6, { kind: "featured" }),
        leaf("r", 0, { rule: { type: "requirement" } }),
        leaf("w", 6),
      ],
      { bonusMarks: 2, passMark: 11 },
    ),
    leaf("z", 5),
  ]);
  const decision = decide(standard, submit({ z: 5 }, { direct: { b: 11.5 } }));
  it("has the given score; below it nothing is known, asked or gated", () => {
    expect(decision.nodes).toEqual({
      b: { score: 11.5, fullMarks: 10, bonus: null, redundancy: 2, applicable: true },
      c: { score: null, fullMarks: 6, applicable: true },
      x: { score: null, fullMarks: 8, applicable: true },
      n: { score: null, fullMarks: 1, applicable: false },
      y: { score: null, fullMarks: 6, applicable: true },
      r: { score: null, fullMarks: 0, applicable: true },
      w: { score: null, fullMarks: 6, applicable: true },
      z: { score: 5, fullMarks: 5, applicable: true },
    });
    expect(decision.gates.map((gate) => gate.id)).toEqual(["total", "b"]);
    expect(decision.missing).toEqual([]);
    expect(decision.total.score).toBe(16.5);
  });
  it("makes the decision a summary, which is said last", () => {
    expect(decision.summary).toBe(true);
    expect(Object.keys(decision).at(-1)).toBe("summary");
    expect("summary" in decide(standard, submit({}, { direct: {} }))).toBe(false);
  });
  it("takes 0 up to full and bonus marks", () => {
    const score = (b: number) =>
      decide(standard, submit({ z: 5 }, { direct: { b } })).nodes.b?.score;
    expect(score(0)).toBe(0);
    expect(Object.is(score(-0), 0)).toBe(true);
    expect(score(12)).toBe(12);
  });
  it("keeps its own pass mark", () => {
    const short = decide(standard, submit({ z: 5 }, { direct: { b: 10.99 } }));
    expect(short.outcome).toBe("failed");
    expect(short.gates[1]).toMatchObject({ id: "b", margin: -0.01, passed: false });
  });
  it("counts in the branch above it", () => {
    const above = decide(standard, submit({ z: 5, y: 1, r: true, w: 3 }, { direct: { c: 5 } }));
    expect(above.nodes.b?.score).toBe(9);
    expect(above.nodes.c?.bonus).toBeNull();
  });
});
