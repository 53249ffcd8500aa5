/**
 * `npm run seed:large [YYYY-MM-DD]`: fills an empty database with what a city has after five years, as of a day
 * (today unless given). In `.data/large` unless DATA_DIR or DATABASE_URL says otherwise.
 */
import pg from "pg";
import { withDatabase } from "./environment.mjs";
import { migrate } from "./migrate.mjs";
import { explain, Refusal, say } from "./terminal.mjs";

const SEED = 20_220_523;
const PASSWORD = "Weilai-2026";

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} 秒`;

async function seed(url: string, day: string | undefined): Promise<void> {
  const began = performance.now();
  await migrate(url);
  const { db } = await import("../lib/db");
  const { dayOf } = await import("../lib/calendar");
  const { hashPassword } = await import("../lib/auth/password");
  const { countFigures, findStandardId, preparedStandard } = await import("../lib/standard/data");
  const { loadReference } = await import("./reference");
  const { city, fill } = await import("./large/fill");
  const { check } = await import("./large/check");
  await loadReference();
  const standardId = await findStandardId("hangzhou-municipal");
  if (!standardId) throw new Error("内置市级标准尚未载入。");
  const prepared = await preparedStandard(standardId);
  const client = new pg.Client(url);
  await client.connect();
  try {
    const plan = { day: day ?? dayOf(new Date()), size: city, seed: SEED };
    const assumedFigures = countFigures(prepared).assumed;
    const passwordHash = await hashPassword(PASSWORD);
    const filled = await fill(client, { prepared, standardId, assumedFigures, passwordHash }, plan);
    if (filled) {
      const { counts, digest } = filled;
      say(`已写入（截至 ${plan.day}，数据摘要 ${digest.slice(0, 16)}，用时 ${seconds(began)}）：`);
      for (const [table, count] of Object.entries(counts))
        say(`  ${table.padEnd(20)}${String(count).padStart(8)}`);
      // As the server would by itself, within minutes.
      await client.query("VACUUM (ANALYZE)");
    } else say("数据库中已有这批数据，没有改动。");
    const checking = performance.now();
    const { outcomes, records } = await check(client, prepared);
    say(
      `核对无误：审计链 ${records} 条记录完整，${outcomes} 个结论重算一致（${seconds(checking)}）。`,
    );
    say(
      `账号如 gongshu-1、gongshu-jd-1、reviewer-1、admin-1，密码均为 ${PASSWORD}。共用时 ${seconds(began)}。`,
    );
  } finally {
    await client.end();
    await db().$disconnect();
  }
}

async function main(): Promise<void> {
  const [day] = process.argv.slice(2);
  if (day !== undefined && !/^20\d\d-\d\d-\d\d$/.test(day))
    throw new Refusal("日期应写作 2026-11-24 的样子。");
  // Its accounts have a known password.
  if (process.env.DATABASE_URL && process.env.NODE_ENV === "production" && process.env.DEMO !== "1")
    throw new Refusal("这些账号的密码是公开的，不能用于正式系统；确需如此，请设 DEMO=1。");
  if (!process.env.DATABASE_URL) process.env.DATA_DIR ??= ".data/large";
  await withDatabase((url) => seed(url, day));
}

main().then(
  () => process.exit(0),
  (error) => {
    explain(error);
    process.exit(1);
  },
);
