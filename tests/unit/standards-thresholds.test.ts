import { describe, expect, it } from "vitest";
import { bundledStandards } from "@/lib/standards";
import {
  answersOf,
  childrenOf,
  decisionOf,
  failures,
  fixture,
  gate,
  hundredths,
  named,
  reachable,
  unanimous,
} from "./standards-fixture";

/** Both sides of every threshold, for both standards and both kinds of community. */

const cases = bundledStandards.flatMap((standard) =>
  standard.communityTypes.map((type) => [standard.family, type.id, standard] as const),
);

describe.each(cases)("%s for a %s community", (family, type, standard) => {
  const { nodes, leaves, gated, decide } = fixture(standard, type);
  const city = family === "hangzhou-municipal";
  const scenes = nodes.filter((node) => node.id === "scenes").flatMap(childrenOf);

  it("gives full marks and passes every gate for the best answers", () => {
    const decision = decide({});
    expect(decision.outcome).toBe("passed");
    expect(decision.missing).toEqual([]);
    expect(decision.gates).toHaveLength(city ? (type === "renewal" ? 30 : 31) : 11);
    expect(decision.total).toMatchObject({
      score: city ? 620 : 600,
      fullMarks: 600,
      margin: city ? 140 : 120,
    });
    for (const node of nodes) {
      const bonus = node.id === "scenes" && city ? 20 : 0;
      expect(decision.nodes[node.id]?.score, node.id).toBe(node.fullMarks + bonus);
    }
  });

  it.each(gated.map((node) => [node.id, node] as const))(
    "holds %s to its pass mark, given directly",
    (id, node) => {
      const pass = node.passMark ?? 0;
      const met = decide({}, { [id]: pass });
      expect(gate(met, id, "pass-mark")).toMatchObject({ score: pass, margin: 0, passed: true });
      expect(failures(met)).toEqual([]);
      const missed = decide({}, { [id]: (hundredths(pass) - 1) / 100 });
      expect(failures(missed)).toEqual([`${id} pass-mark -0.01`]);
    },
  );

  it.each(
    gated.filter((node) => node.id !== "satisfaction").map((node) => [node.id, node] as const),
  )("holds %s to its pass mark by answers alone", (id, node) => {
    const pass = hundredths(node.passMark ?? 0);
    const scores = reachable(node, type);
    const met = decide(answersOf(scores.get(pass)));
    expect(gate(met, id, "pass-mark")).toMatchObject({ margin: 0, passed: true });
    expect([met.outcome, met.summary]).toEqual(["passed", undefined]);
    const below = Math.max(...[...scores.keys()].filter((score) => score < pass));
    const missed = decide(answersOf(scores.get(below)));
    expect(failures(missed)).toEqual([`${id} pass-mark ${(below - pass) / 100}`]);
    expect(missed.outcome).toBe("failed");
  });

  it("holds the total to 480", () => {
    const share = scenes
      .filter((scene) => scene.passMark !== undefined)
      .map((scene) => [scene.id, hundredths(scene.fullMarks * 0.76) / 100] as const);
    const none: Record<string, number> = city ? { "featured-highlights": 0 } : {};
    const met = decide({}, { ...Object.fromEntries(share), ...none });
    expect(met.gates[0]).toMatchObject({ id: "total", score: 480, margin: 0, passed: true });
    expect(failures(met)).toEqual([]);
    const [first] = share;
    const lowered = { ...Object.fromEntries(share), ...none, [first?.[0] ?? ""]: 45.59 };
    expect(failures(decide({}, lowered))).toEqual(["total total -0.01"]);
  });

  const requirements = leaves.filter((leaf) => leaf.rule.type === "requirement");
  it.each(requirements.map((leaf) => [leaf.id]))("fails by the control item %s alone", (id) => {
    expect(gate(decide({}), id, "requirement")?.passed).toBe(true);
    expect(failures(decide({ [id]: false }))).toEqual([`${id} requirement -1`]);
  });

  const surveys = leaves.filter((leaf) => leaf.rule.type === "survey");
  it.each(surveys.map((leaf) => [leaf.id, leaf] as const))(
    "asks 100 responses to %s",
    (id, leaf) => {
      expect(gate(decide({}), id, "sample")).toMatchObject({ score: 100, margin: 0, passed: true });
      const short = decide({ [id]: unanimous(leaf, "very-satisfied", 99) });
      expect(failures(short)).toEqual([`${id} sample -1`]);
    },
  );
});

describe("the city's standard", () => {
  const { leaves, nodes, decide } = named("hangzhou-municipal", "new-build");
  const surveys = leaves.filter((leaf) => leaf.rule.type === "survey");

  it("holds satisfaction to 80 by answers alone", () => {
    const all = Object.fromEntries(
      surveys.map((leaf) => [leaf.id, unanimous(leaf, "satisfied", 160)]),
    );
    const met = decide(all);
    expect(gate(met, "satisfaction", "pass-mark")).toMatchObject({ score: 80, passed: true });
    expect(met.outcome).toBe("passed");
    // 8 × (159 × 0.8 + 0.6) ÷ 160 = 6.39
    const one = { ...all["satisfaction-health"], satisfied: 159, "fairly-satisfied": 1 };
    const missed = decide({ ...all, "satisfaction-health": one });
    expect(failures(missed)).toEqual(["satisfaction pass-mark -0.01"]);
  });

  it("lets a constraint indicator drop a fifth of its marks, and a guiding one none", () => {
    const decision = decide({});
    for (const node of nodes) {
      if (node.kind === "featured" || node.kind === undefined) continue;
      const redundancy = node.kind === "constraint" ? node.fullMarks / 5 : 0;
      expect(decision.nodes[node.id]?.redundancy, node.id).toBe(redundancy);
    }
    const dropped = decide({ "services-safety-plan": [], "services-safety-station": 5 });
    expect(dropped.nodes["services-safety"]?.score).toBe(14);
    const kept = decide({ "services-safety-plan": ["plans"] });
    expect(kept.nodes["services-safety"]?.score).toBe(15);
  });

  it("counts featured marks up to 20, and towards the total", () => {
    const bonus = (marks: number) => decide({}, { "featured-highlights": marks }).nodes.scenes;
    expect(bonus(25)).toMatchObject({ score: 520, bonus: 20 });
    expect(bonus(20)).toMatchObject({ score: 520, bonus: 20 });
    expect(bonus(19.99)).toMatchObject({ score: 519.99, bonus: 19.99 });
    const saved = decide({}, { "featured-highlights": 20, satisfaction: 80, education: 42 });
    expect(saved.total.score).toBe(572);
  });

  it("scores a community that is excused from a point by the others", () => {
    const { prepared, submission } = named("hangzhou-municipal", "renewal");
    const full = submission({ "neighbourhood-culture-festival": "d" });
    const { "neighbourhood-culture-heritage": _, ...answers } = full.answers;
    const decision = decisionOf(prepared, {
      ...full,
      waived: ["neighbourhood-culture-heritage"],
      answers,
    });
    // (6 + 5 + 0) × 20 ÷ 16
    expect(decision.nodes["neighbourhood-culture"]?.score).toBe(13.75);
  });
});
