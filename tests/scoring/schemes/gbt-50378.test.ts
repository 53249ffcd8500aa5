import { describe, expect, it } from "vitest";
import type { Answer, StandardNode } from "../../../lib/scoring/types";
import { decide, faultsOf } from "../support";
import { answersAdding, leaves, readScheme } from "./answers";

const scheme = readScheme("gbt-50378-2019");
const section = (id: string): StandardNode => {
  const found = scheme.sections.find((node) => node.id === id);
  if (!found) throw new Error(`no section ${id}`);
  return found;
};
const fullMarks = (node: StandardNode) => leaves(node).reduce((sum, l) => sum + l.fullMarks, 0);

/** The five categories with their floors of 30 %. */
const CATEGORIES: [string, number, number][] = [
  ["safety", 100, 30],
  ["health", 100, 30],
  ["convenience", 100, 30],
  ["resources", 200, 60],
  ["environment", 100, 30],
];
const controls = CATEGORIES.flatMap(([id]) => leaves(section(id))).filter(
  ({ rule }) => rule.type === "requirement",
);

/** Table 3.2.8 for a star: the highest level of each of its requirements. */
const allOfTable: Record<string, Answer> = {
  "full-decoration": "level-1",
  envelope: "level-3",
  "water-fixtures": "level-2",
  "air-pollutants": "level-2",
  "window-airtight": "level-2",
};

type Marks = Record<string, number>;
const floors: Marks = Object.fromEntries(CATEGORIES.map(([id, , floor]) => [id, floor]));

/** A public building with these marks by section, all control items met. */
function building(marks: Marks, change: Record<string, Answer> = {}, type = "public") {
  const answers: Record<string, Answer> = { "control-base": "all", ...allOfTable };
  for (const [id, target] of Object.entries({ ...floors, innovation: 0, ...marks })) {
    Object.assign(answers, answersAdding([section(id)], target));
  }
  return decide(scheme, { community: { type }, answers: { ...answers, ...change } });
}

