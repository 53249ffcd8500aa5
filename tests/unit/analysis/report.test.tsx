// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { GapSection } from "@/components/analysis/gap-section";
import { PlanSection } from "@/components/analysis/plan-section";
import { planRows } from "@/lib/analysis/policy";
import { planQuery } from "@/lib/analysis/schema";
import type { Gap, GapLoss, PlanView } from "@/lib/analysis/types";
import { prepare } from "@/lib/scoring";
import type { Plan } from "@/lib/scoring/inquiry-types";
import { decide, leaf, standardOf, submit } from "../../scoring/support";

afterEach(cleanup);

const loss = (id: string, more: Partial<GapLoss> = {}): GapLoss => ({
  ...{ id, title: `条目${id}`, score: 11.1, fullMarks: 20, lost: 8.9, assumed: true },
  ...more,
});
const gap = (losses: GapLoss[]): Gap => ({
  standardTitle: "省级办法",
  decision: decide(standardOf([leaf("a", 1)]), submit({ a: 1 })),
  gates: [],
  losses,
});
const rows = (table: string) =>
  within(screen.getByRole("table", { name: table }))
    .getAllByRole("row")
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.textContent));

describe("marks lost by another standard", () => {
  it("stand under each other, the score against full marks", () => {
    render(<GapSection gap={gap([loss("a"), loss("b", { score: null, lost: 20 })])} />);
    expect(rows("失分最多的条目")).toEqual([
      ["条目a", "11.10 / 20.00", "8.90"],
      ["条目b", "尚未填报 / 20.00", "20.00"],
    ]);
  });

  it("on full marks that are mostly assumed say so once", () => {
    render(<GapSection gap={gap([loss("a"), loss("b"), loss("c", { assumed: false })])} />);
    expect(screen.getAllByText(/待核定/)).toHaveLength(1);
    expect(screen.getByText("其中 2 个条目的满分待核定：暂无公开依据。")).toBeTruthy();
  });

  it("on few assumed full marks have those marked", () => {
    render(<GapSection gap={gap([loss("a", { assumed: false }), loss("b")])} />);
    expect(screen.getAllByText(/待核定/)).toHaveLength(1);
    expect(screen.getByRole("rowheader", { name: /^条目b.*待核定/ })).toBeTruthy();
  });

  it("beyond the ten largest stand behind their count", () => {
    render(<GapSection gap={gap(Array.from({ length: 12 }, (_, i) => loss(`n${i}`)))} />);
    expect(rows("失分最多的条目")).toHaveLength(10);
    expect(screen.getByText("其余 2 处")).toBeTruthy();
  });
});

describe("the way to pass", () => {
  it("calls a point that nobody has entered 未填写, not 0 marks", () => {
    const survey = { type: "survey" as const, options: [{ id: "s", title: "满意", weight: 1 }] };
    const standard = standardOf([
      leaf("asked", 10, { rule: survey }),
      leaf("low", 10, { rule: survey }),
    ]);
    const prepared = prepare(standard);
    const step = (id: string) => ({ id, title: id, from: 0, to: 8, gain: 8, cost: 8 });
    const plan = { status: "found", steps: [step("asked"), step("low")] } as unknown as Plan;
    const view = {
      plan,
      notice: null,
      rows: planRows(prepared, plan, planQuery.parse({}), new Map()),
      ...{ blockers: [], musts: [], others: [], allowSurvey: true },
    } as unknown as PlanView;
    render(<PlanSection view={view} address="/x" hrefOf={() => undefined} missing={["asked"]} />);
    expect(rows("要改的评分点").map(([, from, to]) => [from, to])).toEqual([
      ["未填写", "8.00 分"],
      ["0.00 分", "8.00 分"],
    ]);
  });
});
