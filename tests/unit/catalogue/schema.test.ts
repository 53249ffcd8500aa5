import { describe, expect, test } from "vitest";
import { catalogueQuerySchema, readFilter } from "@/lib/catalogue/schema";

const known = {
  district: ["拱墅区", "西湖区"],
  year: ["2026", "2025"],
  tier: ["municipal-candidate"],
  type: ["renewal"],
};
const all = { q: "", district: "", year: "", tier: "", type: "", result: "", sort: "newest" };
const read = (query: Record<string, unknown>) =>
  readFilter(catalogueQuerySchema.parse(query), known);

describe("the list's address", () => {
  test("asks for the first page of all, the newest first, when it says nothing", () => {
    expect(read({})).toEqual({ filter: all, page: 1, ignored: [] });
    expect(read({ q: "", district: "", page: "", sort: "" })).toEqual(read({}));
  });

  test("takes words, district, year, tier, type, result, order and page", () => {
    const asked = {
      ...{ district: "拱墅区", year: "2025", tier: "municipal-candidate", type: "renewal" },
      ...{ result: "passed", sort: "total" },
    };
    expect(read({ ...asked, q: " 运河 ", page: "3" })).toEqual({
      filter: { ...asked, q: "运河" },
      page: 3,
      ignored: [],
    });
  });

  test("says which parts make no sense, and narrows by the others", () => {
    expect(read({ district: "火星区", year: "20266", result: "revoked", type: "renewal" })).toEqual(
      {
        filter: { ...all, type: "renewal" },
        page: 1,
        ignored: ["区、县、市", "公布年份", "结果"],
      },
    );
    expect(read({ sort: "toString", tier: "constructor" }).ignored).toEqual(["创建梯度", "排序"]);
  });

  test.each(["0", "-1", "1.5", "abc", "1e9", "999999999999", "０"])(
    "page %j is none: the first is shown, and it is said",
    (page) => {
      expect(read({ page })).toMatchObject({ page: 1, ignored: ["页码"] });
    },
  );

  test("of repeated parameters the first counts, and of a thing that is no text nothing", () => {
    expect(read({ q: ["甲", "乙"], page: ["2", "x"] })).toMatchObject({
      filter: { q: "甲" },
      page: 2,
    });
    expect(read({ q: { x: 1 } })).toEqual(read({}));
  });

  test("search words lose control characters and end after fifty characters", () => {
    expect(read({ q: "\u0000甲\n乙" }).filter.q).toBe("甲 乙");
    expect(read({ q: "字".repeat(900) }).filter.q).toHaveLength(50);
  });
});
