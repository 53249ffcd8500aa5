import { describe, expect, it } from "vitest";
import { contrasts, workedExample } from "@/lib/method/score";
import { prepare } from "@/lib/scoring";
import { findBundledStandard } from "@/lib/standards";
import { workedStandard } from "../../scoring/worked-standard";

const city = prepare(findBundledStandard("hangzhou-municipal@2022-trial"));
const province = prepare(findBundledStandard("zhejiang-provincial@2022-trial"));

describe("the worked example of the city's standard", () => {
  const example = workedExample(city);
  it("has three quarters of what a quota asks, and three quarters of its marks", () => {
    // 1,200 households, 3,600 residents; 0.3 ㎡ a resident.
    expect(example?.quota).toMatchObject({
      required: "1080.00",
      actual: 810,
      fullMarks: 5,
      score: 3.75,
    });
  });
  it("shows that redundancy makes up for it", () => {
    expect(example?.indicator).toMatchObject({
      sum: 16.75,
      fullMarks: 15,
      redundancy: 3,
      score: 15,
    });
  });
  it("weighs a question's answers", () => {
    // 28 × (60 + 0.8 × 25 + 0.6 × 10 + 0.3 × 3) ÷ 100
    expect(example?.survey).toMatchObject({ fullMarks: 28, score: 24.33 });
  });
  it("adds up to the total, and fails by a hundredth in one section alone", () => {
    expect(example?.outcome).toBe("passed");
    const sum = example?.total.parts.reduce((all, { score }) => all + Math.round(score * 100), 0);
    expect(sum).toBe(Math.round((example?.total.score ?? 0) * 100));
    expect(example?.near).toMatchObject({
      score: 59.99,
      passMark: 60,
      total: example?.total.score,
    });
    expect(example?.near?.sentence).toMatch(/差 0\.01 分（依据：杭州日报 2022年5月23日）。$/);
  });
  it("does with less where a standard has no quota, no survey, no section beside the total", () => {
    expect(workedExample(province)).toMatchObject({
      quota: null,
      indicator: null,
      survey: null,
      near: { passMark: 56 },
    });
    expect(workedExample(prepare(workedStandard()))?.outcome).toBeDefined();
  });
});

describe("what the province has otherwise than the city", () => {
  const rows = contrasts(city, province);
  it("begins with 60 against 56, the one figure that is published", () => {
    expect(rows[0]).toMatchObject({
      title: "数字化平台落地性达标分值",
      here: { text: "60.00 分", basis: { assumed: false } },
      there: { text: "56.00 分", basis: { assumed: false } },
    });
    for (const { here, there } of rows.slice(1))
      for (const side of [here, there]) if (side.figure) expect(side.basis?.assumed).toBe(true);
  });
  it("names what only the city has", () => {
    const texts = Object.fromEntries(rows.map(({ key, there }) => [key, there.text]));
    expect(texts).toMatchObject({
      satisfaction: "不单列",
      party: "没有",
      bonus: "没有",
      spare: "没有",
    });
  });
  it("leaves out what is the same", () => {
    expect(rows.every(({ here, there }) => here.text !== there.text)).toBe(true);
    expect(contrasts(city, city)).toEqual([]);
  });
});
