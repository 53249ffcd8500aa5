// Builds the application when the build is missing, unfinished or older than what it was made from.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./processes.mjs";
import { bundleScripts } from "./scripts.mjs";
import { Refusal, say } from "./terminal.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, ".next/built-from");
// Without tsconfig.json, which Next itself may rewrite while it builds.
const INPUTS = [
  ...["app", "components", "lib", "public", "prisma/schema.prisma", "package-lock.json"],
  ...["next.config.js", "proxy.ts", "instrumentation.ts", "postcss.config.mjs"],
  "prisma/scripts.mjs",
];

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  const at = join(root, path);
  if (!existsSync(at)) return [];
  if (!statSync(at).isDirectory()) return [path];
  return readdirSync(at)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** What the build depends on, by content: dates change with every checkout. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const path of INPUTS.flatMap(filesUnder))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  for (const [name, value] of Object.entries(process.env).sort())
    if (name.startsWith("NEXT_PUBLIC_") || name === "BENCH_ROUTES")
      hash.update(`${name}=${value}\0`);
  return hash.digest("hex");
}

/**
 * @param {{ show?: boolean }} [options] `show` passes Next's own report on
 * @returns {Promise<boolean>} whether there was something to build
 */
export async function ensureBuild({ show = false } = {}) {
  const wanted = fingerprint();
  const finished = existsSync(join(root, ".next/BUILD_ID")) && existsSync(stamp);
  if (finished && readFileSync(stamp, "utf8") === wanted) return false;
  say("正在构建应用（约需半分钟）…");
  rmSync(stamp, { force: true });
  const scripts = await bundleScripts().catch((error) => {
    throw new Refusal(`${error.message}\n构建失败，原因见上：请改正后重新运行。`);
  });
  const { code, output } = await run(
    process.execPath,
    [join(root, "node_modules/next/dist/bin/next"), "build"],
    {
      cwd: root,
      show,
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        PAGE_SCRIPTS: scripts.names,
      },
    },
  );
  if (code !== 0)
    throw new Refusal(`${output.trim()}\n构建失败，原因见上：请改正后重新运行。`.trim());
  scripts.write();
  writeFileSync(stamp, wanted);
  return true;
}
