#!/usr/bin/env node
// Stdio JSON-RPC stand-in for Prisma's native schema-engine, backed by the WASM build from npm.
import { readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as bg from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const argv = process.argv.slice(2);
if (argv[0] === "--version") {
  console.log("schema-engine-cli wasm-shim");
  process.exit(0);
}
const vals = (f) => argv.flatMap((a, i) => (a === f ? [argv[i + 1]] : []));
const url = JSON.parse(vals("--datasource")[0] ?? "{}").url;
const logErr = (message, error_code) =>
  writeSync(
    2,
    `${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields: { message, error_code } })}\n`,
  );

async function ensureDb() {
  const u = new URL(url);
  const db = decodeURIComponent(u.pathname.slice(1));
  u.pathname = "/postgres";
  const c = new pg.Client({ connectionString: u.href });
  await c.connect();
  const { rowCount } = await c.query("select 1 from pg_database where datname=$1", [db]);
  if (!rowCount) await c.query(`create database ${c.escapeIdentifier(db)}`);
  await c.end();
  return db;
}
const cli = argv.indexOf("cli");
if (cli >= 0) {
  writeSync(2, "\n");
  try {
    if (argv[cli + 1] === "create-database") await ensureDb();
    else {
      const c = new pg.Client({ connectionString: url });
      await c.connect();
      await c.end();
    }
    process.exit(0);
  } catch (e) {
    logErr(String(e.message), e.code === "3D000" ? "P1003" : "P1001");
    process.exit(1);
  }
}

const wasm = new URL("./schema_engine_bg.wasm", import.meta.resolve("@prisma/schema-engine-wasm"));
const inst = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm)), {
  "./schema_engine_bg.js": bg,
});
bg.__wbg_set_wasm(inst.exports);
inst.exports.__wbindgen_start?.();
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  m: "",
  set_message(v) {
    this.m = v;
  },
  get() {
    return this.m;
  },
};

const files = vals("--datamodels").map((p) => [p, readFileSync(p, "utf8")]);
// adapter-pg 7.10 migration-path defects worked around here:
//  1. connectToShadowDb() spreads {connectionString, database}: pg lets connectionString win, so the
//     "shadow" pool would be the real database -> pass discrete fields instead of connectionString.
//  2. executeScript() splits on ";" -> send the script whole (simple protocol, implicit transaction).
//  3. pg_catalog "char" (oid 18) is not in fieldToColumnType -> report it as Character.
const u = new URL(url ?? "postgresql://x@127.0.0.1/x");
const poolCfg = {
  host: u.hostname,
  port: Number(u.port || 5432),
  user: decodeURIComponent(u.username),
  password: decodeURIComponent(u.password),
  database: decodeURIComponent(u.pathname.slice(1)),
  max: 4,
};
function patch(adapter) {
  const pool = adapter.underlyingDriver();
  adapter.executeScript = async (script) => {
    try {
      await pool.query(script);
    } catch (e) {
      adapter.onError(e);
    }
  };
  const raw = adapter.queryRaw;
  adapter.queryRaw = async (query) => {
    const res = await adapter.performIO(query);
    const chars = res.fields.flatMap((f, i) => (f.dataTypeID === 18 ? [i] : []));
    for (const i of chars) res.fields[i].dataTypeID = 25;
    const out = await raw.call(
      Object.assign(Object.create(adapter), { performIO: async () => res }),
      query,
    );
    for (const i of chars) out.columnTypes[i] = ColumnTypeEnum.Character;
    return out;
  };
  return adapter;
}
class Factory extends PrismaPg {
  async connect() {
    return patch(await super.connect());
  }
  // 4. upstream drops the shadow database while its own pool is still connected -> end the pool first.
  async connectToShadowDb() {
    const admin = new pg.Client(poolCfg);
    await admin.connect();
    const database = `prisma_shadow_${crypto.randomUUID().replaceAll("-", "")}`;
    await admin.query(`CREATE DATABASE "${database}"`);
    const a = patch(await new PrismaPg({ ...poolCfg, database }).connect());
    const dispose = a.dispose.bind(a);
    a.dispose = async () => {
      await dispose();
      await admin.query(`DROP DATABASE "${database}" WITH (FORCE)`);
      await admin.end();
    };
    return a;
  }
}
let engine;
const getEngine = async () =>
  (engine ??= await bg.SchemaEngine.new(
    { datamodels: files.length ? files : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new Factory(poolCfg)),
  ));

process.on("uncaughtException", (e) => {
  logErr(globalThis.PRISMA_WASM_PANIC_REGISTRY.get() || String(e.stack));
  process.exit(101);
});
const rl = createInterface({ input: process.stdin });
let q = Promise.resolve();
rl.on("line", (line) => {
  q = q.then(() => handle(JSON.parse(line)));
});
rl.on("close", () => q.then(() => process.exit(0)));
const send = (o) => writeSync(1, `${JSON.stringify({ jsonrpc: "2.0", ...o })}\n`);

async function handle({ id, method, params }) {
  if (!method) return;
  try {
    let result;
    if (method === "createDatabase") result = { databaseName: await ensureDb() };
    else if (method === "getDatabaseVersion") result = await (await getEngine()).version();
    else {
      const e = await getEngine();
      // 5. these two only read the migration schema cache, which devDiagnostic fills and applyMigrations empties.
      if (method === "evaluateDataLoss" || method === "createMigration")
        await e.devDiagnostic({
          migrationsList: params.migrationsList,
          filters: params.filters,
        });
      result = await e[method](params);
    }
    if (method === "diff" && result?.stdout) {
      send({
        id: id + 1e6,
        method: "print",
        params: { content: result.stdout },
      });
      result = { ...result, stdout: null };
    }
    send({ id, result: result ?? {} });
  } catch (e) {
    send({
      id,
      error: {
        code: 4466,
        message: String(e?.message ?? e),
        data: {
          is_panic: false,
          message: String(e?.message ?? e),
          error_code: e?.code ?? null,
        },
      },
    });
  }
}
