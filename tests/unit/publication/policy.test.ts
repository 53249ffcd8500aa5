import { describe, expect, test } from "vitest";
import { countedLosses, sceneFigures, sectionFigures } from "@/lib/publication/policy";
import { type Decision, evaluate, explain, leavesOf, prepare } from "@/lib/scoring";
import { findBundledStandard } from "@/lib/standards";
import { workedStandard } from "../../scoring/worked-standard";

const worked = prepare(workedStandard());

function decide(answers: Record<string, unknown>): Decision {
  const evaluation = evaluate(worked, {
    community: { type: "renewal", households: 400 },
    answers: { s: survey, d: 60, ...answers },
  });
  if (!evaluation.ok) throw new Error(evaluation.errors[0]?.message);
  return evaluation.decision;
}
const survey = workedSurvey();

function workedSurvey(): Record<string, number> {
  const leaf = leavesOf(worked, "s")[0];
  if (leaf?.rule.type !== "survey") throw new Error("s is a survey");
  const counts = [40, 30, 20, 5, 5];
  return Object.fromEntries(leaf.rule.options.map(({ id }, i) => [id, counts[i] ?? 0]));
}

describe("where marks were lost", () => {
  const lost = (decision: Decision) =>
    countedLosses(worked, decision, explain(worked, decision).losses).map(({ id, lost }) => [
      id,
      lost,
    ]);

  test("points that redundancy made up for are not named, nor are featured ones", () => {
    // b1 5.5 + b2 4.5 reach the branch's 10 full marks.
    expect(lost(decide({ b1: 5.5, b2: { actual: 90 }, b3: 2 }))).toEqual([
      ["d", 40],
      ["s", 4.5],
    ]);
  });

  test("points below a branch short of its full marks are named, largest first", () => {
    expect(lost(decide({ b1: 5.5, b2: { actual: 70 }, b3: 0 }))).toEqual([
      ["d", 40],
      ["s", 4.5],
      ["b2", 2.5],
      ["b1", 0.5],
    ]);
  });
});

describe("parts of a result", () => {
  test("sections of the total come first, with bonus and redundancy", () => {
    const parts = sectionFigures(worked, decide({ b1: 5.5, b2: { actual: 90 }, b3: 2 }));
    expect(parts.map(({ id, score, inTotal }) => [id, score, inTotal])).toEqual([
      ["s", 15.5, true],
      ["b", 11, true],
      ["d", 60, false],
    ]);
    expect(parts[1]).toMatchObject({ bonus: 1, bonusMarks: 1, redundancy: 2 });
  });

  test("the bundled municipal standard has nine scenes, and no featured one among them", () => {
    const city = prepare(findBundledStandard("hangzhou-municipal"));
    const community = { type: "renewal", households: 1200, residents: 3000 };
    const evaluation = evaluate(city, { community, answers: {} });
    if (!evaluation.ok) throw new Error("an empty submission is no error");
    const scenes = sceneFigures(city, evaluation.decision);
    expect(scenes).toHaveLength(9);
    expect(scenes.map(({ id }) => id)).not.toContain("featured-highlights");
  });
});
