import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "@/lib/http/headers";
import { withHashes, withoutScript } from "../../../prisma/pages/policy.mjs";

const nonce = "3f2a";
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const shared = (html: string) => withHashes(html, contentSecurityPolicy(nonce));

describe("a page for everybody", () => {
  it("lets run what the application wrote, by the hash of what is in it", () => {
    const { html, policy } = shared(
      `<script src="/a.js" nonce="${nonce}" async=""></script><script nonce="${nonce}">go()</script>`,
    );
    expect(html).toBe('<script src="/a.js" async=""></script><script>go()</script>');
    expect(policy).toContain(`script-src 'self' ${hash("go()")};`);
    expect(policy).not.toMatch(/nonce|strict-dynamic|script-src[^;]*unsafe/);
  });

  it("lets run nothing that did not carry the nonce", () => {
    const { html, policy } = shared(`<script>steal()</script><script nonce="x">steal()</script>`);
    expect(html).toContain("steal()");
    expect(policy).not.toContain("sha256");
    expect(policy).toContain("script-src 'self';");
  });

  it("holds nobody's nonce, and stays the same from one making to the next", () => {
    const page = (own: string) =>
      withHashes(
        `<style nonce="${own}">p{}</style><script nonce="${own}">push("{\\"nonce\\":\\"${own}\\"}")</script>`,
        contentSecurityPolicy(own),
      );
    expect(page("3f2a")).toEqual(page("9bc1"));
    expect(page("3f2a").html).toContain('push("{\\"nonce\\":\\"0000\\"}")');
    expect(page("3f2a").policy).toContain(`style-src-elem 'self' ${hash("p{}")};`);
    expect(page("3f2a").policy).not.toContain(`script-src 'self' ${hash("p{}")}`);
  });

  it("keeps the rest of the policy, and a policy without a nonce as it is", () => {
    expect(shared("").policy).toContain("frame-ancestors 'none'; form-action 'self'");
    expect(withHashes("<script>a</script>", "default-src 'none'")).toEqual({
      html: "<script>a</script>",
      policy: "default-src 'none'",
    });
  });
});

describe("a page that works without script", () => {
  const page = (body: string) =>
    `<head><link rel="preload" as="script" nonce="3f2a" href="/_next/a.js"/><link rel="stylesheet" href="/_next/a.css"/><script src="/_next/a.js" async=""></script></head><body>${body}<script nonce="3f2a">push("<p>\\u003c/script>")</script><script noModule="" src="/_next/old.js" nonce="3f2a"></script></body>`;

  it("is given without the application's, and with all the rest", () => {
    expect(withoutScript(page("<p>字</p>"))).toBe(
      '<head><link rel="stylesheet" href="/_next/a.css"/></head><body><p>字</p></body>',
    );
  });

  it("keeps its script where it came in pieces, which script puts together", () => {
    for (const piece of ['<template id="B:0"></template>', '<template id="P:1"></template>'])
      expect(withoutScript(page(piece))).toBe(page(piece));
  });

  it("keeps the page's own, which is a module, for everybody as for one", () => {
    const own = '<script type="module" async="" src="/_next/static/scripts/a.js" nonce="3f2a">';
    const whole = `<head>${own}</script></head>`;
    expect(withoutScript(whole)).toBe(whole);
    const { html, policy } = shared(whole);
    expect(html).toBe(whole.replace(' nonce="3f2a"', ""));
    expect(policy).toContain("script-src 'self';");
  });

  it("keeps what is no script to run", () => {
    const facts = '<script type="application/ld+json">{}</script>';
    expect(withoutScript(facts)).toBe(facts);
  });
});