describe("GB/T 50378-2019", () => {
  it("is a sound standard", () => {
    expect(faultsOf(scheme)).toEqual([]);
  });
  it("has the full marks of table 3.2.4, and items that add up to them", () => {
    for (const [id, full] of CATEGORIES) {
      expect(section(id).fullMarks, id).toBe(full);
      expect(fullMarks(section(id)), id).toBe(full);
    }
    expect(section("control-base").fullMarks).toBe(400);
  });
  it("has its sub-chapters' marks", () => {
    const parts = (id: string) => {
      const node = section(id);
      const branches = "children" in node ? node.children.filter((c) => "children" in c) : [];
      for (const branch of branches) expect(fullMarks(branch), branch.id).toBe(branch.fullMarks);
      return branches.map((branch) => branch.fullMarks);
    };
    expect(parts("safety")).toEqual([53, 47]);
    expect(parts("health")).toEqual([20, 25, 30, 25]);
    expect(parts("convenience")).toEqual([16, 25, 29, 30]);
    expect(parts("resources")).toEqual([40, 60, 50, 50]);
    expect(parts("environment")).toEqual([60, 40]);
  });
  it("has forty control items", () => {
    expect(controls).toHaveLength(40);
  });
  it("gives 110.00 at most: (400 + 600 + 100) ÷ 10", () => {
    const best = Object.fromEntries(CATEGORIES.map(([id, full]) => [id, full]));
    const { outcome, total, nodes } = building({ ...best, innovation: 180 });
    expect(outcome).toBe("passed");
    expect(total).toEqual({
      score: 110,
      fullMarks: 110,
      passMark: 40,
      margin: 70,
      passed: true,
      grade: "three-star",
    });
    expect(nodes.innovation).toMatchObject({ score: 100, fullMarks: 100, redundancy: 80 });
  });
  it("counts innovation up to 100", () => {
    expect(building({ innovation: 99 }).nodes.innovation?.score).toBe(99);
    expect(building({ innovation: 100 }).nodes.innovation?.score).toBe(100);
    expect(building({ innovation: 101 }).nodes.innovation?.score).toBe(100);
    expect(building({ innovation: 101 }).total.score).toBe(68);
  });
  it("has the basic grade at 40 with all control items and not a mark besides", () => {
    const nothing = Object.fromEntries(CATEGORIES.map(([id]) => [id, 0]));
    const { outcome, total } = building(nothing);
    expect(outcome).toBe("passed");
    expect(total).toMatchObject({ score: 40, margin: 0, grade: "basic" });
  });
  // 400 + the floors are 580; what is missing comes from resources (60 at the floor) and innovation.
  it.each<[number, string, Marks]>([
    [58, "basic", {}],
    [59.9, "basic", { innovation: 19 }],
    [60, "one-star", { innovation: 20 }],
    [69.9, "one-star", { resources: 180 - 1 }],
    [70, "two-star", { resources: 180 }],
    [84.9, "two-star", { resources: 200, safety: 100, health: 89 }],
    [85, "three-star", { resources: 200, safety: 100, health: 90 }],
  ])("with %f has the grade %s", (score, grade, marks) => {
    const decision = building(marks);
    expect(decision.outcome).toBe("passed");
    expect(decision.total).toMatchObject({ score, grade });
  });
  it.each(CATEGORIES)("has no star with %s below its floor, whatever the total", (id, _, floor) => {
    const best = Object.fromEntries(CATEGORIES.map(([each, full]) => [each, full]));
    const at = building({ ...best, innovation: 100, [id]: floor });
    expect(at.total.grade).toBe("three-star");
    const below = building({ ...best, innovation: 100, [id]: floor - 1 });
    expect(below.total.score).toBeGreaterThan(85);
    expect(below.outcome).toBe("passed");
    expect(below.total.grade).toBe("basic");
  });
  it.each(controls.map(({ id, title }) => [id, title]))("fails without %s %s", (id) => {
    const decision = building({ innovation: 100 }, { [id]: false });
    expect(decision.outcome).toBe("failed");
    expect(decision.total.grade).toBeNull();
    expect(decision.gates.filter(({ passed }) => !passed).map((gate) => gate.id)).toEqual([id]);
  });
  it("fails without the base of 400", () => {
    const { outcome, total } = building({ innovation: 100 }, { "control-base": "not-all" });
    expect(outcome).toBe("failed");
    expect(total.score).toBe(28);
  });

  describe("table 3.2.8", () => {
    const best = Object.fromEntries(CATEGORIES.map(([id, full]) => [id, full]));
    const grade = (change: Record<string, Answer>, type?: string) =>
      building({ ...best, innovation: 100 }, change, type).total.grade;
    it.each<[string, Answer, string]>([
      ["full-decoration", "none", "basic"],
      ["envelope", "none", "basic"],
      ["envelope", "level-1", "one-star"],
      ["envelope", "level-2", "two-star"],
      ["water-fixtures", "level-1", "one-star"],
      ["air-pollutants", "none", "basic"],
      ["air-pollutants", "level-1", "one-star"],
      ["window-airtight", "level-1", "basic"],
    ])("with %s at %s allows %s", (id, answer, expected) => {
      expect(grade({ [id]: answer })).toBe(expected);
    });
    it("asks dwellings for sound insulation from two stars on", () => {
      const dwelling = (level: string) => grade({ "sound-insulation": level }, "residential");
      expect(dwelling("none")).toBe("one-star");
      expect(dwelling("level-2")).toBe("two-star");
      expect(dwelling("level-3")).toBe("three-star");
    });
    it("asks dwellings in cold zones for their windows", () => {
      const sound = { "sound-insulation": "level-3" };
      const cold = (level: string) => grade({ ...sound, "window-heat": level }, "residential-cold");
      expect(cold("none")).toBe("basic");
      expect(cold("level-1")).toBe("one-star");
      expect(cold("level-3")).toBe("three-star");
    });
    it("adds nothing to the total", () => {
      expect(building({}).total.score).toBe(building({}, { envelope: "none" }).total.score);
    });
  });
});
