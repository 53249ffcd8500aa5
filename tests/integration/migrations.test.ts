import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../../prisma/migrate.mjs";
import { type FreshDatabase, freshDatabase } from "./database";

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

function prisma(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["node_modules/prisma/build/index.js", ...args],
    {
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: database.url, CHECKPOINT_DISABLE: "1" },
    },
  );
  return { status, output: stdout + stderr };
}

async function query(sql: string) {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

// Prisma's command takes seconds to load, on a busy machine many.
describe("migrations", { timeout: 120_000 }, () => {
  it("lead to what schema.prisma describes", () => {
    const { status, output } = prisma(
      ...["migrate", "diff", "--from-config-datasource", "--to-schema", "prisma/schema.prisma"],
      "--exit-code",
    );
    expect(output).toContain("No difference detected");
    expect(status).toBe(0);
  });

  it("are taken as applied by Prisma's own command", () => {
    const { status, output } = prisma("migrate", "status");
    expect(output).toContain("Database schema is up to date");
    expect(status).toBe(0);
  });

  it("are not applied a second time", async () => {
    expect(await migrate(database.url)).toEqual([]);
  });
});

describe("a migration of one's own", () => {
  const dir = mkdtempSync(join(tmpdir(), "migrations-"));
  const url = pathToFileURL(`${dir}/`);
  const file = join(dir, "29990101000000_trial/migration.sql");
  beforeAll(() => cpSync(resolve("prisma/migrations"), dir, { recursive: true }));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it("leaves nothing behind when it fails half-way, and can be mended", async () => {
    mkdirSync(dirname(file));
    writeFileSync(file, "create table trial (id int); select 1/0;");
    await expect(migrate(database.url, url)).rejects.toThrow("执行失败，已全部撤回");
    expect(await query("select to_regclass('trial') as found")).toEqual([{ found: null }]);

    writeFileSync(file, "create table trial (id int);");
    expect(await migrate(database.url, url)).toEqual(["29990101000000_trial"]);
  });

  it("may not be edited after it was applied", async () => {
    writeFileSync(file, `${readFileSync(file, "utf8")} -- edited`);
    await expect(migrate(database.url, url)).rejects.toThrow("在执行之后被改动过");
  });
});
