import { describe, expect, test } from "vitest";
import { outcomeCodeSchema, outcomeQuerySchema } from "@/lib/publication/schema";

const plain = { q: "", district: "", result: undefined, page: 1 };

describe("the list's address", () => {
  test("asks for the first page of all when it says nothing", () => {
    expect(outcomeQuerySchema.parse({})).toEqual(plain);
  });

  test("takes words, district, result and page", () => {
    const query = { q: " 运河 ", district: "拱墅区", result: "passed", page: "3" };
    expect(outcomeQuerySchema.parse(query)).toEqual({ ...query, q: "运河", page: 3 });
  });

  test.each(["0", "-1", "1.5", "abc", "1e9", "999999999999", "", "０"])(
    "page %j counts as the first",
    (page) => {
      expect(outcomeQuerySchema.parse({ page }).page).toBe(1);
    },
  );

  test("an unknown result counts as all", () => {
    expect(outcomeQuerySchema.parse({ result: "revoked" }).result).toBeUndefined();
  });

  test("of repeated parameters the first counts", () => {
    expect(outcomeQuerySchema.parse({ q: ["甲", "乙"], page: ["2", "x"] })).toMatchObject({
      q: "甲",
      page: 2,
    });
  });

  test("search words lose control characters and end after fifty characters", () => {
    expect(outcomeQuerySchema.parse({ q: "\u0000甲\n乙" }).q).toBe("甲 乙");
    expect(outcomeQuerySchema.parse({ q: "字".repeat(900) }).q).toHaveLength(50);
  });
});

describe("a public code", () => {
  test.each(["2026-k7d3mw9x", "2026-00000000"])("%s may be one", (code) => {
    expect(outcomeCodeSchema.safeParse(code).success).toBe(true);
  });

  test.each(["", "2026", "2026-K7D3MW9X", "2026-k7d3mw9x\n", "' or 1=1", "../2026-k7d3mw9x"])(
    "%j is none",
    (code) => {
      expect(outcomeCodeSchema.safeParse(code).success).toBe(false);
    },
  );
});
