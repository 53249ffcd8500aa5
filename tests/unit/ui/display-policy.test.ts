import { describe, expect, it } from "vitest";
import { preferenceCookies, readPreferences, safeReturnPath } from "@/lib/display/policy";

describe("where the display form goes back to", () => {
  it.each([
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "outcomes",
    "",
    "/a\nSet-Cookie: x=1",
    "/\t/evil.example",
    `/${"a".repeat(3000)}`,
    null,
    undefined,
    42,
  ])("never leaves the site: %.40j", (path) => {
    expect(safeReturnPath(path)).toBe("/");
  });

  it("keeps a path of this site with its search, escaped for the header", () => {
    expect(safeReturnPath("/outcomes?district=余杭&page=2")).toBe(
      "/outcomes?district=%E4%BD%99%E6%9D%AD&page=2",
    );
    expect(safeReturnPath("/")).toBe("/");
    expect(safeReturnPath("/./a/../../b")).toBe("/b");
  });

  it("does not let dots bring back a second slash", () => {
    expect(safeReturnPath("/.//evil.example")).toBe("/");
    expect(safeReturnPath("/a/..//evil.example")).toBe("/");
  });
});

describe("display preferences", () => {
  it("are normal unless a cookie says otherwise", () => {
    expect(readPreferences()).toEqual({ text: "normal", contrast: "normal" });
    expect(readPreferences("large", "high")).toEqual({ text: "large", contrast: "high" });
    expect(readPreferences("huge", "1")).toEqual({ text: "normal", contrast: "normal" });
  });

  it("change only what the pressed button sent", () => {
    expect(preferenceCookies("large", null)).toEqual([
      "display-text=large; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
    ]);
    expect(preferenceCookies("x; Domain=evil", "high")).toHaveLength(1);
    expect(preferenceCookies(null, undefined)).toEqual([]);
  });
});
