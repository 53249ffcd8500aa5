import { describe, expect, it } from "vitest";
import { changedParts, pathWords, pointOf, valueWords } from "@/lib/audit/policy";

describe("what an audit record changed", () => {
  it("lists only what differs, with old and new value", () => {
    expect(changedParts({ name: "甲", street: "乙" }, { name: "甲", street: "丙" })).toEqual([
      { path: ["street"], before: "乙", after: "丙" },
    ]);
  });

  it("takes everything as new where nothing was before, and as gone where nothing is after", () => {
    expect(changedParts(null, { a: 1 })).toEqual([{ path: ["a"], before: undefined, after: 1 }]);
    expect(changedParts({ a: 1 }, undefined)).toEqual([
      { path: ["a"], before: 1, after: undefined },
    ]);
    expect(changedParts(null, null)).toEqual([]);
  });

  it("goes into nested objects and takes a list as one part", () => {
    expect(
      changedParts({ items: { x: "一" }, ids: ["1", "2"] }, { items: { x: "二" }, ids: ["1"] }),
    ).toEqual([
      { path: ["items", "x"], before: "一", after: "二" },
      { path: ["ids"], before: ["1", "2"], after: ["1"] },
    ]);
  });

  it("leaves out what is empty on both sides, and keeps false and 0", () => {
    expect(changedParts({ note: "" }, { note: null, list: [] })).toEqual([]);
    expect(changedParts({ active: true, n: 1 }, { active: false, n: 0 })).toEqual([
      { path: ["active"], before: true, after: false },
      { path: ["n"], before: 1, after: 0 },
    ]);
  });

  it("keeps keys apart that hold dots", () => {
    expect(changedParts(null, { "a.b": 1, a: { b: 2 } }).map(({ path }) => path)).toEqual([
      ["a.b"],
      ["a", "b"],
    ]);
  });

  it("takes a bare list or text as a whole", () => {
    expect(changedParts(null, ["甲"])).toEqual([{ path: [], before: undefined, after: ["甲"] }]);
  });
});

describe("an audit record in words", () => {
  const names = new Map([
    ["gongshu", "拱墅区"],
    ["point-1", "社区邻里中心"],
  ]);

  it("names the scoring point, from whichever side has it", () => {
    expect(pointOf({ nodeId: "a" }, undefined)).toBe("a");
    expect(pointOf(null, { nodeId: "b" })).toBe("b");
    expect(pointOf(null, ["nodeId"])).toBeNull();
  });

  it("says places in words, and unknown keys as they are", () => {
    expect(pathWords(["items", "point-1"], names)).toBe("点名 · 社区邻里中心");
    expect(pathWords(["newKey"], names)).toBe("newKey");
    expect(pathWords([], names)).toBe("内容");
  });

  it("says values in the words of their key", () => {
    expect(valueWords("draft", ["state"], names)).toBe("填报中");
    expect(valueWords("draft", ["note"], names)).toBe("draft");
    expect(valueWords(false, ["active"], names)).toBe("否");
    expect(valueWords(0, ["value"], names)).toBe("0");
    expect(valueWords(["gongshu", "x"], ["reviewerIds"], names)).toBe("拱墅区、x");
    expect(valueWords("", ["note"], names)).toBeNull();
    expect(valueWords([{ id: "gongshu", name: "旧名" }], [], names)).toBe("拱墅区");
  });

  it("calls figures of a 核定 record by their node and by what they are", () => {
    const figures = ["point-1 fullMarks", "total passMark", "gone minRatio"];
    expect(valueWords(figures, ["figures"], names)).toBe(
      "社区邻里中心（满分）、总分（达标分值）、gone（最低得分比例）",
    );
    expect(valueWords(["point-1 quota"], ["figures"], names)).toBe("社区邻里中心（配置要求）");
    expect(valueWords(["point-1 odd"], ["figures"], names)).toBe("社区邻里中心（odd）");
    expect(valueWords(["point-1 fullMarks"], ["note"], names)).toBe("point-1 fullMarks");
  });

  it("calls changed parts of a draft by their titles", () => {
    expect(valueWords(["*", "point-1", "new"], ["changed"], names)).toBe(
      "标准整体、社区邻里中心、new",
    );
  });

  it("cuts a long list between its entries and says how many there are", () => {
    const list = Array.from({ length: 200 }, (_, i) => `条目${i}`);
    const words = valueWords(list, ["changed"], names) ?? "";
    expect(words).toMatch(/^条目0、条目1、.*、条目\d+等 200 项$/);
    expect(words.length).toBeLessThan(180);
    expect(valueWords(list.slice(0, 20), ["changed"], names)).toBe(list.slice(0, 20).join("、"));
    expect(valueWords(["长".repeat(300), "短"], ["changed"], names)).toBe(
      `${"长".repeat(160)}…（共 300 字）等 2 项`,
    );
  });

  it("cuts long texts and says how long they are", () => {
    const text = valueWords("字".repeat(300), ["note"], names) ?? "";
    expect(text.endsWith("…（共 300 字）")).toBe(true);
    expect(text.length).toBeLessThan(200);
  });
});
