// Applies prisma/migrations and writes the rows `prisma migrate deploy` would: a tenth of the CLI's time at start.
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { explain, Refusal, say } from "./terminal.mjs";

/** One number for all: two starting applications must not migrate the same database at once. */
const LOCK = 72_707_369;

const TABLE = `create table if not exists "_prisma_migrations" (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/** @param {URL} dir */
function migrationsIn(dir) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .sort()
    .map((name) => ({ name, file: new URL(`${name}/migration.sql`, dir) }))
    .filter(({ file }) => existsSync(file))
    .map(({ name, file }) => {
      const sql = readFileSync(file, "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/** @type {Record<string, (at: string) => string>} */
const UNREACHABLE = {
  ECONNREFUSED: (at) =>
    `无法连接数据库 ${at}：没有程序在该处监听，请启动 PostgreSQL 或改正 DATABASE_URL。`,
  ENOTFOUND: (at) => `无法连接数据库 ${at}：找不到这台主机，请改正 DATABASE_URL 中的主机名。`,
  EAI_AGAIN: (at) => `无法连接数据库 ${at}：主机名解析失败，请检查网络或 DATABASE_URL。`,
  "28P01": (at) => `数据库 ${at} 拒绝登录：用户名或口令不对，请改正 DATABASE_URL。`,
  28000: (at) => `数据库 ${at} 拒绝登录：请检查 DATABASE_URL 中的用户及 pg_hba.conf。`,
  "3D000": (at) => `数据库 ${at} 不存在：请先用 createdb 建立它，或改正 DATABASE_URL。`,
};

/**
 * Opens a connection, or refuses with a sentence on what to mend.
 * @param {string} url
 */
export async function connect(url) {
  const { default: pg } = await import("pg");
  let at = "（DATABASE_URL）";
  try {
    const { host, pathname } = new URL(url);
    at = `${host}${pathname}`;
  } catch {
    throw new Refusal(
      "DATABASE_URL 不是有效的地址：应形如 postgresql://用户:口令@主机:5432/数据库。",
    );
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    const { code, message } = /** @type {{ code?: string, message: string }} */ (error);
    const sentence = code ? UNREACHABLE[code] : undefined;
    throw new Refusal(
      sentence?.(at) ?? `无法连接数据库 ${at}（${message}）：请检查 DATABASE_URL 和网络。`,
    );
  }
  return client;
}

/**
 * Brings the tables of the job queue up (graphile-worker keeps them in a schema of their own, with migrations of
 * its own), so that the application can put jobs there before anybody works on them.
 * @param {string} url
 */
async function installJobs(url) {
  const [{ default: pg }, { runMigrations }] = await Promise.all([
    import("pg"),
    import("graphile-worker"),
  ]);
  // A pool of ours: the library does not wait for the end of its own.
  const pgPool = new pg.Pool({ connectionString: url, max: 2 });
  pgPool.on("error", () => {});
  pgPool.on("connect", (client) => client.on("error", () => {}));
  try {
    await runMigrations({ pgPool });
  } finally {
    await pgPool.end();
  }
}

/**
 * Applies what is missing, each migration in a transaction of its own together with its row.
 * @param {string} url
 * @param {URL} [dir]
 * @returns {Promise<string[]>} the names applied now
 */
export async function migrate(url, dir = new URL("migrations/", import.meta.url)) {
  const client = await connect(url);
  const applied = [];
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(TABLE);
    const { rows } = await client.query(
      'select migration_name, checksum, finished_at from "_prisma_migrations" where rolled_back_at is null',
    );
    const known = new Map(rows.map((row) => [row.migration_name, row]));
    for (const { name, sql, checksum } of migrationsIn(dir)) {
      const row = known.get(name);
      if (row && !row.finished_at)
        throw new Refusal(
          `数据库变更 ${name} 上次由 prisma migrate 执行时中断：请用 npx prisma migrate resolve 处理后重试。`,
        );
      if (row && row.checksum !== checksum)
        throw new Refusal(
          `数据库变更 ${name} 在执行之后被改动过：请恢复该文件，改动应写成新的变更。`,
        );
      if (row) continue;
      await client.query("begin");
      try {
        await client.query(sql);
        await client.query(
          `insert into "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
           values ($1, $2, $3, now(), 1)`,
          [randomUUID(), checksum, name],
        );
        await client.query("commit");
      } catch (error) {
        await client.query("rollback").catch(() => {});
        const { message } = /** @type {Error} */ (error);
        throw new Refusal(
          `数据库变更 ${name} 执行失败，已全部撤回（${message}）：请据此改正后重试。`,
        );
      }
      applied.push(name);
    }
    await installJobs(url);
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code === "42501")
      throw new Refusal(
        "数据库用户没有建表的权限：请让它成为该数据库的所有者，或授予 CREATE 权限。",
      );
    throw error;
  } finally {
    await client.end();
  }
  return applied;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { withDatabase } = await import("./environment.mjs");
    const applied = await withDatabase((url) => migrate(url));
    say(applied.length ? `已应用 ${applied.length} 个数据库变更。` : "数据库已是最新。");
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}
