import { describe, expect, it } from "vitest";
import { isStill, keptAs } from "../../../prisma/pages/addresses.mjs";

const get = (url: string, headers: Record<string, string> = {}) =>
  keptAs({ method: "GET", url, headers });

describe("what is kept of public pages", () => {
  it.each([
    "/survey?wrong=1",
    "/survey/received?again=1&left=2",
    "/survey/plans?page=2",
    "/survey/plans/01a20ee3-f2a8-722f-a167-c5457a49a4ee",
  ])("%s, of surveys what shows nobody's code", (path) => {
    expect(get(path)).toMatchObject({ path });
  });

  it.each([
    "/",
    "/outcomes",
    "/outcomes/2026-k7d3mw9x",
    "/amendments",
    "/method",
    "/help",
    "/estimate",
  ])("%s, for reading alone", (path) => {
    expect(get(path)).toMatchObject({ path, plain: true, headers: {} });
    expect(keptAs({ method: "HEAD", url: path, headers: {} })?.key).toBe(get(path)?.key);
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"])
      expect(keptAs({ method, url: path, headers: {} })).toBeNull();
  });

  it.each([
    "/desk",
    "/applications/1",
    "/api/auth/session",
    "/api/v1/score",
    "/survey/abc",
    "/survey/TESTTESTTESG",
    "/survey?code=TESTTESTTESG",
    "/survey/answers",
    "/survey/plans/01a20ee3-f2a8-722f-a167-c5457a49a4ee/draw",
    "/outcomes/2026-k7d3mw9x/",
    "/outcomes/../desk",
    "/outcomes/2026-K7D3MW9X",
    "//outcomes",
    "/outcomes%2F",
    "http://elsewhere/outcomes",
    "/_next/static/x.js",
  ])("nothing of %s", (path) => {
    expect(get(path)).toBeNull();
  });

  it.each([
    "next-auth.session-token=x",
    "a=1; __Secure-next-auth.session-token=x",
    "next-auth.session-token.0=x",
    "display-text=large;next-auth.session-token=",
  ])("nothing for who may be signed in: %s", (cookie) => {
    expect(get("/outcomes", { cookie })).toBeNull();
  });

  it("which of them are given without script: those of which nothing is lost", () => {
    for (const path of ["/", "/outcomes?q=x", "/notices", "/method/a/b", "/help", "/survey"])
      expect(get(path)?.still, path).toBe(true);
    for (const path of ["/open-data/outcomes.csv", "/feed.xml", "/api/v1/outcomes"])
      expect(get(path)?.still, path).toBe(false);
  });

  it("nothing for who shows a pass", () => {
    expect(get("/outcomes", { authorization: "Bearer x" })).toBeNull();
  });

  it("each way of showing a page by itself, whatever else is in the cookies", () => {
    const shown = (cookie: string) => get("/help", { cookie });
    const keys = [
      shown(""),
      shown("display-text=large"),
      shown("display-contrast=high"),
      shown("display-text=large; display-contrast=high"),
    ].map((kept) => kept?.key);
    expect(new Set(keys).size).toBe(4);
    expect(shown("x=1; display-contrast=normal; display-text=huge")?.key).toBe(keys[0]);
    expect(shown("display-contrast=high; y=2; display-text=large")).toMatchObject({
      key: keys[3],
      headers: { cookie: "display-text=large; display-contrast=high" },
    });
  });
});

describe("queries", () => {
  it("are one whatever their order, and without what was left empty", () => {
    const kept = get("/outcomes?result=passed&q=%E6%9E%AB&district=&page=2");
    expect(kept).toMatchObject({
      path: "/outcomes?q=%E6%9E%AB&result=passed&page=2",
      plain: false,
    });
    expect(get("/outcomes?page=2&q=枫&result=passed")?.key).toBe(kept?.key);
    expect(get("/outcomes?q=&district=&result=")).toEqual(get("/outcomes"));
  });

  it.each([
    "/outcomes?utm_source=x",
    "/outcomes?page=0",
    "/outcomes?page=99999",
    "/outcomes?page=1&page=2",
    "/outcomes?result=maybe",
    "/outcomes?year=20266",
    "/outcomes?q=%00",
    `/outcomes?q=${"a".repeat(51)}`,
    "/outcomes?q=%E0%A4%A",
    "/help?q=a",
    "/outcomes/2026-k7d3mw9x?x",
    "/estimate?type=renewal",
  ])("that make no sense are left to the application: %s", (url) => {
    // A broken escape is read as the replacement character: a text like any other.
    if (url.includes("%A4%A")) expect(get(url)?.plain).toBe(false);
    else expect(get(url)).toBeNull();
  });
});

describe("visits from page to page", () => {
  const from = { rsc: "1", "next-router-state-tree": "%5B%22%22%5D", "next-url": "/" };

  it("are kept by all that the router says, and apart from whole pages", () => {
    const kept = get("/help?_rsc=abc", from);
    expect(kept).toMatchObject({ path: "/help?_rsc=abc", headers: from, plain: false });
    expect(kept?.key).not.toBe(get("/help")?.key);
    const other = get("/help?_rsc=abc", { ...from, "next-router-state-tree": "%5B%5D" });
    expect(other?.key).not.toBe(kept?.key);
  });

  it("are not kept where what is said is no router's, or too long", () => {
    expect(get("/help?_rsc=abc", { rsc: "2" })).toBeNull();
    expect(get("/help?_rsc=a.b", from)).toBeNull();
    expect(get("/help?_rsc=", from)).toBeNull();
    expect(get("/help", from)).toBeNull();
    expect(get("/help?_rsc=abc")).toBeNull();
    expect(get("/help?_rsc=abc", { ...from, "next-url": "x".repeat(5_000) })).toBeNull();
  });
});

describe("without the application's script", () => {
  const still = (url: string, { method = "GET", ...headers }: Record<string, string> = {}) =>
    isStill({ method, url, headers });

  it.each([
    "/outcomes?district=x&result=maybe",
    "/verify?code=2026-00000000",
    "/receipts?number=abc",
    "/receipts/nothing",
    "/notices/2026-k7d3mw9x/objection",
    "/survey/TESTTESTTESG",
    "/survey/TEST-TEST-TESG?empty=1",
    "/sign-in?next=/communities",
  ])("is also given what is made each time: %s", (url) => {
    expect(get(url)).toBeNull();
    expect(still(url)).toBe(true);
    expect(still(url, { cookie: "next-auth.session-token=x" })).toBe(true);
  });

  it("is given what a form sent without it gives back", () => {
    expect(still("/notices/2026-k7d3mw9x/objection", { method: "POST" })).toBe(true);
    expect(still("/notices/2026-k7d3mw9x/objection", { method: "HEAD" })).toBe(false);
  });

  it("is not given what the script itself asks for", () => {
    expect(still("/outcomes", { rsc: "1" })).toBe(false);
    expect(still("/notices/2026-k7d3mw9x/objection", { method: "POST", "next-action": "a" })).toBe(
      false,
    );
  });

  it.each(["/desk", "/password", "/survey/answers", "/survey/bare", "/open-data/outcomes.csv"])(
    "is not given %s",
    (url) => {
      for (const method of ["GET", "POST"]) expect(still(url, { method })).toBe(false);
    },
  );
});
