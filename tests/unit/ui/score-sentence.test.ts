import { describe, expect, it } from "vitest";
import { scoreSentence } from "@/components/scorecard/score-sentence";
import { gateSentence, marginText, marksText } from "@/components/scorecard/words";

describe("a score bar as a sentence", () => {
  it("says how far above, exactly at and below the pass mark", () => {
    const bar = { title: "数字化平台落地性", fullMarks: 100, passMark: 60 };
    expect(scoreSentence({ ...bar, score: 63.5 })).toBe(
      "数字化平台落地性得 63.50 分，满分 100.00 分，达标分值 60.00 分，高出 3.50 分，已达标。",
    );
    expect(scoreSentence({ ...bar, score: 60 })).toContain("达标分值 60.00 分，正好达标。");
    expect(scoreSentence({ ...bar, score: 59.99 })).toContain("差 0.01 分，未达标。");
  });

  it("names bonus and redundancy only where there are any", () => {
    const words = scoreSentence({
      title: "场景建设",
      score: 510.35,
      fullMarks: 500,
      bonus: 10.35,
      redundancy: 48,
    });
    expect(words).toBe(
      "场景建设得 510.35 分，满分 500.00 分，其中特色加分 10.35 分，另有冗余分值 48.00 分不计入满分。",
    );
    expect(scoreSentence({ title: "党建", score: 9, fullMarks: 10, bonus: 0, redundancy: 0 })).toBe(
      "党建得 9.00 分，满分 10.00 分。",
    );
  });
});

describe("gates in words", () => {
  it("names what was reached, asked and short", () => {
    expect(
      gateSentence({
        id: "digital",
        kind: "pass-mark",
        title: "数字化平台落地性",
        score: 59.99,
        passMark: 60,
        margin: -0.01,
        passed: false,
      }),
    ).toBe("数字化平台落地性 59.99 分，低于达标分值 60.00 分，差 0.01 分。");
  });
  it("counts questionnaires in whole numbers", () => {
    expect(
      gateSentence({
        id: "s",
        kind: "sample",
        title: "居民满意度",
        score: 49,
        passMark: 50,
        margin: -1,
        passed: false,
      }),
    ).toBe("居民满意度有效问卷 49 份，低于最低份数 50 份，差 1 份。");
  });
  it("shows margins with their sign", () => {
    expect([marginText(3.5), marginText(-0.01), marginText(0)]).toEqual(["+3.50", "−0.01", "0.00"]);
    expect(marksText(0.1)).toBe("0.10");
  });
});
