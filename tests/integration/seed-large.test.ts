import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findApplication } from "@/lib/application/data";
import { db } from "@/lib/db";
import { preparedStandard } from "@/lib/standard/data";
import { check } from "@/prisma/large/check";
import { fill, type Ground, type Size } from "@/prisma/large/fill";
import { loadReference } from "@/prisma/reference";
import { type FreshDatabase, freshDatabase } from "./database";

const size: Size = {
  communities: 60,
  years: 2,
  perYear: 6,
  open: 26,
  evidence: 90,
  earlierResults: 5,
  messages: 2,
};

let ground: Ground;
/** With reference data and nothing else, until the first test of the large data. */
let base: FreshDatabase;

beforeAll(async () => {
  base = await freshDatabase();
  process.env.DATABASE_URL = base.url;
  process.env.NEXTAUTH_SECRET = "tests-tests-tests-tests-tests-tests-tests";
  await loadReference();
  const { id: standardId } = await db().standardVersion.findFirstOrThrow({
    where: { family: "hangzhou-municipal" },
    select: { id: true },
  });
  const prepared = await preparedStandard(standardId);
  ground = { prepared, standardId, assumedFigures: 1, passwordHash: "none" };
  await db().$disconnect();
});
afterAll(async () => {
  await db().$disconnect();
  await base.drop();
});

/** Works on a database over a connection of its own. */
async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Works on a copy of the database with reference data. */
async function onCopy<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const copy = await freshDatabase(new URL(base.url).pathname.slice(1));
  try {
    return await connected(copy.url, work);
  } finally {
    await copy.drop();
  }
}

const plan = (seed: number) => ({ day: "2026-11-24", size, seed });

it("makes the same data of the same seed, and other data of another", async () => {
  const digestOf = async (seed: number) =>
    (await onCopy((client) => fill(client, ground, plan(seed))))?.digest;
  const one = await digestOf(7);
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(await digestOf(7)).toBe(one);
  expect(await digestOf(8)).not.toBe(one);
});

it("leaves a database alone that holds something else", async () => {
  await onCopy(async (client) => {
    await client.query(
      `INSERT INTO "Account" ("id", "username", "name", "role", "passwordHash")
       VALUES (gen_random_uuid(), 'admin', '周明', 'administrator', 'none')`,
    );
    await expect(fill(client, ground, plan(7))).rejects.toThrow(/已有其他数据，没有改动/);
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM "Account") AS accounts, (SELECT count(*)::int FROM "Community") AS communities`,
    );
    expect(rows).toEqual([{ accounts: 1, communities: 0 }]);
  });
});

describe("the large data", () => {
  let client: pg.Client;
  let first: Awaited<ReturnType<typeof fill>>;
  beforeAll(async () => {
    client = new pg.Client(base.url);
    await client.connect();
    first = await fill(client, ground, plan(7));
  });
  afterAll(() => client.end());

  it("hold as much as was asked for, in every state", async () => {
    expect(first?.counts).toMatchObject({
      Community: 60,
      Application: 38,
      Evidence: 90,
      EarlierResult: 5,
    });
    const { rows } = await client.query(
      `SELECT "state", count(*)::int FROM "Application" GROUP BY 1 ORDER BY 1`,
    );
    expect(rows.find(({ state }) => state === "published")?.count).toBe(12);
    const { rows: open } = await client.query(
      `SELECT count(*)::int AS answers FROM "Answer" x JOIN "Application" a ON a."id" = x."applicationId"
       WHERE a."state" <> 'published' GROUP BY a."id" ORDER BY 1`,
    );
    expect(open).toHaveLength(26);
    expect(open.at(-1)?.answers).toBeGreaterThan(120);
  });

  it("are valid: outcomes come out again, answers have their history, the audit chain is whole", async () => {
    expect(await check(client, ground.prepared)).toMatchObject({ outcomes: 12 });
    const { rows } = await client.query(`SELECT "id" FROM "Application" WHERE "state" = 'draft'`);
    const found = await findApplication(rows[0]?.id);
    expect(found?.facts).toMatchObject({ state: "draft", submitterIds: [] });
  });

  it("are told from an outcome that somebody has changed", async () => {
    const { rows } = await client.query(`SELECT "id", "decision" FROM "Outcome" LIMIT 1`);
    await client.query("BEGIN");
    await client.query(`ALTER TABLE "Outcome" DISABLE TRIGGER USER`);
    await client.query(
      `UPDATE "Outcome" SET "decision" = (jsonb_set("decision"::jsonb, '{total,score}', '1'))::json WHERE "id" = $1`,
      [rows[0]?.id],
    );
    await expect(check(client, ground.prepared)).rejects.toThrow("重算的结果与冻结的不同");
    await client.query("ROLLBACK");
  });

  it("are written once: the second time nothing changes", async () => {
    expect(await fill(client, ground, plan(7))).toBeNull();
    const { rows } = await client.query(`SELECT count(*)::int FROM "Community"`);
    expect(rows[0]?.count).toBe(60);
  });
});
