import { describe, expect, it } from "vitest";
import { readDay } from "@/lib/calendar";
import { lifeFaults, listQuery, stageDay } from "@/lib/community/policy";
import { communityListSchema, registerCommunitySchema } from "@/lib/community/schema";

const noDates = { declaredOn: null, listedOn: null, startedOn: null, completedOn: null };
const dates = {
  declaredOn: "2021-03-01",
  listedOn: "2021-05-20",
  startedOn: "2021-10-08",
  completedOn: "2022-12-30",
};
const today = "2022-12-31";

describe("a project's dates and stage", () => {
  const faults = (change: object) =>
    lifeFaults({ stage: "acceptance", ...dates, ...change }, today).map(
      ({ path, message }) => `${path}: ${message}`,
    );

  it("may be missing, and equal one another", () => {
    expect(lifeFaults({ stage: "declared", ...noDates }, today)).toEqual([]);
    expect(faults({})).toEqual([]);
    expect(faults({ listedOn: null, startedOn: null })).toEqual([]);
    expect(faults({ listedOn: "2021-03-01", startedOn: "2021-03-01" })).toEqual([]);
  });

  it("follow the order of a project's life, across what is not known", () => {
    expect(faults({ listedOn: "2021-02-28" })).toEqual([
      "listedOn: 列入名单日期不能早于申报日期（2021年3月1日）。",
    ]);
    expect(faults({ listedOn: null, startedOn: "2021-02-28" })).toEqual([
      "startedOn: 开工日期不能早于申报日期（2021年3月1日）。",
    ]);
  });

  it("do not lie after today", () => {
    expect(faults({ completedOn: today })).toEqual([]);
    expect(faults({ completedOn: "2023-01-01" })).toEqual([
      "completedOn: 建成日期不能晚于今天（2022年12月31日）。",
    ]);
  });

  it("ask for a stage at least as far as the last of them", () => {
    expect(faults({ stage: "completed" })).toEqual([]);
    expect(faults({ stage: "started" })).toEqual([
      "stage: 已填建成日期，所处阶段应为“建成”或“验收”。",
    ]);
    expect(faults({ stage: "started", completedOn: null })).toEqual([]);
    expect(faults({ stage: "listed", completedOn: null })).toHaveLength(1);
  });

  it("give the day on which the project came to its stage", () => {
    expect(stageDay({ stage: "started", ...dates })).toBe("2021-10-08");
    expect(stageDay({ stage: "acceptance", ...dates })).toBeNull();
  });
});

describe("a day as people write it", () => {
  it("is read in figures of either width, and is a day there was", () => {
    for (const text of [
      "2026-11-24",
      "2026/11/24",
      "2026.11.24",
      " 2026年11月24日 ",
      "２０２６年１１月２４日",
    ])
      expect(readDay(text)).toBe("2026-11-24");
    expect(readDay("2026-1-2")).toBe("2026-01-02");
    expect(readDay("2024-02-29")).toBe("2024-02-29");
    for (const text of [
      "2026-02-29",
      "2026-13-01",
      "2026-00-10",
      "26-11-24",
      "20261124",
      "",
      "今天",
    ])
      expect([text, readDay(text)]).toEqual([text, null]);
  });
});

describe("the form of a community", () => {
  const form = {
    name: "翠柏社区",
    street: "小河街道",
    type: "renewal",
    tier: "municipal-candidate",
    households: "１２００",
    residents: "3480",
    stage: "started",
  };
  const day = (year: string, month: string, date: string) => ({ year, month, day: date });
  const errors = (more: object) => {
    const read = registerCommunitySchema.safeParse({ ...form, ...more });
    return read.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  };

  it("may leave code, batch and dates out, or empty", () => {
    expect(registerCommunitySchema.parse(form)).toEqual({
      ...form,
      households: 1200,
      residents: 3480,
    });
    const empty = { code: " ", listBatch: "", declaredOn: day("", "", "") };
    expect(registerCommunitySchema.parse({ ...form, ...empty })).toMatchObject({
      code: null,
      listBatch: "",
      declaredOn: null,
    });
  });

  it("reads days, and names at its field what contradicts", () => {
    const given = {
      code: "ＧＳ-1",
      declaredOn: day("2021", "3", "1"),
      startedOn: day("２０２１", "10", "8"),
    };
    expect(registerCommunitySchema.parse({ ...form, ...given })).toMatchObject({
      code: "GS-1",
      declaredOn: "2021-03-01",
      startedOn: "2021-10-08",
    });
    expect(errors({ declaredOn: day("2021", "3", "1"), listedOn: day("2021", "2", "1") })).toEqual([
      "listedOn: 列入名单日期不能早于申报日期（2021年3月1日）。",
    ]);
    expect(errors({ declaredOn: day("2021", "", "1") })).toEqual([
      "declaredOn: 申报日期应为 2000 年以后真实存在的日期，例如 2026 年 11 月 24 日。",
    ]);
    expect(errors({ completedOn: day("2099", "1", "1") })).toHaveLength(2);
    expect(errors({ stage: "listed", startedOn: day("2021", "10", "8") })).toEqual([
      "stage: 已填开工日期，所处阶段应为“开工”或“建成”或“验收”。",
    ]);
  });
});

describe("the address of the list", () => {
  const nothing = {
    q: "",
    stage: null,
    tier: null,
    type: "",
    listBatch: "",
    year: null,
    district: "",
  };

  it("reads what makes sense, and takes the rest as not given", () => {
    expect(communityListSchema.parse({})).toEqual({ ...nothing, sort: "name", page: 1 });
    const absurd = {
      q: ["a", "b"],
      stage: "moon",
      tier: "__proto__",
      type: { a: 1 },
      year: "NaN",
      district: ["x"],
      sort: "'; DROP TABLE",
      page: "-3",
      listBatch: null,
    };
    expect(communityListSchema.parse(absurd)).toEqual({ ...nothing, sort: "name", page: 1 });
    const far = { q: `a\u0000\n${"长".repeat(99)}`, year: "1e9", page: "1e99" };
    expect(communityListSchema.parse(far)).toMatchObject({ year: null, page: 1 });
    expect([...communityListSchema.parse(far).q]).toHaveLength(60);
    const asked = {
      q: "翠柏",
      stage: "started",
      tier: "provincial-pilot",
      year: "2021",
      sort: "listed",
    };
    expect(communityListSchema.parse(asked)).toMatchObject({ ...asked, year: 2021 });
  });

  it("holds what was asked, so that it can be shared", () => {
    expect(listQuery(nothing, "name")).toBe("");
    const query = listQuery({ ...nothing, q: "翠 柏&x", stage: "started", year: 2021 }, "code");
    const back = communityListSchema.parse(Object.fromEntries(new URLSearchParams(query)));
    expect(back).toMatchObject({ q: "翠 柏&x", stage: "started", year: 2021, sort: "code" });
  });
});
