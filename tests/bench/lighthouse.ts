/**
 * npm run lighthouse: every public page of the product, with the demonstration, as a phone on a slow net meets it.
 * Asks for 100 in accessibility, best practices and SEO, and for 95 in performance: of the middle one of several runs.
 *   npm run lighthouse -- /outcomes /help                          these pages only
 *   npm run lighthouse -- http://localhost:3000 [http://…] [/help]  servers that run already, in turn, side by side
 *     (their demonstration's database by DATA_DIR or DATABASE_URL)
 */
import { rmSync } from "node:fs";
import { loadavg } from "node:os";
import { resolve } from "node:path";
import { chromium } from "@playwright/test";
import { databaseUrl } from "../../prisma/environment.mjs";
import { freePort } from "../../prisma/ports.mjs";
import { explain } from "../../prisma/terminal.mjs";
import { ensureBrowser } from "../browser.mjs";
import { publicPages } from "../public-pages";
import {
  headLine,
  inspect,
  middleOf,
  type Run,
  reached,
  rowOf,
  shortfalls,
} from "./lighthouse/runs";
import { serve } from "./web/server";

/** As many as Lighthouse advises where others' work on the machine shows: three, and five where those fall short. */
const FEWEST_RUNS = 3;
const MOST_RUNS = 5;

async function median(
  pages: readonly { url: string; hidden: boolean }[],
  port: number,
): Promise<Run[]> {
  const runs = pages.map((): Run[] => []);
  const due = (of: Run[]) =>
    of.length < FEWEST_RUNS || (of.length < MOST_RUNS && !reached(middleOf(of)));
  // Servers take turns, so that what else the machine does meets each alike.
  while (runs.some(due))
    for (const [at, page] of pages.entries())
      runs[at]?.push(await inspect(page.url, { port, hidden: page.hidden }));
  return runs.map(middleOf);
}

async function judge(servers: readonly URL[], only: readonly string[]): Promise<number> {
  const { found, hidden } = await publicPages(databaseUrl());
  const known = [...found, ...hidden];
  const unknown = only.filter((path) => !known.includes(path));
  if (unknown.length > 0) throw new Error(`不是公开页面：${unknown.join(" ")}`);
  const paths = only.length === 0 ? known : only;
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ["--no-sandbox", "--disable-gpu", `--remote-debugging-port=${port}`],
  });
  let failed = 0;
  try {
    console.log(`\n${headLine}`);
    for (const path of paths) {
      const pages = servers.map((server) => ({
        url: new URL(path, server).href,
        hidden: hidden.includes(path),
      }));
      const load = loadavg()[0] ?? Number.NaN;
      for (const [at, run] of (await median(pages, port)).entries()) {
        const where = servers.length > 1 ? `${servers[at]?.port} ${path}` : path;
        console.log(rowOf(run, load, where));
        for (const fault of shortfalls(run)) console.log(`    ${fault}`);
        if (!reached(run)) failed += 1;
      }
    }
  } finally {
    await browser.close();
  }
  console.log(failed === 0 ? "全部达到。" : `${failed} 页未达到。`);
  return failed;
}

async function main(words: readonly string[]): Promise<number> {
  const servers = words.filter((word) => /^https?:/.test(word)).map((word) => new URL(word));
  const only = words.filter((word) => word.startsWith("/"));
  if (servers.length > 0) return judge(servers, only);
  const home = resolve(".data/lighthouse");
  process.env.DATA_DIR = home;
  process.env.DEMO = "1";
  rmSync(home, { recursive: true, force: true });
  const { base, stop } = await serve();
  try {
    return await judge([base], only);
  } finally {
    await stop();
    rmSync(home, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).then(
  (failed) => process.exit(failed === 0 ? 0 : 1),
  (error) => {
    explain(error);
    process.exit(1);
  },
);
