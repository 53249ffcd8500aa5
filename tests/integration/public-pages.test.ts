import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Changes } from "../../prisma/pages/changes.mjs";
import { Front } from "../../prisma/pages/front.mjs";
import { until } from "../start/clone";
import { Wire } from "../wire";
import { type FreshDatabase, freshDatabase } from "./database";

let database: FreshDatabase;
let client: pg.Client;
beforeEach(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.url);
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

const district = `INSERT INTO "District" ("id", "name", "position") VALUES ('new', '新区', 99)`;
const killListeners = () =>
  client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'public_pages'`,
  );

describe("changes", () => {
  let changes: Changes;
  let forgotten = 0;
  const listen = async (url: string, beats = false) => {
    forgotten = 0;
    changes = new Changes(
      url,
      () => {
        forgotten += 1;
      },
      beats,
    );
    await changes.listen();
  };
  afterEach(() => changes.end());

  it("are heard of when they are committed, and not when they are taken back", async () => {
    await listen(database.url);
    expect(changes.hears).toBe(true);
    const { generation } = changes;
    await client.query(`BEGIN; ${district}; ROLLBACK`);
    await client.query(`BEGIN; ${district}`);
    await client.query("SELECT 1");
    expect(changes.generation).toBe(generation);
    await client.query("COMMIT");
    await until(() => changes.generation === generation + 1, "one change heard of");
    // On connecting nothing is known of before.
    expect(forgotten).toBe(2);
  });

  it("of a table of one's own are heard of after one line in its migration", async () => {
    await listen(database.url);
    const { generation } = changes;
    await client.query(`CREATE TABLE "Notice" (n int)`);
    await client.query(`INSERT INTO "Notice" VALUES (1)`);
    await client.query(`SELECT feeds_public_pages('"Notice"')`);
    expect(changes.generation).toBe(generation);
    for (const change of [
      `INSERT INTO "Notice" VALUES (2)`,
      `UPDATE "Notice" SET n = 3`,
      `DELETE FROM "Notice"`,
      `TRUNCATE "Notice"`,
    ]) {
      const before = changes.generation;
      await client.query(change);
      await until(() => changes.generation > before, change);
    }
  });

  it("come from every table that published outcomes are read from", async () => {
    const { rows } = await client.query(
      `SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'tell_public_pages'`,
    );
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['"Outcome"', '"StandardVersion"', '"StandardRepeal"', '"District"']),
    );
    // And those that surveys' public pages are read from; answers, which come by the thousand, change none.
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['"Survey"', '"SurveyRegister"', '"Community"']),
    );
  });

  it("cannot be heard of when the connection is broken, and what was missed counts as a change", async () => {
    const wire = await Wire.to(database.url);
    await listen(wire.url);
    const { generation } = changes;
    wire.refuses = true;
    await killListeners();
    await until(() => !changes.hears, "the loss noticed", 1);
    await client.query(district);
    wire.refuses = false;
    await until(() => changes.hears, "connected again", 5);
    expect(changes.generation).toBeGreaterThan(generation + 1);
    await changes.end();
    await wire.close();
  });

  it("cannot be heard of when a server elsewhere falls silent: noticed within a second", async () => {
    const wire = await Wire.to(database.url);
    await listen(wire.url, true);
    wire.silent = true;
    await until(() => !changes.hears, "the silence noticed", 1);
    wire.cut();
    wire.silent = false;
    await until(() => changes.hears, "connected again", 10);
    await changes.end();
    await wire.close();
  });

  it("are waited for by a server that starts before its database", async () => {
    const wire = await Wire.to(database.url);
    wire.refuses = true;
    await listen(wire.url);
    expect(changes.hears).toBe(false);
    wire.refuses = false;
    await until(() => changes.hears, "connected", 5);
    await changes.end();
    await wire.close();
  });
});

describe("the front", () => {
  let front: Front;
  let server: Server;
  /** What the application was asked for, and how it answers. */
  let asked: IncomingMessage[];
  let application: (request: IncomingMessage, response: ServerResponse) => void;
  beforeEach(async () => {
    asked = [];
    application = (_, response) => response.setHeader("Content-Type", "text/html").end("页面");
    front = new Front({
      handle: async (request: IncomingMessage, response: ServerResponse) => {
        asked.push(request);
        application(request, response);
      },
      database: database.url,
      address: "https://acceptance.example",
    });
    await front.changes.listen();
    server = createServer((request, response) => void front.answer(request, response));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await front.end();
  });

  const get = (path: string, headers: Record<string, string> = {}) => {
    const address = server.address();
    if (typeof address !== "object" || !address) throw new Error("not listening");
    return fetch(`http://127.0.0.1:${address.port}${path}`, { headers, redirect: "manual" });
  };
  const change = async () => {
    const { generation } = front.changes;
    await client.query(`UPDATE "District" SET "position" = "position"`);
    await until(() => front.changes.generation > generation, "the change heard of");
  };

  it("asks once for what many want at once, tells nothing of who wants it, and gives the same to all", async () => {
    const visitor = { "user-agent": "secret", cookie: "secret=1", "x-forwarded-host": "evil" };
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => (await get("/help", visitor)).text()),
    );
    expect(new Set(answers)).toEqual(new Set(["页面"]));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers).toEqual({ host: "acceptance.example", connection: "close" });
  });

  it("asks again after a change", async () => {
    await get("/help");
    await change();
    application = (_, response) => response.setHeader("Content-Type", "text/html").end("新");
    expect(await (await get("/help")).text()).toBe("新");
    expect(asked).toHaveLength(2);
  });

  it("does not keep what was begun before a change, nor give it to who comes after", async () => {
    let finish = () => {};
    application = (_, response) => {
      finish = () => response.setHeader("Content-Type", "text/html").end("旧");
    };
    const early = get("/help");
    await until(() => asked.length === 1, "the page asked for");
    await change();
    const finishOld = finish;
    application = (_, response) => response.setHeader("Content-Type", "text/html").end("新");
    expect(await (await get("/help")).text()).toBe("新");
    finishOld();
    expect(await (await early).text()).toBe("旧");
    expect(await (await get("/help")).text()).toBe("新");
    expect(asked).toHaveLength(2);
  });

  it("asks each time while changes cannot be heard of", async () => {
    await get("/help");
    await front.changes.end();
    await get("/help");
    await get("/help");
    expect(asked).toHaveLength(3);
  });

  it("keeps no error, nothing missing and no cookie, and passes them on", async () => {
    for (const status of [404, 500, 307]) {
      application = (_, response) => response.writeHead(status, { "x-said": "1" }).end("没有");
      for (const _ of [1, 2]) {
        const answer = await get("/help");
        expect(answer.status).toBe(status);
        expect(answer.headers.get("x-said")).toBe("1");
        expect(await answer.text()).toBe("没有");
      }
    }
    expect(asked).toHaveLength(6);
    application = (_, response) =>
      response.writeHead(200, { "set-cookie": "a=1", "content-type": "text/html" }).end("你");
    for (const _ of [1, 2]) await get("/help");
    expect(asked).toHaveLength(8);
  });

  it("asks for each way of showing, and for who is signed in every time", async () => {
    for (const cookie of ["display-text=large", "display-contrast=high", ""])
      for (const _ of [1, 2]) await get("/help", { cookie });
    expect(asked).toHaveLength(3);
    expect(asked[0]?.headers.cookie).toBe("display-text=large");
    for (const _ of [1, 2]) await get("/help", { cookie: "next-auth.session-token=x" });
    expect(asked).toHaveLength(5);
  });

  it("packs as the visitor can unpack, tags each packing, and sends nothing twice", async () => {
    const packed = async (accept: string, tag?: string) => {
      const answer = await get("/help", {
        "accept-encoding": accept,
        ...(tag ? { "if-none-match": tag } : {}),
      });
      return { answer, tag: answer.headers.get("etag") ?? "", text: await answer.text() };
    };
    const kinds = [
      { accept: "gzip, deflate, br, zstd", encoding: "br" },
      { accept: "gzip;q=1.0, br;q=0", encoding: "gzip" },
      { accept: "identity", encoding: null },
    ];
    const tags = new Set<string>();
    for (const { accept, encoding } of kinds) {
      const { answer, tag, text } = await packed(accept);
      expect(answer.headers.get("content-encoding")).toBe(encoding);
      expect(text).toBe("页面");
      expect(answer.headers.get("vary")).toContain("Accept-Encoding");
      const again = await packed(accept, tag);
      expect(again.answer.status).toBe(304);
      expect(again.tag).toBe(tag);
      expect(again.text).toBe("");
      expect((await packed(accept, `"other", W/${tag}`)).answer.status).toBe(304);
      expect((await packed(accept, '"other"')).answer.status).toBe(200);
      tags.add(tag);
    }
    expect(tags.size).toBe(3);
    expect(asked).toHaveLength(1);
  });
});
