import { describe, expect, it } from "vitest";
import { compare } from "@/lib/scoring";
import { findBundledCrosswalk } from "@/lib/standards";
import { type Answers, failures, named } from "./standards-fixture";

describe("the city's results under the province's standard", () => {
  const crosswalk = findBundledCrosswalk("hangzhou-municipal", "zhejiang-provincial");

  function compared(type: string, answers: Answers, direct?: Record<string, number>) {
    const { prepared, submission } = named("hangzhou-municipal", type);
    const { prepared: to } = named("zhejiang-provincial", type);
    if (!crosswalk) throw new Error("no crosswalk");
    const result = compare(prepared, submission(answers, direct), to, crosswalk);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    return result.comparison;
  }

  it.each(["renewal", "new-build"])("are full where the city's are full (%s)", (type) => {
    const { decision, marks } = compared(type, {});
    expect(decision).toMatchObject({ outcome: "passed", missing: [], total: { score: 600 } });
    expect(marks).toEqual([]);
  });

  it("carry over scene by scene, satisfaction and digital, where only sums are known", () => {
    const direct = {
      satisfaction: 81.5,
      neighbourhood: 41.99,
      education: 60,
      health: 70,
      entrepreneurship: 30,
      building: 50,
      transport: 50,
      "low-carbon": 28,
      services: 40,
      governance: 45,
      "featured-highlights": 10,
      party: 90,
      digital: 56,
    };
    const { decision, gates } = compared("renewal", {}, direct);
    for (const id of Object.keys(direct) as (keyof typeof direct)[]) {
      if (id === "party" || id === "featured-highlights") continue;
      expect(decision.nodes[id]?.score, id).toBe(direct[id]);
    }
    expect(decision).toMatchObject({ outcome: "failed", summary: true, missing: [] });
    expect(decision.total.score).toBe(496.49);
    expect(gates.map(({ id, margin }) => [id, margin])).toEqual([["neighbourhood", -0.01]]);
  });

  it("carry over as a whole where only the scenes' sum is known", () => {
    const { decision } = compared("new-build", {}, { scenes: 410, satisfaction: 90 });
    expect(decision.total).toMatchObject({ score: 500, passed: true });
    expect(decision.nodes.neighbourhood?.score).toBeNull();
    expect(decision).toMatchObject({ outcome: "passed", summary: true });
  });

  it("pass the province's digital threshold of 56 below the city's of 60", () => {
    const { decide } = named("hangzhou-municipal", "renewal");
    expect(failures(decide({}, { digital: 59.99 }))).toEqual(["digital pass-mark -0.01"]);
    expect(compared("renewal", {}, { digital: 59.99 }).gates).toEqual([]);
    const { gates } = compared("renewal", {}, { digital: 55.99 });
    expect(gates.map(({ id, margin }) => [id, margin])).toEqual([["digital", -0.01]]);
  });
});
