// npm test: everything, the fast before the slow, also on a bare clone; `npm test -- unit e2e` runs those stages.
// Each stage counts what it ran (lint with format and what is unused, types, and build count as one); the last line is the sum.
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuild } from "../prisma/build.mjs";
import { ensureClient, ensureInstalled } from "../prisma/install.mjs";
import { freePort } from "../prisma/ports.mjs";
import { run, stopChildren } from "../prisma/processes.mjs";
import { servingNode } from "../prisma/runtime.mjs";
import { explain, say } from "../prisma/terminal.mjs";
import { ensureBrowser } from "./browser.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = join(root, "reports");
const bin = (/** @type {string} */ path) => join(root, "node_modules", path);

// The tests bring their own database and their own settings; a developer's or a server's must not leak in.
for (const name of ["DATABASE_URL", "NODE_ENV", "DEMO", "DATA_DIR", "PORT", "HOST"])
  delete process.env[name];
for (const name of ["NEXTAUTH_URL", "NEXTAUTH_SECRET", "JOBS_DATABASE_URL"])
  delete process.env[name];
for (const name of ["SMTP_URL", "MAIL_FROM"]) delete process.env[name];
process.env.NEXT_TELEMETRY_DISABLED = "1";
const terminal = process.stdout.isTTY === true;
if (!terminal) {
  // A log is read as text.
  delete process.env.FORCE_COLOR;
  process.env.NO_COLOR = "1";
}

/** @param {string[]} args @param {string} program */
async function node(args, program = process.execPath) {
  const { code, signal } = await run(program, args, { cwd: root, show: true });
  if (signal) say(`（被 ${signal} 终止）`);
  return code;
}

/** @param {boolean} good @returns {Count} */
const one = (good) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 });

/** A runner that ended badly without a failed test to show for it has failed all the same. */
function counted(/** @type {number} */ code, /** @type {Count | null} */ count) {
  if (!count) return one(false);
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** @param {string} file */
function report(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/**
 * @param {string} project
 * @param {{ files?: string[], program?: string }} [choice] only these files, where any are named; another Node than ours
 */
async function vitest(project, { files = [], program } = {}) {
  const file = join(reports, `${project}.json`);
  rmSync(file, { force: true });
  const args = [
    ...[bin("vitest/vitest.mjs"), "run", "--config", "tests/vitest.config.ts"],
    ...["--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    ...files,
  ];
  const code = await node(args, program);
  const seen = report(file);
  return counted(
    code,
    seen && {
      passed: seen.numPassedTests,
      failed: seen.numFailedTests,
      skipped: seen.numPendingTests + seen.numTodoTests,
    },
  );
}

/** What needs nothing of the stories runs beside them, on a server and data of its own: two cores carry both. */
const BESIDE = /^(pages|evidence)\.spec\.ts$|^doors/;

/** @param {string} name @param {string[]} specs @param {boolean} show */
async function browse(name, specs, show) {
  const file = join(reports, `e2e-${name}.json`);
  rmSync(file, { force: true });
  const args = [
    bin("@playwright/test/cli.js"),
    "test",
    "--config",
    "tests/e2e/playwright.config.ts",
  ];
  const { code, output } = await run(
    process.execPath,
    [...args, "--reporter=list,json", ...specs.map((spec) => join("tests/e2e", spec))],
    {
      cwd: root,
      show,
      env: {
        ...process.env,
        CHROMIUM_PATH: await ensureBrowser(),
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
        E2E_NAME: name,
        // Two runs on one machine do not meet.
        E2E_PORT: String(await freePort()),
        E2E_SMTP_PORT: String(await freePort()),
      },
    },
  );
  if (!show) say(output);
  const stats = report(file)?.stats;
  return counted(
    code,
    stats && {
      // A test that passed only on a second try is reported by Playwright and passes.
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    },
  );
}

async function playwright() {
  const specs = readdirSync(join(root, "tests/e2e"), { recursive: true, encoding: "utf8" })
    .filter(isSpec)
    .sort();
  await ensureBrowser();
  const counts = await Promise.all([
    browse(
      "stories",
      specs.filter((spec) => !BESIDE.test(spec)),
      true,
    ),
    browse(
      "beside",
      specs.filter((spec) => BESIDE.test(spec)),
      false,
    ),
  ]);
  return counts.reduce((sum, count) => ({
    passed: sum.passed + count.passed,
    failed: sum.failed + count.failed,
    skipped: sum.skipped + count.skipped,
  }));
}

const isSpec = (/** @type {string | Buffer} */ name) => /\.(spec|test)\.ts$/.test(String(name));

/** @type {Record<string, () => Promise<Count>>} */
const stages = {
  lint: async () => {
    const colors = `--colors=${terminal ? "force" : "off"}`;
    const clean = (await node([bin("@biomejs/biome/bin/biome"), "check", colors])) === 0;
    // What nothing uses any more: files, exports, packages.
    return one(clean && (await node([bin("knip/bin/knip.js"), "--no-progress"])) === 0);
  },
  types: async () => {
    const routes = await node([bin("next/dist/bin/next"), "typegen"]);
    return one(routes === 0 && (await node([bin("typescript/bin/tsc"), "--noEmit"])) === 0);
  },
  unit: () => vitest("unit"),
  // What only the server runs is tried with the Node that serves.
  integration: () => vitest("integration", { program: servingNode() }),
  build: async () => {
    await ensureBuild({ show: true });
    return one(true);
  },
  // After the build, which its copies of the tree are lent.
  start: () => vitest("start"),
  e2e: playwright,
};

/** Parts of the stages, run only where asked for. */
const parts = {
  scoring: () => vitest("unit", { files: ["tests/scoring/", "tests/unit/analysis/"] }),
};

/** @param {string} name @param {() => Promise<Count>} stage */
async function timed(name, stage) {
  say(`\n── ${name} ──`);
  const began = Date.now();
  let count;
  try {
    count = await stage();
  } catch (error) {
    explain(error);
    count = one(false);
  }
  const verdict = count.failed ? "未通过" : "通过";
  say(`── ${name}：${verdict}，${((Date.now() - began) / 1000).toFixed(1)} 秒 ──`);
  return count;
}

async function main() {
  const asked = process.argv.slice(2);
  const known = asked.length ? { ...stages, ...parts } : stages;
  const unknown = asked.filter((name) => !(name in known));
  if (unknown.length) {
    say(`不认识 ${unknown.join("、")}：可用的有 ${Object.keys(known).join("、")}。`);
    process.exit(2);
  }
  process.chdir(root);
  mkdirSync(reports, { recursive: true });
  const total = { passed: 0, failed: 0, skipped: 0 };
  const add = (/** @type {Count} */ count) => {
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  };
  const ready = await timed("prepare", async () => {
    await ensureInstalled();
    await ensureClient();
    return { passed: 0, failed: 0, skipped: 0 };
  });
  add(ready);
  const built = { broken: false };
  for (const [name, stage] of Object.entries(known)) {
    if (ready.failed || (asked.length && !asked.includes(name))) continue;
    if (name === "e2e" && built.broken) {
      say("\n── e2e：没有可用的构建，未运行 ──");
      add(one(false));
      continue;
    }
    const count = await timed(name, stage);
    add(count);
    if (name === "build") built.broken = count.failed > 0;
  }
  const skipped = total.skipped ? `, ${total.skipped} skipped` : "";
  say(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed ? 1 : 0;
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
  process.on(signal, () => {
    stopChildren();
    process.exit(130);
  });

await main();
