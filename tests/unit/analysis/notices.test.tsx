// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ImplicationReport } from "@/components/analysis/implication-report";
import { PlanSection } from "@/components/analysis/plan-section";
import { planRows, typedWeights, unanswered } from "@/lib/analysis/policy";
import { planQuery } from "@/lib/analysis/schema";
import { Refusal } from "@/lib/errors";
import { prepare, ScoringError } from "@/lib/scoring";
import { findBundledStandard } from "@/lib/standards";

afterEach(cleanup);

const prepared = prepare(findBundledStandard("hangzhou-municipal"));
const point = "digital-data-catalogue";

it("tells a queue that is full and a question that is too hard from everything else", () => {
  expect(unanswered(new Refusal("busy", "x"))?.message).toMatch(/请稍后再试。$/);
  expect(unanswered(new ScoringError("unsolved", [], "Time limit reached"))?.message).toMatch(
    /规定的时间.*。$/,
  );
  expect(unanswered(new ScoringError("bad-options", []))).toBeNull();
  expect(unanswered(new Refusal("not-found", "x"))).toBeNull();
  expect(unanswered(new Error("x"))).toBeNull();
});

it("says why there is no plan, and keeps what was set so that it can be computed again", () => {
  const query = planQuery.parse({ [`w.${point}`]: "3" });
  const rows = planRows(prepared, null, query, typedWeights(query));
  const view = {
    plan: null,
    notice: "正在求解的问题太多，请稍后再试。",
    rows,
    blockers: [],
    musts: [],
    others: [],
    allowSurvey: false,
  };
  render(
    <PlanSection
      view={view}
      address="/applications/1/analysis"
      hrefOf={() => undefined}
      missing={[]}
    />,
  );
  expect(screen.getByText("补短板方案没有算出")).toBeTruthy();
  expect(screen.getByText(/^正在求解的问题太多，请稍后再试。/)).toBeTruthy();
  expect(screen.getByRole("textbox")).toHaveProperty("value", "3");
  expect(screen.getByRole("button", { name: "重新计算" })).toBeTruthy();
  expect(screen.queryByText("不用改")).toBeNull();
});

it("says why nothing is known of an implication", () => {
  const notice = "在规定的时间内没有求出确定的结果，可以稍后重试。";
  const report = {
    title: "市级",
    family: "f",
    version: "1",
    otherTitle: "省级标准",
    notice,
    types: [],
  };
  render(<ImplicationReport report={report} />);
  expect(screen.getByText("是否达到《省级标准》，没有算出")).toBeTruthy();
  expect(screen.getByText(notice)).toBeTruthy();
});
