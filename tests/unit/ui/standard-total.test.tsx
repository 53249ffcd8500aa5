// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { cleanup, render } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { StandardTotal } from "@/components/method/standard-total";
import { prepare } from "@/lib/scoring";
import { figureRows } from "@/lib/standard/policy";
import { bundledStandards } from "@/lib/standards";

afterEach(cleanup);

const text = (standard: unknown) =>
  render(<StandardTotal prepared={prepare(standard)} />).container.textContent ?? "";
const scheme: unknown = JSON.parse(
  readFileSync("tests/scoring/schemes/gbt-50378-2019.json", "utf8"),
);

describe("what makes up the total", () => {
  it("says by what the sum is divided, and gives full marks so divided", () => {
    expect(text(scheme)).toContain("满分 110.00 分");
    expect(text(scheme)).toContain("各项之和除以 10");
  });
  it("says what a grade asks of single nodes", () => {
    const words = text(scheme);
    expect(words).toContain("一星级另须达到：安全耐久 30.00 分、健康舒适 30.00 分");
    expect(words).toContain("资源节约 60.00 分");
    expect(words).not.toContain("基本级另须达到");
  });
  it("says nothing of it where there is nothing", () => {
    for (const standard of bundledStandards) {
      expect(text(standard)).not.toMatch(/除以|另须达到/);
      cleanup();
    }
  });
});

describe("the figures of a standard", () => {
  it("name the node that a grade's figure is about", () => {
    const row = figureRows(prepare(scheme)).find(({ path, field }) => {
      return path === "二星级" && field.startsWith("资源节约");
    });
    expect(row).toMatchObject({ field: "资源节约最低分值", value: "60.00 分" });
  });
});
