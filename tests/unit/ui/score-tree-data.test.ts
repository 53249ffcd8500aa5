import { describe, expect, it } from "vitest";
import { lostMarks, scoreTree, wasChanged } from "@/components/scorecard/score-tree-data";
import type { NodeResult, StandardNode } from "@/lib/scoring/types";

const nodes: StandardNode[] = [
  {
    id: "b",
    title: "教育场景",
    fullMarks: 10,
    children: [
      { id: "b1", title: "托育", fullMarks: 6, rule: { type: "marks" } },
      { id: "b2", title: "特色", fullMarks: 3, kind: "featured", rule: { type: "marks" } },
    ],
  },
];
const result = (score: number, fullMarks: number): NodeResult => ({
  score,
  fullMarks,
  applicable: true,
});
const self = { nodes: { b: result(10, 10), b1: result(6, 6), b2: result(0, 3) }, missing: [] };

describe("the score tree's data", () => {
  it("has no verified scores before verification", () => {
    const [branch] = scoreTree({ nodes, self });
    expect(branch?.verifiedScore).toBeUndefined();
    expect(branch && wasChanged(branch)).toBe(false);
    expect(branch && lostMarks(branch)).toBe(false);
  });

  it("marks what verification changed and where marks were lost, with the reason", () => {
    const verified = {
      nodes: { ...self.nodes, b: result(8.5, 10), b1: result(4.5, 6) },
      missing: [],
    };
    const [branch] = scoreTree({ nodes, self, verified, reasons: { b1: "现场测量" } });
    const [point, featured] = branch?.children ?? [];
    expect(branch && lostMarks(branch)).toBe(true);
    expect(point && wasChanged(point)).toBe(true);
    expect(point?.reason).toBe("现场测量");
    expect(featured && wasChanged(featured)).toBe(false);
    expect(featured && lostMarks(featured)).toBe(false);
  });
});
