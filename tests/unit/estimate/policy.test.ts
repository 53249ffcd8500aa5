import { describe, expect, test } from "vitest";
import { estimate, estimateBy, estimateFields, unfilledFields } from "@/lib/estimate/policy";
import { city, cityToProvince, goodQuery, province, read } from "./fixture";

const byCity = (query: Record<string, string>) => estimate(city, read(query));
const byProvince = (query: Record<string, string>) =>
  estimateBy(city, read(query), province, cityToProvince());
const gateOf = (result: ReturnType<typeof byCity>, id: string) =>
  result?.gates.find((gate) => gate.id === id);

describe("what is asked", () => {
  test("the sections, and the scenes one by one with the featured highlights", () => {
    expect(estimateFields(city).map(({ id }) => id)).toEqual([
      "satisfaction",
      "neighbourhood",
      "education",
      "health",
      "entrepreneurship",
      "building",
      "transport",
      "low-carbon",
      "services",
      "governance",
      "featured-highlights",
      "party",
      "digital",
    ]);
  });

  test("the digital platform's pass mark is published, all others are assumed", () => {
    const published = estimateFields(city).filter(({ assumed }) => !assumed);
    expect(published.map(({ id, passMark }) => [id, passMark])).toEqual([["digital", 60]]);
  });

  test("party and digital platform stand outside the total", () => {
    const outside = estimateFields(city).filter(({ inTotal }) => !inTotal);
    expect(outside.map(({ id }) => id)).toEqual(["party", "digital"]);
  });

  test("only the featured highlights may be left empty", () => {
    const optional = estimateFields(city).filter((field) => field.optional);
    expect(optional).toMatchObject([{ id: "featured-highlights", fullMarks: 25, counted: 20 }]);
  });
});

describe("digital platform on both sides of the two published pass marks", () => {
  test.each([
    ["60", "passes", "passes", 0],
    ["59.99", "fails", "passes", -0.01],
    ["56", "fails", "passes", -4],
    ["55.99", "fails", "fails", -4.01],
  ] as const)("%s: the city %s, the province %s", (digital, atCity, atProvince, margin) => {
    const query = goodQuery({ digital });
    expect(byCity(query)?.verdict).toBe(atCity);
    expect(byProvince(query)?.verdict).toBe(atProvince);
    expect(gateOf(byCity(query), "digital")?.margin).toBe(margin);
  });

  test("the province misses 0.01 at 55.99", () => {
    expect(gateOf(byProvince(goodQuery({ digital: "55.99" })), "digital")).toMatchObject({
      margin: -0.01,
      passMark: 56,
      passed: false,
      open: false,
    });
  });
});

describe("total", () => {
  const scenes = {
    neighbourhood: "48",
    education: "56",
    health: "56",
    entrepreneurship: "32",
    building: "48",
    transport: "48",
    "low-carbon": "32",
    services: "40",
    governance: "40",
  };

  test("480.00 passes, 479.99 does not", () => {
    const exact = byCity(goodQuery({ ...scenes, satisfaction: "80" }));
    expect(exact).toMatchObject({ verdict: "passes", total: { score: 480, margin: 0 } });
    const short = byCity(goodQuery({ ...scenes, satisfaction: "80", governance: "39.99" }));
    expect(short).toMatchObject({ verdict: "fails", total: { score: 479.99, margin: -0.01 } });
  });

  test("featured highlights add to the city's total, at most their 20 bonus marks", () => {
    const base = { ...scenes, satisfaction: "80" };
    expect(byCity(goodQuery({ ...base, "featured-highlights": "5.5" }))?.total.score).toBe(485.5);
    expect(byCity(goodQuery({ ...base, "featured-highlights": "25" }))?.total.score).toBe(500);
    expect(byCity(goodQuery({ ...base, "featured-highlights": "" }))?.total.score).toBe(480);
  });

  test("they do not reach the province", () => {
    const query = goodQuery({ ...scenes, satisfaction: "80", "featured-highlights": "20" });
    expect(byProvince(query)?.total.score).toBe(480);
  });
});

