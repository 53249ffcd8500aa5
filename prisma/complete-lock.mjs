// npm run lock: completes package-lock.json after a change of versions. A registry that does not carry every
// optional platform package makes npm leave those out, and `npm ci` elsewhere then refuses the lock.
import { readFileSync, writeFileSync } from "node:fs";
import { say } from "./terminal.mjs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const SYSTEMS = [
  ...["darwin", "linux", "win32", "android", "freebsd", "openbsd", "netbsd", "sunos", "aix"],
  ...["openharmony", "wasi"],
];
const CPUS = ["arm64", "x64", "ia32", "arm", "ppc64", "s390x", "riscv64", "loong64", "wasm32"];

/** Whether Node would find the package from `at`, in its own node_modules or one further up. */
function isFound(/** @type {string} */ at, /** @type {string} */ name) {
  for (
    let dir = at;
    ;
    dir = dir.includes("/node_modules/") ? dir.slice(0, dir.lastIndexOf("/node_modules/")) : ""
  ) {
    if (lock.packages[`${dir ? `${dir}/` : ""}node_modules/${name}`]) return true;
    if (!dir) return false;
  }
}

/** The machine a platform package is for, as far as its name tells; "none" keeps it off every machine. */
function platformOf(/** @type {string} */ name) {
  const parts = name.split("/").pop()?.split(/[-_.]/) ?? [];
  const has = (/** @type {string} */ part) => parts.includes(part);
  let os = SYSTEMS.find(has) ?? "none";
  if (has("windows")) os = "win32";
  else if (has("wasm32")) os = "wasi";
  else if (os === "none" && parts.some((part) => part.startsWith("linux"))) os = "linux";
  return { os: [os], cpu: [CPUS.find(has) ?? "none"], ...(has("musl") ? { libc: ["musl"] } : {}) };
}

let added = 0;
for (const [at, meta] of Object.entries(lock.packages))
  for (const [name, range] of Object.entries(meta.optionalDependencies ?? {})) {
    if (isFound(at, name)) continue;
    const { os, cpu, ...libc } = platformOf(name);
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ""),
      cpu,
      ...(meta.dev ? { dev: true } : {}),
      ...libc,
      optional: true,
      os,
    };
    added++;
  }
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
say(`package-lock.json：补充了 ${added} 项。`);
