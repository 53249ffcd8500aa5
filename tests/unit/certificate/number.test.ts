import { describe, expect, it } from "vitest";
import { numberOf, readNumber } from "@/lib/certificate/policy";

describe("the number of a certificate", () => {
  it("is the code with the first figures of the decision's digest", () => {
    expect(numberOf("2026-k7d3mw9x", "4f2a91c0e5")).toBe("2026-k7d3mw9x-4f2a91c0");
  });
  it.each([
    "2026-k7d3mw9x-4f2a91c0",
    " 2026-K7D3MW9X-4F2A91C0 ",
    "2026k7d3mw9x4f2a91c0",
    "２０２６－ｋ７ｄ３ｍｗ９ｘ－４ｆ２ａ９１ｃ０",
    "2026 k7d3 mw9x 4f2a 91c0",
    "2026—k7d3mw9x—4f2a91c0",
  ])("is read however it is typed: %s", (typed) => {
    expect(readNumber(typed)).toEqual({ code: "2026-k7d3mw9x", check: "4f2a91c0" });
  });
  it("may be the code alone", () => {
    expect(readNumber("2026-k7d3mw9x")).toEqual({ code: "2026-k7d3mw9x", check: null });
  });
  it.each([
    "",
    "翠柏社区",
    "2026",
    "1026-k7d3mw9x",
    "2026-k7d3mw9",
    "2026-k7d3mw9x-4f2a91c",
    "2026-k7d3mw9x-4f2a91cz",
    "2026-k7d3mw9x-4f2a91c0-1",
    "2026-k7d3mw9x\0",
    `2026-k7d3mw9x${" ".repeat(100)}`,
    "<script>",
  ])("is nothing else: %j", (typed) => {
    expect(readNumber(typed)).toBeNull();
  });
});
