// npm start: from a bare clone to a serving application, with what is there taken up where it was left.
//   node prisma/start.mjs            installs, brings the database up, builds and serves
//   node prisma/start.mjs dev        the same with Next's development server
//   node prisma/start.mjs database   only the database, migrated and filled, until it is stopped
// Until the dependencies are installed nothing but Node's own modules may be imported here.
import { existsSync } from "node:fs";
import { connect as connectTo, createServer } from "node:net";
import { join } from "node:path";
import { ensureBuild } from "./build.mjs";
import {
  clusterDir,
  completeEnvironment,
  databaseUrl,
  ensureDataDir,
  lockFile,
  root,
} from "./environment.mjs";
import { ensureClient, ensureInstalled } from "./install.mjs";
import { takeLock } from "./lock.mjs";
import { migrate } from "./migrate.mjs";
import { openCluster } from "./postgres.mjs";
import { ended, keeper, run, start, startedAt, stopChildren } from "./processes.mjs";
import { servingNode } from "./runtime.mjs";
import { watchScripts } from "./scripts.mjs";
import { explain, Refusal, say } from "./terminal.mjs";

const mode = process.argv[2] ?? "start";
const external = Boolean(process.env.DATABASE_URL);
const askedEnv = process.env.NODE_ENV;

/** How Node runs what is written in TypeScript and belongs to the server. */
const TYPESCRIPT = [
  ...["--disable-warning=DeprecationWarning", "--conditions=react-server"],
  ...["--import", "tsx"],
];

/** What Next says of itself when it starts. */
const BANNER = /^(▲ Next\.js|✓ |- (Local|Network|Experiments|Environments)\b| {2}[·✓])/;

/** What has to be undone at the end, the last first. @type {(() => unknown)[]} */
const undo = [];
let stopping = false;
let serving = false;

/** @param {number} code */
async function stop(code) {
  if (stopping) return;
  stopping = true;
  stopChildren();
  for (const step of undo.reverse()) {
    try {
      await step();
    } catch (error) {
      explain(error);
    }
  }
  process.exit(code);
}

/** @param {unknown} error */
function fail(error) {
  // What breaks because we are stopping is no news.
  if (stopping) return;
  explain(error);
  stop(1);
}

function checkRuntime() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Refusal(`Node.js ${process.versions.node} 太旧：请安装 20.19 或更新的版本。`);
  if (!["start", "dev", "database"].includes(mode))
    throw new Refusal(`不认识参数「${mode}」：可用的有 dev、database，或不带参数。`);
  const port = Number(process.env.PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refusal(`PORT=${process.env.PORT} 不是有效的端口：请改用 1 至 65535 之间的整数。`);
}

/** Refuses early, before minutes of installing, when the address cannot be served. */
async function checkPort() {
  const { HOST: host, PORT } = process.env;
  const port = Number(PORT);
  const code = await new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve("")));
  });
  if (code === "EADDRINUSE")
    throw new Refusal(
      `端口 ${port} 已被占用：请先停止占用它的程序，或改用 PORT=${port + 1} npm start。`,
    );
  if (code === "EACCES")
    throw new Refusal(
      `没有使用端口 ${port} 的权限：请改用 1024 以上的端口，如 PORT=3000 npm start。`,
    );
  if (code) throw new Refusal(`无法在 ${host}:${port} 提供服务（${code}）：请改正 HOST 或 PORT。`);
}

/** Demonstration accounts have known passwords: a production database gets them only when asked. */
function wantsDemo() {
  if (process.env.DEMO === "1") return true;
  if (process.env.DEMO === "0") return false;
  return !(external && askedEnv === "production");
}

async function bringDatabaseUp() {
  if (!external) {
    const cluster = await openCluster({ dir: clusterDir() });
    undo.push(() => cluster.stop());
    cluster.keepAlive(fail);
    process.env.DATABASE_URL = cluster.url;
  }
  const applied = await migrate(databaseUrl());
  if (applied.length) say(`已应用 ${applied.length} 个数据库变更。`);
  process.env.DEMO = wantsDemo() ? "1" : "0";
  if (!existsSync(join(root, "prisma/seed.ts"))) return;
  const seed = [...TYPESCRIPT, "prisma/seed.ts"];
  const { code } = await run(process.execPath, seed, { cwd: root, show: true });
  if (code !== 0 && !stopping) throw new Refusal("写入内置标准或演示数据时出错，详情见上。");
}

// Prisma reads several relations at once on a transaction's connection, which pg queues but complains of.
/** @param {string} [options] */
const quiet = (options = "") => `${options} --disable-warning=DeprecationWarning`.trim();

