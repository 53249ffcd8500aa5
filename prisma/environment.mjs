// Where the commands keep their data, and the environment they share with the running application.
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { takeLock } from "./lock.mjs";
import { appUrl, openCluster, readConnection } from "./postgres.mjs";
import { fileRefusal, Refusal } from "./terminal.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

/** Everything the application keeps on this machine; DATA_DIR moves it, as the browser tests do. */
export const dataDir = () => resolve(root, process.env.DATA_DIR ?? ".data");
export const clusterDir = () => join(dataDir(), "postgres");
export const lockFile = () => join(dataDir(), "running.json");

/** Makes the data directory and proves that it can be written to. */
export function ensureDataDir() {
  const dir = dataDir();
  try {
    mkdirSync(dir, { recursive: true });
    const probe = join(dir, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw fileRefusal(error, dir);
  }
}

/**
 * The secret that signs sessions: from the environment, else made once and kept. Kept in a file it serves one
 * machine; several behind a balancer have to be given the same NEXTAUTH_SECRET.
 */
function sessionSecret() {
  const file = join(dataDir(), "secret");
  try {
    const kept = readFileSync(file, "utf8").trim();
    if (kept.length >= 32) return kept;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT")
      throw new Refusal(`无法读取 ${file}：请用最初启动系统的用户运行，或设置 NEXTAUTH_SECRET。`);
  }
  ensureDataDir();
  const made = randomBytes(32).toString("base64url");
  writeFileSync(file, `${made}\n`, { mode: 0o600, flush: true });
  return made;
}

/** Completes process.env with what the application needs; what the user has set stays. */
export function completeEnvironment() {
  const env = process.env;
  env.PORT ||= "3000";
  env.HOST ||= "127.0.0.1";
  env.NEXTAUTH_SECRET ||= sessionSecret();
  const shown = ["0.0.0.0", "::"].includes(env.HOST) ? "127.0.0.1" : env.HOST;
  env.NEXTAUTH_URL ||= `http://${shown.includes(":") ? `[${shown}]` : shown}:${env.PORT}`;
}

/** The database's address: DATABASE_URL, else that of the embedded server. Throws when there is neither. */
export function databaseUrl() {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const connection = readConnection(clusterDir());
  if (!connection) throw new Refusal("还没有数据库：请先运行一次 npm start，或设置 DATABASE_URL。");
  return appUrl(connection);
}

/** @param {string} url */
async function isServed(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a command's work with a database: DATABASE_URL, else the embedded server that runs, else one started for
 * the time of the work. Sets process.env.DATABASE_URL, so import what reads it inside `work`.
 * @template T
 * @param {(url: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDatabase(work) {
  const given = process.env.DATABASE_URL;
  completeEnvironment();
  const known = given ? undefined : readConnection(clusterDir());
  const running = given ?? (known && (await isServed(appUrl(known))) ? appUrl(known) : undefined);
  if (running) {
    process.env.DATABASE_URL = running;
    return work(running);
  }
  ensureDataDir();
  const release = await takeLock(lockFile());
  try {
    const cluster = await openCluster({ dir: clusterDir() });
    process.env.DATABASE_URL = cluster.url;
    try {
      return await work(cluster.url);
    } finally {
      await cluster.stop();
    }
  } finally {
    release();
  }
}
