import { describe, expect, it } from "vitest";
import { endOfPeriod, isWorkingDay } from "@/lib/workday/policy";
import { calendarYears } from "@/lib/workday/types";

describe("a working day", () => {
  it("is Monday to Friday where nothing else is arranged", () => {
    expect(["2026-11-23", "2026-11-27"].every((day) => isWorkingDay(day))).toBe(true);
    expect(["2026-11-28", "2026-11-29"].some((day) => isWorkingDay(day))).toBe(false);
  });

  it("is not a holiday of the State Council's list, first and last day included", () => {
    for (const day of ["2026-01-01", "2026-02-16", "2026-02-23", "2026-04-06", "2026-10-07"])
      expect(isWorkingDay(day)).toBe(false);
    for (const day of ["2026-02-24", "2026-04-07", "2026-10-08"])
      expect(isWorkingDay(day)).toBe(true);
  });

  it("is a weekend's day that makes up for one", () => {
    for (const day of ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20"])
      expect(isWorkingDay(day)).toBe(true);
    expect(isWorkingDay("2026-10-10")).toBe(true);
  });

  it("is what an office has corrected it to be", () => {
    expect(isWorkingDay("2026-11-24", [{ day: "2026-11-24", working: false }])).toBe(false);
    expect(isWorkingDay("2026-11-28", [{ day: "2026-11-28", working: true }])).toBe(true);
  });

  it("comes from lists that lie within their year, in order, and do not overlap", () => {
    for (const { year, days } of calendarYears) {
      const ends = days.flatMap(({ from, to }) => [from, to]);
      expect(ends).toEqual([...ends].sort());
      expect(new Set(days.map(({ from }) => from)).size).toBe(days.length);
      expect(ends.every((day) => day.startsWith(`${year}-`))).toBe(true);
    }
  });
});

describe("a period of working days", () => {
  it("does not count the day on which it begins", () => {
    expect(endOfPeriod("2026-11-23", 5)).toBe("2026-11-30");
    expect(endOfPeriod("2026-11-24", 1)).toBe("2026-11-25");
    expect(endOfPeriod("2026-11-27", 1)).toBe("2026-11-30");
    expect(endOfPeriod("2026-11-28", 1)).toBe("2026-11-30");
  });

  it("leaves out holidays and counts the days that make up for them", () => {
    // 9月20日（周日）上班；25日至27日中秋节；10月1日至7日国庆节；10月10日（周六）上班。
    expect(endOfPeriod("2026-09-18", 5)).toBe("2026-09-24");
    expect(endOfPeriod("2026-09-24", 5)).toBe("2026-10-09");
    expect(endOfPeriod("2026-09-24", 6)).toBe("2026-10-10");
  });

  it("leaves out what an office has corrected to be free", () => {
    expect(endOfPeriod("2026-11-24", 1, [{ day: "2026-11-25", working: false }])).toBe(
      "2026-11-26",
    );
  });

  it("ends with an error where a calendar has no working days left", () => {
    const day = (index: number) => new Date(Date.UTC(2026, 10, 24 + index)).toISOString();
    const none = Array.from({ length: 1_500 }, (_, index) => ({
      day: day(index).slice(0, 10),
      working: false,
    }));
    expect(() => endOfPeriod("2026-11-24", 1, none)).toThrow(/no 1 working days/);
  });
});
