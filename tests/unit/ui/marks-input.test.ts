import { describe, expect, it } from "vitest";
import { readMarks } from "@/components/ui/marks-input";

const limits = { title: "数字化平台落地性", fullMarks: 100 };
const read = (raw: string) => readMarks(raw, limits);
const problem = (raw: string, extra = {}) => {
  const reading = readMarks(raw, { ...limits, ...extra });
  return reading.ok ? null : reading.problem;
};

describe("marks as people type them", () => {
  it.each([
    ["59.99", 59.99, "59.99"],
    ["６０", 60, "60"],
    ["５９。９９", 59.99, "59.99"],
    ["５９．５", 59.5, "59.5"],
    [" 8 . 5 ", 8.5, "8.5"],
    ["　8　", 8, "8"],
    [".5", 0.5, "0.5"],
    ["5.", 5, "5"],
    ["007", 7, "7"],
    ["0", 0, "0"],
    ["100.00", 100, "100.00"],
    ["-0", 0, "0"],
    ["+3", 3, "3"],
    ["7.500", 7.5, "7.500"],
  ])("reads %j as %d and shows %j", (raw, value, text) => {
    expect(read(raw)).toEqual({ ok: true, value, text });
  });

  it("reads nothing as no answer, not as zero", () => {
    expect(read("")).toEqual({ ok: true, value: null, text: "" });
    expect(read(" 　")).toEqual({ ok: true, value: null, text: "" });
  });

  it("keeps hundredths exact where floating point would not", () => {
    for (let hundredths = 0; hundredths <= 10_000; hundredths += 1) {
      const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
      const reading = read(text);
      if (!reading.ok || reading.value !== hundredths / 100) expect(text).toBe("exact");
    }
  });

  it("never rounds: a third decimal is a complaint", () => {
    expect(problem("59.999")).toBe("too-precise");
    expect(problem("0.005")).toBe("too-precise");
  });

  it("stands on both sides of the limits", () => {
    expect(problem("100")).toBeNull();
    expect(problem("100.01")).toBe("out-of-range");
    expect(problem("-0.01")).toBe("out-of-range");
    expect(problem("－1")).toBe("out-of-range");
  });

  it("takes only multiples of a step", () => {
    expect(problem("7.5", { step: 0.5 })).toBeNull();
    expect(problem("7.25", { step: 0.5 })).toBe("off-step");
    expect(problem("8", { step: 1 })).toBeNull();
    expect(problem("8.01", { step: 1 })).toBe("off-step");
  });

  it.each(["abc", "1,5", "1.2.3", "1e2", "--1", ".", "十", "0x10", "1234567890123456"])(
    "does not guess at %j",
    (raw) => {
      expect(problem(raw)).toBe("not-a-number");
    },
  );

  it("names field, remedy and what stands there", () => {
    expect(read("120")).toMatchObject({
      message: "“数字化平台落地性”应在 0 至 100 之间，现为 120。",
    });
  });
});