/** @param {string} host @param {number} port */
const accepts = (host, port) =>
  new Promise((resolve) => {
    const socket = connectTo({ host, port });
    socket.once("connect", () => resolve(socket.destroy() && true));
    socket.once("error", () => resolve(false));
  });

/** How long to wait before the jobs are taken up again; doubled while they keep ending at once. Milliseconds. */
const SOON = 1_000;
const LATEST = 60_000;

/**
 * Keeps the process that does the queue's jobs (mail, reminders, clearing up) beside the server. When it ends, it is
 * started anew: nothing is lost meanwhile, the queue is in the database.
 */
function keepJobs(patience = SOON) {
  const began = Date.now();
  const jobs = start(
    servingNode(),
    [...TYPESCRIPT, "lib/cli/jobs.ts"],
    // A session of its own, as the server has: it is us who end it, before the database.
    { cwd: root, env: process.env, stdio: ["ignore", "inherit", "inherit"], detached: true },
  );
  const end = async () => {
    jobs.kill("SIGTERM");
    if (!(await ended(jobs, 8_000))) jobs.kill("SIGKILL");
  };
  undo.push(end);
  jobs.once("exit", () => {
    undo.splice(undo.indexOf(end), 1);
    if (stopping) return;
    const wait = Date.now() - began > LATEST ? SOON : patience;
    setTimeout(() => stopping || keepJobs(Math.min(wait * 2, LATEST)), wait);
  });
}

/**
 * Room for what a request makes and leaves behind. With the 16 MB of V8 some of it outlives several sweeps and is copied
 * each time: a fifth of all the server's work. Megabytes.
 */
const YOUNG = 64;

async function serve() {
  const { HOST: host = "", PORT: port = "" } = process.env;
  const development = mode === "dev";
  const program = development
    ? [join(root, "node_modules/next/dist/bin/next"), "dev", "-H", host, "-p", port]
    : [`--max-semi-space-size=${YOUNG}`, join(root, "prisma/serve.mjs")];
  const next = start(servingNode(), program, {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: development ? "development" : "production",
      NODE_OPTIONS: quiet(process.env.NODE_OPTIONS),
      NEXT_TELEMETRY_DISABLED: "1",
    },
    stdio: ["ignore", development ? "inherit" : "pipe", "inherit"],
    // A session of its own: at Ctrl-C it is us who end it, before the database.
    detached: true,
  });
  undo.push(async () => {
    next.kill("SIGTERM");
    if (!(await ended(next, 8_000))) next.kill("SIGKILL");
  });
  next.once("exit", async (code) => {
    if (stopping) return;
    if (!serving) await checkPort().catch(fail);
    fail(new Refusal(`应用意外退出（${code ?? "被终止"}）：详情见上，请重新运行 npm start。`));
  });
  // Next's banner would say the address twice; what the application writes later is passed on.
  next.stdout?.setEncoding("utf8").on("data", (text) => {
    const lines = text.split("\n").filter((/** @type {string} */ line) => !BANNER.test(line));
    if (lines.some(Boolean)) process.stdout.write(lines.join("\n"));
  });
  const shown = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host;
  while (!stopping && !(await accepts(shown, Number(port))))
    await new Promise((resolve) => setTimeout(resolve, 50));
  if (stopping) return;
  if (development) {
    // Not before the first answer: until then Next clears the place.
    await fetch(`http://${shown}:${port}/favicon.ico`).catch(() => {});
    await watchScripts();
  }
  serving = true;
  keepJobs();
  say(`系统已启动，请用浏览器打开 ${process.env.NEXTAUTH_URL}（按 Ctrl-C 停止）。`);
}

async function main() {
  process.chdir(root);
  process.env.PORT ||= "3000";
  process.env.HOST ||= "127.0.0.1";
  checkRuntime();
  ensureDataDir();
  undo.push(await takeLock(lockFile()));
  if (mode !== "database") await checkPort();
  completeEnvironment();
  await ensureInstalled();
  await ensureClient();
  if (mode === "start") await ensureBuild();
  if (stopping) return;
  await bringDatabaseUp();
  if (stopping) return;
  if (mode === "database") say(`数据库已就绪：${databaseUrl()}（按 Ctrl-C 停止）。`);
  else await serve();
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
  process.on(signal, () => stop(serving || mode === "database" ? 0 : 130));
// A terminal that has gone away is no reason to leave the database behind.
process.stdout.on("error", () => stop(0));

const npm = keeper();
setInterval(() => {
  if (npm && startedAt(npm.pid) !== npm.began) stop(0);
}, 500);

main().catch(fail);
