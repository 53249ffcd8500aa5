import { describe, expect, it } from "vitest";
import { decide, faultsOf } from "../support";
import { answersAdding, leaves, readScheme } from "./answers";

const scheme = readScheme("leed-bdc-4.1");
const every = scheme.sections.flatMap(leaves);
const prerequisites = every.filter(({ rule }) => rule.type === "requirement");
const type = "new-construction";

/** The published scorecard. */
const CATEGORIES: [string, number][] = [
  ["integrative-process", 1],
  ["location", 16],
  ["sites", 10],
  ["water", 11],
  ["energy", 33],
  ["materials", 13],
  ["indoor", 16],
  ["innovation", 6],
  ["regional", 4],
];

/** A project with this many points, without the Neighborhood Development credit. */
function project(points: number, change: object = {}) {
  const credits = every.filter(({ id }) => id !== "lt-nd");
  const answers = { ...answersAdding(credits, points), "lt-nd": 0 };
  return decide(scheme, { community: { type }, answers: { ...answers, ...change } });
}
const allCredits = Object.fromEntries(
  every.map(({ id, rule, fullMarks }) => [id, rule.type === "requirement" ? true : fullMarks]),
);

describe("LEED v4.1 BD+C", () => {
  it("is a sound standard", () => {
    expect(faultsOf(scheme)).toEqual([]);
  });
  it("has the points of its scorecard, 110 in all", () => {
    expect(scheme.sections.map(({ id, fullMarks }) => [id, fullMarks])).toEqual(CATEGORIES);
    for (const section of scheme.sections) {
      const credits = leaves(section).filter(({ id }) => id !== "lt-nd");
      const sum = credits.reduce((points, { fullMarks }) => points + fullMarks, 0);
      expect(sum, section.id).toBe(section.fullMarks);
    }
    const { total } = project(110);
    expect(total).toMatchObject({ score: 110, fullMarks: 110, grade: "platinum" });
  });
  it("has twelve prerequisites", () => {
    expect(prerequisites).toHaveLength(12);
  });
  it("gives a location 16 points by its neighbourhood or by its other credits, never both", () => {
    const nd = { "lt-land": 0, "lt-site": 0, "lt-density": 0, "lt-transit": 0 };
    const others = { "lt-bicycle": 0, "lt-parking": 0, "lt-electric": 0 };
    const location = (answers: object) =>
      decide(scheme, { community: { type }, answers: { ...allCredits, ...answers } }).nodes
        .location;
    expect(location({ "lt-nd": 0 })?.score).toBe(16);
    expect(location({ ...nd, ...others })?.score).toBe(16);
    expect(location({})?.score).toBe(16);
  });
  it.each([
    [0, "failed", null],
    [39, "failed", null],
    [40, "passed", "certified"],
    [49, "passed", "certified"],
    [50, "passed", "silver"],
    [59, "passed", "silver"],
    [60, "passed", "gold"],
    [79, "passed", "gold"],
    [80, "passed", "platinum"],
    [110, "passed", "platinum"],
  ])("with %i points is %s, %s", (points, outcome, grade) => {
    const decision = project(points);
    expect(decision.outcome).toBe(outcome);
    expect(decision.total).toMatchObject({ score: points, grade });
  });
  it.each(prerequisites.map(({ id }) => id))("fails without %s, whatever its points", (id) => {
    const decision = project(110, { [id]: false });
    expect(decision.outcome).toBe("failed");
    expect(decision.total).toMatchObject({ score: 110, passed: true, grade: null });
    expect(decision.gates.filter(({ passed }) => !passed).map((gate) => gate.id)).toEqual([id]);
  });
});
