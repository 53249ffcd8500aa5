import { describe, expect, it } from "vitest";
import { readQuery } from "@/lib/opendata/schema";

const known = { districts: ["拱墅区", "西湖区"], types: ["renewal", "new-build"] };
const read = (search: string) => readQuery(new URLSearchParams(search), known);
const faults = (search: string) => {
  const result = read(search);
  if (result.ok) throw new Error(`${search} was accepted`);
  return result.errors;
};

describe("the address of a page of outcomes", () => {
  it("without anything asks for the first page of all", () => {
    expect(read("")).toEqual({ ok: true, query: { filter: {}, limit: 50, after: null } });
  });
  it("narrows by what is known", () => {
    const search =
      "district=拱墅区&year=2026&tier=provincial-pilot&type=renewal&result=failed&limit=200&after=2026-k7d3mw9x";
    expect(read(search)).toEqual({
      ok: true,
      query: {
        filter: {
          district: "拱墅区",
          year: 2026,
          tier: "provincial-pilot",
          type: "renewal",
          result: "failed",
        },
        limit: 200,
        after: "2026-k7d3mw9x",
      },
    });
  });
  it.each([
    ["limit=0", "limit"],
    ["limit=201", "limit"],
    ["limit=1e2", "limit"],
    ["limit=-1", "limit"],
    ["limit=", "limit"],
    ["limit=99999999999999999999", "limit"],
    ["year=0", "year"],
    ["year=99999", "year"],
    ["year=2026;DROP", "year"],
    ["after=2026", "after"],
    ["after=%00", "after"],
    ["district=上海", "district"],
    ["district=", "district"],
    ["tier=toString", "tier"],
    ["type=__proto__", "type"],
    ["result=incomplete", "result"],
    ["result=passed&result=failed", "result"],
    ["page=2", "page"],
    ["constructor=1", "constructor"],
    [`${"x".repeat(5_000)}=1`, "x".repeat(40)],
  ])("%s is refused by name, in a sentence", (search, path) => {
    expect(faults(search)).toEqual([
      { code: "bad-parameter", path, message: expect.stringMatching(/^[^\n]{5,120}。$/) },
    ]);
  });
  it("is not answered at any length", () => {
    const many = Array.from({ length: 3_000 }, (_, n) => `x${n}=1`).join("&");
    expect(faults(many)).toHaveLength(20);
  });
  it("hears of every mistake at once", () => {
    expect(faults("year=x&limit=x&moon=1").map(({ path }) => path)).toEqual([
      "moon",
      "year",
      "limit",
    ]);
  });
});