describe("what is not entered", () => {
  test("leaves the verdict open, names the fields, and never passes", () => {
    for (const { id, optional } of estimateFields(city)) {
      if (optional) continue;
      const query = goodQuery({ [id]: "" });
      expect(byCity(query)?.verdict, id).toBe("open");
      expect(unfilledFields(estimateFields(city), read(query)).map((f) => f.id)).toEqual([id]);
    }
  });

  test("leaves the province open only where it asks for it", () => {
    expect(byProvince(goodQuery({ party: "" }))?.verdict).toBe("passes");
    expect(byProvince(goodQuery({ satisfaction: "" }))?.verdict).toBe("open");
    expect(byProvince(goodQuery({ transport: "" }))?.verdict).toBe("open");
    expect(byProvince(goodQuery({ digital: "" }))?.verdict).toBe("open");
  });

  test("a province reached without satisfaction is still open", () => {
    const full = Object.fromEntries(
      estimateFields(city).map(({ id, fullMarks }) => [id, String(fullMarks)]),
    );
    expect(byProvince({ ...full, satisfaction: "" })).toMatchObject({
      verdict: "open",
      total: { score: 500 },
    });
  });

  test("a single known failure decides, whatever the rest will be", () => {
    const result = byCity({ type: "renewal", digital: "59.99" });
    expect(result?.verdict).toBe("fails");
    expect(gateOf(result, "total")?.open).toBe(true);
  });

  test("adds nothing: the total known so far is the sum of what was entered", () => {
    const result = byCity({ type: "new-build", satisfaction: "80", health: "40.5" });
    expect(result).toMatchObject({ verdict: "fails", total: { score: 120.5 } });
    expect(gateOf(result, "health")).toMatchObject({ open: false, margin: -1.5 });
    expect(byCity({ type: "new-build" })?.total.score).toBe(0);
  });

  test("asks neither questionnaires nor control items", () => {
    const kinds = byCity({ type: "renewal" })?.gates.map((gate) => gate.kind);
    expect(new Set(kinds)).toEqual(new Set(["total", "pass-mark"]));
  });
});

describe("what is entered wrongly", () => {
  test.each([
    ["120", "“数字化平台落地性”应在 0 至 100 之间，现为 120。"],
    ["-1", "“数字化平台落地性”应在 0 至 100 之间，现为 -1。"],
    ["12.345", "“数字化平台落地性”最多填两位小数，现为 12.345。"],
    ["abc", "“数字化平台落地性”应填数字，如 100 或 99.5，现为“abc”。"],
    ["1e1", "“数字化平台落地性”应填数字，如 100 或 99.5，现为“1e1”。"],
  ])("%s is named at its field, kept, and not counted", (digital, message) => {
    const entry = read(goodQuery({ digital }));
    expect(entry.errors).toEqual([{ path: "digital", message }]);
    expect(entry.raw.digital).toBe(digital);
    expect(entry.direct).not.toHaveProperty("digital");
    expect(estimate(city, entry)?.verdict).toBe("open");
  });

  test("full-width digits and points are digits and points", () => {
    expect(read(goodQuery({ digital: "５９。９９" })).direct.digital).toBe(59.99);
    expect(read(goodQuery({ digital: "１２。５" })).errors).toEqual([]);
  });

  test("an unknown community type is named, and nothing is computed", () => {
    const entry = read(goodQuery({ type: "castle" }));
    expect(entry.errors[0]?.path).toBe("type");
    expect(estimate(city, entry)).toBeNull();
    expect(estimateBy(city, entry, province, cityToProvince())).toBeNull();
  });

  test("names that objects bring along are no fields", () => {
    expect(read({ type: "renewal", constructor: "5", __proto__: "5" }).errors).toEqual([]);
  });
});

test("a result is a summary: no acceptance rests on it", () => {
  expect(byCity(goodQuery())?.explanation.headline).toContain("不作为验收依据");
});
