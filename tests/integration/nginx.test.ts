import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "../../prisma/ports.mjs";
import { ensureNginx, runNginx } from "../nginx.mjs";

const nginx = await ensureNginx();
if (!nginx) console.warn("没有 nginx，也不能安装：跳过它的配置的测试。");

/** nginx as it is shipped, before a server that answers as the product does. */
describe.skipIf(!nginx)("the configuration for nginx", () => {
  let front: Awaited<ReturnType<typeof runNginx>>;
  let application: Server;
  let base: string;
  /** What came through, and how it is answered. */
  let asked: IncomingMessage[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  /** For longer than the product asks, so that no second's end comes in between. */
  const markedForAll = () => ({
    "X-Accel-Expires": `@${Math.floor(Date.now() / 1_000) + 60}`,
    "Cache-Control": "no-cache",
    Vary: "Accept-Encoding, Cookie, rsc",
    "Content-Type": "text/html; charset=utf-8",
  });
  const page = (text: string, headers: Record<string, string> = markedForAll()) => {
    answer = (_, response) => {
      const body = gzipSync(text);
      response.writeHead(200, {
        ...headers,
        "Content-Encoding": "gzip",
        "Content-Length": body.length,
      });
      response.end(body);
    };
  };

  beforeAll(async () => {
    application = createServer((request, response) => {
      asked.push(request);
      answer(request, response);
    });
    await new Promise<void>((ready) => application.listen(0, "127.0.0.1", ready));
    const address = application.address();
    const upstream = typeof address === "object" && address ? address.port : 0;
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    front = await runNginx(nginx ?? "", { port, upstream });
  });
  afterAll(async () => {
    await front?.stop();
    application?.closeAllConnections();
    await new Promise((done) => application?.close(done));
  });
  beforeEach(() => {
    asked = [];
    page("公开");
  });
  afterEach(() => expect(front.log()).toBe(""));

  let made = 0;
  /** An address that was not asked for before. */
  const address = () => {
    made += 1;
    return `/outcomes?page=${made}`;
  };
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(base + path, { headers, redirect: "manual" });

  it("gives a public page to everybody after asking once, packed and unpacked", async () => {
    const path = address();
    for (const accept of ["gzip, br", "identity", "gzip"]) {
      const answered = await get(path, { "accept-encoding": accept });
      expect(await answered.text()).toBe("公开");
      expect(answered.headers.get("content-encoding")).toBe(accept === "identity" ? null : "gzip");
      // It is for nginx alone.
      expect(answered.headers.get("x-accel-expires")).toBeNull();
      expect(answered.headers.get("cache-control")).toBe("no-cache");
    }
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers).toMatchObject({
      "accept-encoding": "gzip",
      host: new URL(base).host,
    });
  });

  it("asks for who may be signed in every time, keeps nothing of it, and gives nothing kept", async () => {
    const path = address();
    const cookie = "a=1; __Secure-next-auth.session-token.0=x";
    page("我的");
    for (const _ of [1, 2]) expect(await (await get(path, { cookie })).text()).toBe("我的");
    page("公开");
    expect(await (await get(path)).text()).toBe("公开");
    page("我的");
    for (const name of ["next-auth.session-token", "__Secure-next-auth.session-token"])
      expect(await (await get(path, { cookie: `${name}=x` })).text()).toBe("我的");
    expect(await (await get(path, { authorization: "Bearer x" })).text()).toBe("我的");
    expect(await (await get(path)).text()).toBe("公开");
    expect(asked).toHaveLength(6);
  });

  it.each([
    ["an answer that sets a cookie", { ...markedForAll(), "Set-Cookie": "a=1" }],
    ["what is not marked", { "Content-Type": "text/html", "Cache-Control": "public, max-age=600" }],
    ["what is private", { "Content-Type": "text/html", "Cache-Control": "private, no-store" }],
  ])("keeps nothing of %s", async (_, headers) => {
    const path = address();
    page("一", headers);
    for (const __ of [1, 2]) expect((await get(path)).status).toBe(200);
    expect(asked).toHaveLength(2);
  });

  it("keeps an answer no longer than the product says: until its second is out", async () => {
    const path = address();
    page("旧", { ...markedForAll(), "X-Accel-Expires": `@${Math.floor(Date.now() / 1_000) - 1}` });
    await get(path);
    page("新");
    expect(await (await get(path)).text()).toBe("新");
  });

  it("keeps each way of showing a page by itself, and no other cookie makes another", async () => {
    const path = address();
    for (const shown of ["大字", "高对比", "平常"]) {
      page(shown);
      const cookie = {
        大字: "display-text=large",
        高对比: "x=1; display-contrast=high",
        平常: "y=2",
      };
      await get(path, { cookie: cookie[shown as keyof typeof cookie] });
    }
    expect(await (await get(path, { cookie: "z=1; display-text=large" })).text()).toBe("大字");
    expect(await (await get(path, { cookie: "display-contrast=high" })).text()).toBe("高对比");
    expect(await (await get(path, { cookie: "display-text=huge" })).text()).toBe("平常");
    expect(asked).toHaveLength(3);
  });

  it("passes on what changes something, and the steps from page to page, with what it says of itself", async () => {
    const path = address();
    await get(path);
    await fetch(base + path, { method: "POST", body: "x" });
    page("一步");
    expect(await (await get(path, { rsc: "1" })).text()).toBe("一步");
    expect(await (await get(path, { "x-forwarded-for": "6.6.6.6" })).text()).toBe("公开");
    expect(asked.map(({ method }) => method)).toEqual(["GET", "POST", "GET"]);
    expect(asked[2]?.headers["x-forwarded-for"]).toBe("127.0.0.1");
  });

  it("keeps scripts and styles for as long as they say", async () => {
    page("console.log(1)", { "Cache-Control": "public, max-age=31536000, immutable" });
    for (const _ of [1, 2]) await get("/_next/static/chunks/a.js");
    expect(asked).toHaveLength(1);
  });
});
