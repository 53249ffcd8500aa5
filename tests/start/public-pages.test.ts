import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuild } from "../../prisma/build.mjs";
import { migrate } from "../../prisma/migrate.mjs";
import { openCluster } from "../../prisma/postgres.mjs";
import { run } from "../../prisma/processes.mjs";
import { publicPages } from "../public-pages";
import { Wire } from "../wire";
import { freePort, until } from "./clone";

const root = resolve(import.meta.dirname, "../..");

/** The product's own web server with the demonstration, and every byte it asks of the database counted. */
let home: string;
let cluster: Awaited<ReturnType<typeof openCluster>>;
let wire: Wire;
let server: ChildProcess;
let output = "";
let base: string;
let client: pg.Client;
/** A published outcome's address, and what makes it unpublished for a while. */
let code: string;

beforeAll(async () => {
  await ensureBuild();
  home = realpathSync(mkdtempSync(join(tmpdir(), "public-pages-")));
  cluster = await openCluster({ dir: join(home, "postgres"), fast: true });
  await migrate(cluster.url);
  wire = await Wire.to(cluster.url);
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    NODE_ENV: "production",
    ...{ HOST: "127.0.0.1", PORT: String(port), DEMO: "1", DATA_DIR: home },
    ...{ NEXTAUTH_URL: base, NEXTAUTH_SECRET: "s".repeat(40) },
  };
  const seeded = await run(
    process.execPath,
    ["--disable-warning=DeprecationWarning", "--conditions=react-server", "--import", "tsx"].concat(
      "prisma/seed.ts",
    ),
    { cwd: root, env: { ...env, DATABASE_URL: cluster.url } },
  );
  expect(seeded.code, seeded.output).toBe(0);
  server = spawn(process.execPath, ["prisma/serve.mjs"], {
    cwd: root,
    env: { ...env, DATABASE_URL: wire.url },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [server.stdout, server.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  client = new pg.Client(cluster.url);
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query(
    `SELECT "code" FROM "Outcome" WHERE "publishedAt" IS NOT NULL ORDER BY "code" LIMIT 1`,
  );
  code = rows[0].code;
  await until(() => fetch(base).then(Boolean, () => false), "the server");
  await until(listens, "changes heard of");
  // What Next says of itself, which the launcher does not pass on.
  output = "";
}, 300_000);

afterAll(async () => {
  await client?.end();
  if (server && server.exitCode === null) {
    server.kill("SIGTERM");
    await once(server, "exit");
  }
  await wire?.close();
  await cluster?.stop();
  rmSync(home, { recursive: true, force: true });
}, 60_000);

async function listens(): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT 1 FROM pg_stat_activity WHERE application_name = 'public_pages' AND query LIKE 'LISTEN%'`,
  );
  return rows.length > 0;
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${base}${path}`, { headers });
const outcome = () => get(`/outcomes/${code}`);

/** Publishes the outcome, or takes that back, as no person can: the database itself refuses it otherwise. */
const setPublished = (published: boolean) =>
  client.query(`
    BEGIN;
    ALTER TABLE "Outcome" DISABLE TRIGGER "Outcome_frozen";
    UPDATE "Outcome" SET ${
      published
        ? `"publishedAt" = now(), "publishedById" = "approvedById"`
        : `"publishedAt" = NULL, "publishedById" = NULL`
    } WHERE "code" = '${code}';
    ALTER TABLE "Outcome" ENABLE TRIGGER "Outcome_frozen";
    COMMIT`);

/** Asks again and again, without a rest, until it says `status`. @returns when it was asked what was answered so, in milliseconds from now */
async function saysWithin(status: number): Promise<number> {
  const began = performance.now();
  let asked = began;
  const look = async () => {
    asked = performance.now();
    return (await outcome()).status === status;
  };
  await until(look, `status ${status}`, 10);
  return asked - began;
}

describe("public pages", () => {
  it("cost no query when nothing has changed: neither whole, nor from page to page, nor in any display", async () => {
    const views: [string, Record<string, string>][] = [
      ["/", {}],
      ["/outcomes", {}],
      ["/outcomes?result=passed&page=1", {}],
      [`/outcomes/${code}`, {}],
      [`/outcomes/${code}`, { cookie: "display-text=large" }],
      [`/outcomes/${code}`, { cookie: "display-text=large; display-contrast=high" }],
      // Next leads to the address that goes with what its router says.
      ["/outcomes?_rsc=x", { rsc: "1", "next-url": "/" }],
      ["/method", {}],
      ["/method/hangzhou-municipal/2022-trial", {}],
      ["/estimate", {}],
      ["/help", {}],
      ["/notices", {}],
      ["/amendments", {}],
      ["/open-data", {}],
      ["/feed.xml", {}],
      ["/sitemap.xml", {}],
      [`/outcomes/${code}/recompute`, {}],
      [`/api/v1/outcomes/${code}`, {}],
    ];
    for (const [path, headers] of views) expect((await get(path, headers)).status, path).toBe(200);
    const before = wire.asked;
    for (let round = 0; round < 5; round += 1)
      for (const [path, headers] of views) expect((await get(path, headers)).status).toBe(200);
    expect(wire.asked).toBe(before);
    // The same wire does count: somebody who may be signed in is looked up.
    await get("/outcomes", { cookie: "display-text=large; next-auth.session-token=x" });
    expect(wire.asked).toBeGreaterThan(before);
  });

  it("show a published outcome within a second, and one that is not never", async () => {
    await setPublished(false);
    expect(await saysWithin(404)).toBeLessThan(1_000);
    for (let n = 0; n < 10; n += 1) expect((await outcome()).status).toBe(404);
    expect(await (await get("/outcomes")).text()).not.toContain(code);
    expect((await get(`/api/v1/outcomes/${code}`)).status).toBe(404);
    await setPublished(true);
    expect(await saysWithin(200)).toBeLessThan(1_000);
    expect(await (await get("/outcomes")).text()).toContain(code);
    expect(await (await get("/")).text()).toContain(code);
  });

  it("are right without being kept while changes cannot be heard of, and are kept again after", async () => {
    expect((await outcome()).status).toBe(200);
    wire.refuses = true;
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'public_pages'`,
    );
    await setPublished(false);
    expect(await saysWithin(404)).toBeLessThan(1_000);
    await setPublished(true);
    const before = wire.asked;
    expect((await outcome()).status).toBe(200);
    expect(wire.asked).toBeGreaterThan(before);
    wire.refuses = false;
    await until(listens, "changes heard of again");
    await outcome();
    const again = wire.asked;
    expect((await outcome()).status).toBe(200);
    expect(wire.asked).toBe(again);
  });

  it("say how they are shown, each by itself", async () => {
    const text = async (cookie: string) => (await get("/help", { cookie })).text();
    expect(await text("display-text=large")).toContain('data-text="large"');
    expect(await text("")).toContain('data-text="normal"');
    expect(await text("display-contrast=high")).toContain('data-contrast="high"');
    expect(await text("display-text=large")).toContain('data-text="large"');
  });

  it("say in the head what they are and where they are found, to whoever asks", async () => {
    const { found, hidden } = await publicPages(cluster.url);
    // Who names no program of theirs is answered as everybody is.
    for (const [path, headers] of [...found, ...hidden].flatMap((path) => [
      [path, {}] as const,
      [path, { "user-agent": "" }] as const,
    ])) {
      const html = await (await get(path, headers)).text();
      const head = html.slice(0, html.indexOf("</head>"));
      expect(head, path).toMatch(/<html lang="zh-CN"/);
      expect(head, path).toMatch(/<title>[^<]*杭州未来社区验收<\/title>/);
      expect(head, path).toMatch(/<meta name="description" content="[^"]{10,}"\/>/);
      expect(html.match(/<meta name="description"/g), path).toHaveLength(1);
      const [, address] = /<link rel="canonical" href="([^"]*)"\/>/.exec(head) ?? [];
      expect(new URL(`${address}`).href, path).toBe(new URL(path.replace(/\?.*/, ""), base).href);
      expect(/<meta name="robots" content="noindex/.test(head), path).toBe(
        hidden.includes(path) && path !== "/sign-in",
      );
      // Next's mark of a page whose head may come after its body, as it happens to be ready.
      expect(html, path).not.toContain("Next.MetadataOutlet");
    }
  });

  it("carry the security headers and a policy that lets run no script but their own", async () => {
    for (const path of ["/estimate", `/outcomes/${code}/recompute`]) {
      const answer = await get(path);
      const policy = answer.headers.get("content-security-policy") ?? "";
      const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
      expect(scripts, path).toBe("'self'");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("cache-control")).toBe("no-cache");
      expect(answer.headers.get("set-cookie")).toBeNull();
      expect(`${[...answer.headers.values()]}${await answer.text()}`).not.toContain("nonce=");
    }
  });

  it("that work without the application's script are given without, kept or not, signed in or not", async () => {
    const { found, hidden } = await publicPages(cluster.url);
    /** The pages' own scripts, which are small: what they ask for more comes after a press. */
    const own: [RegExp, string][] = [
      [/^\/outcomes\/[^/]+$/, "copy"],
      [/\/recompute$/, "recompute"],
      [/^\/estimate/, "estimate"],
      [/\/objection$/, "objection"],
      [/^\/survey\/plans\/./, "draw"],
      [/^\/survey\/[A-Z]+$/, "answer"],
      [/^\/sign-in$/, "sign-in"],
    ];
    const pages = [...found, ...hidden];
    const met = new Set<string>();
    for (const path of pages)
      for (const cookie of ["", "next-auth.session-token=x"]) {
        const answer = await get(path, { cookie });
        const html = await answer.text();
        const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([script]) => script);
        const name = own.find(([at]) => at.test(path))?.[1];
        if (scripts.length > 0 && name) met.add(name);
        // Of a survey that is not drawn yet nothing can be drawn again.
        if (scripts.length > 0 || name !== "draw")
          expect(scripts, path).toEqual(
            name ? [expect.stringMatching(`type="module" .*/_next/static/scripts/${name}-`)] : [],
          );
        expect(html, path).not.toContain('as="script"');
        expect(html, path).toContain("<h1");
        expect(html, path).toContain("</html>");
        const policy = answer.headers.get("content-security-policy");
        expect(policy, path).toContain("script-src 'self';");
        for (const script of scripts) {
          const sent = await get(/src="([^"]*)"/.exec(script)?.[1] ?? "");
          expect(sent.status, script).toBe(200);
          expect(sent.headers.get("cache-control")).toContain("immutable");
          expect((await sent.text()).length, script).toBeLessThan(2_400);
        }
      }
    expect([...met].sort()).toEqual(own.map(([, name]) => name).sort());
  });

  it("are packed as the visitor can unpack them, also those that are made each time", async () => {
    for (const [accepted, packed] of [
      ["br, gzip", "br"],
      ["gzip", "gzip"],
      ["identity", null],
    ] as const) {
      const answer = await get("/receipts/nothing", { "accept-encoding": accepted });
      expect(answer.headers.get("content-encoding"), accepted).toBe(packed);
      expect(await answer.text()).toContain("没有这个编号的回执");
      expect(answer.headers.get("cache-control")).toContain("no-store");
    }
  });

  it("leave nothing in the log, even asked for nonsense", async () => {
    for (const path of [
      "/outcomes?page=99999999999999999999&result=%00&district=%E0%A4%A",
      "/outcomes?page=-1&page=2&year=abc&sort=drop%20table&type[]=x",
      `/outcomes?q=${"长".repeat(300)}`,
      "/outcomes/2026-00000000",
      "/outcomes/%00",
      "/outcomes/..%2f..%2fdesk",
    ])
      expect((await get(path)).status, path).toBeLessThan(500);
    expect(output).toBe("");
  });
});
