import { describe, expect, it } from "vitest";
import { dueFault } from "@/lib/calendar";
import { dayField, optionalDay } from "@/lib/calendar-field";

const typed = (year: string, month: string, day: string) => ({ year, month, day });

describe("a day typed in three fields", () => {
  const read = (value: unknown) => dayField("截止日期").safeParse(value);

  it("is that day, with or without leading zeros", () => {
    expect(read(typed("2026", "2", "9")).data).toBe("2026-02-09");
    expect(read(typed(" 2028 ", "02", "29")).data).toBe("2028-02-29");
  });

  it.each([
    typed("2026", "2", "29"),
    typed("2026", "13", "1"),
    typed("1999", "1", "1"),
    typed("2100", "1", "1"),
    typed("26", "1", "1"),
    typed("", "", ""),
    typed("二〇二六", "1", "1"),
    typed("2026", "1", "1T00"),
  ])("is refused in words where there is no such day: %o", (value) => {
    expect(read(value).error?.issues[0]?.message).toMatch(/^截止日期应为.*。$/);
  });

  it("is asked for where it is missing", () => {
    expect(read(undefined).error?.issues[0]?.message).toBe("请填写截止日期。");
  });

  it("may be left empty where it is optional, and is no less checked", () => {
    const optional = (value: unknown) => optionalDay("整改期限").safeParse(value);
    expect(optional(undefined)).toMatchObject({ success: true, data: null });
    expect(optional(typed("", " ", "")).data).toBeNull();
    expect(optional(typed("2026", "12", "1")).data).toBe("2026-12-01");
    expect(optional(typed("2026", "", "")).success).toBe(false);
  });
});

describe("a last day given to somebody", () => {
  const last = { day: "2026-12-10", what: "申报截止日期" };
  const fault = (dueOn: string | null) => dueFault(dueOn, "2026-11-24", "交回期限", last);

  it("fits from today to the day that counts, and need not be given", () => {
    for (const day of [null, "2026-11-24", "2026-12-10"]) expect(fault(day)).toBeNull();
  });

  it("is refused on the other side of both", () => {
    expect(fault("2026-11-23")).toBe("交回期限不能早于今天。");
    expect(fault("2026-12-11")).toBe("交回期限不能晚于申报截止日期 2026年12月10日。");
    expect(dueFault("2027-12-11", "2026-11-24", "整改期限")).toBeNull();
  });
});
