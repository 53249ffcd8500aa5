import { describe, expect, it } from "vitest";
import { noStages, percentText, startRate, sumStages, totalOf } from "@/lib/dashboard/policy";

const stages = { declared: 3, listed: 21, started: 40, completed: 20, acceptance: 8 };

describe("the start rate", () => {
  it("is the article's: 68 of 89 projects started, 76.4 %", () => {
    expect(percentText(startRate(stages))).toBe("76.4%");
    expect(startRate(stages)).toEqual({ part: 68, whole: 89 });
  });

  it("counts what is only declared nowhere, and what is further as started", () => {
    expect(startRate({ ...noStages(), declared: 5 })).toEqual({ part: 0, whole: 0 });
    expect(startRate({ ...noStages(), acceptance: 1, listed: 1 })).toEqual({ part: 1, whole: 2 });
    expect(totalOf(stages)).toBe(92);
  });

  it("is rounded half up to one decimal, exactly", () => {
    // 0.15 %: in binary a little less, in truth a half.
    expect(percentText({ part: 3, whole: 2_000 })).toBe("0.2%");
    expect(percentText({ part: 1, whole: 2_000 })).toBe("0.1%");
    expect(percentText({ part: 4_999, whole: 10_000_000 })).toBe("0.0%");
    expect(percentText({ part: 1_005, whole: 10_000 })).toBe("10.1%");
    expect(percentText({ part: 10_049, whole: 100_000 })).toBe("10.0%");
    expect(percentText({ part: 2, whole: 3 })).toBe("66.7%");
    expect(percentText({ part: 7, whole: 7 })).toBe("100.0%");
    expect(percentText({ part: 0, whole: 7 })).toBe("0.0%");
  });

  it("is none where nothing is listed", () => {
    expect(percentText({ part: 0, whole: 0 })).toBeNull();
  });

  it("adds up over districts", () => {
    const sum = sumStages([{ stages }, { stages: { ...noStages(), listed: 1 } }]);
    expect(startRate(sum)).toEqual({ part: 68, whole: 90 });
  });
});
