import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, FILE_POLICY } from "@/lib/http/headers";
import { isHandedInFile, judge, type RequestFacts } from "@/lib/http/policy";

const SESSION = "next-auth.session-token";
const facts = (over: Partial<RequestFacts>): RequestFacts => ({
  method: "POST",
  pathname: "/applications/a1",
  search: "",
  host: "ys.hangzhou.example",
  origin: null,
  secFetchSite: null,
  contentLength: "100",
  cookies: [SESSION],
  ...over,
});
const status = (over: Partial<RequestFacts>, trusted: string[] = []) => {
  const verdict = judge(facts(over), trusted);
  return verdict.kind === "refuse" ? verdict.status : verdict.kind;
};

describe("changing requests", () => {
  it("are refused from another site, whatever else they say", () => {
    expect(status({ origin: "https://evil.example" })).toBe(403);
    expect(status({ origin: "https://evil.example", secFetchSite: "same-origin" })).toBe(403);
    expect(status({ origin: "https://ys.hangzhou.example.evil.example" })).toBe(403);
    expect(status({ origin: "null" })).toBe(403);
    expect(status({ secFetchSite: "cross-site" })).toBe(403);
    expect(status({ secFetchSite: "same-site" })).toBe(403);
    expect(status({ origin: "https://evil.example", pathname: "/api/v1/score" })).toBe(403);
    expect(status({ method: "DELETE", origin: "https://evil.example", cookies: [] })).toBe(403);
  });

  it("are refused without any sign of their origin where a cookie rides along", () => {
    expect(status({})).toBe(403);
    expect(status({ pathname: "/api/v1evil" })).toBe(403);
  });

  it("pass from the site's own pages", () => {
    expect(status({ origin: "https://ys.hangzhou.example" })).toBe("pass");
    expect(status({ secFetchSite: "same-origin" })).toBe("pass");
    expect(status({ host: "127.0.0.1:3000", origin: "https://ys.hangzhou.example" })).toBe(403);
    expect(
      status({ host: "127.0.0.1:3000", origin: "https://ys.hangzhou.example" }, [
        "https://ys.hangzhou.example/",
      ]),
    ).toBe("pass");
  });

  it("pass from other programs to the interfaces made for them, and where no cookie can be misused", () => {
    expect(status({ pathname: "/api/v1/score" })).toBe("pass");
    expect(status({ pathname: "/api/v1/score", cookies: [] })).toBe("pass");
    expect(status({ cookies: [] })).toBe("pass");
  });

  it("are refused above one megabyte, on the byte", () => {
    const own = { origin: "https://ys.hangzhou.example" };
    expect(status({ ...own, contentLength: "1048576" })).toBe("pass");
    expect(status({ ...own, contentLength: "1048577" })).toBe(413);
    expect(status({ pathname: "/api/v1/score", contentLength: "1048577" })).toBe(413);
    expect(status({ ...own, contentLength: "lots" })).toBe(413);
  });
});

describe("office pages", () => {
  const visit = (pathname: string, cookies: string[] = [], search = "") =>
    judge(facts({ method: "GET", pathname, cookies, search }));

  it("send strangers to sign in and remember where they wanted to go", () => {
    expect(visit("/reviews/r1", [], "?tab=all&q=余杭")).toEqual({
      kind: "sign-in",
      location: "/sign-in?next=%2Freviews%2Fr1%3Ftab%3Dall%26q%3D%E4%BD%99%E6%9D%AD",
    });
    for (const path of ["/desk", "/communities", "/applications/a1/check", "/audit"]) {
      expect(visit(path).kind).toBe("sign-in");
    }
    expect(visit("/desk", ["display-text"]).kind).toBe("sign-in");
  });

  it("let everyone pass who sends a session cookie of either name, split or whole", () => {
    for (const name of [SESSION, `__Secure-${SESSION}`, `${SESSION}.0`]) {
      expect(visit("/desk", [name]).kind).toBe("pass");
    }
  });

  it("do not swallow public pages that begin alike", () => {
    for (const path of ["/", "/outcomes", "/deskside", "/sign-in", "/api/v1/standards"]) {
      expect(visit(path).kind).toBe("pass");
    }
  });

  it("leave a change after the session ended to its action", () => {
    const post = facts({ pathname: "/desk", cookies: [], origin: "https://ys.hangzhou.example" });
    expect(judge(post).kind).toBe("pass");
  });
});

describe("the content security policy", () => {
  it("lets only scripts with the nonce run, and nothing be framed", () => {
    const policy = contentSecurityPolicy("abc");
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).toContain("style-src-elem 'self' 'nonce-abc';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe-eval");
    expect(policy.replace("style-src-attr 'unsafe-inline'", "")).not.toContain("unsafe-inline");
  });

  it("of what people handed in is one under which nothing runs, and of that alone", () => {
    expect(FILE_POLICY).toBe("default-src 'none'; sandbox");
    expect(isHandedInFile("/applications/a1/evidence/e1")).toBe(true);
    expect(isHandedInFile("/applications/a1/evidence/e1/image")).toBe(true);
    for (const path of [
      "/applications/a1",
      "/applications/a1/evidences",
      "/x/applications/a/evidence/b",
    ])
      expect(isHandedInFile(path)).toBe(false);
  });
});
