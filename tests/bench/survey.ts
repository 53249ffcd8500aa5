/**
 * npm run bench:survey: residents' answers beside a bare route with one insert on the same server, in turns; the
 * desks meanwhile; a million stored responses counted. On the large data: fills `.data/large` first where need be.
 */
import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { completeEnvironment, databaseUrl } from "../../prisma/environment.mjs";
import { explain } from "../../prisma/terminal.mjs";

const PASSWORD = "Weilai-2026";
const ROUNDS = 5;
const ROUND_MS = 4_000;
const DESK_ROUND_MS = 10_000;
const DESKS = 4;
const STORED = 1_000_000;
const GOALS = { share: 0.5, slowdown: 1.2, countMs: 1_000, runningMs: 10 };

const root = fileURLToPath(new URL("../..", import.meta.url));

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
/** The median of ratios round by round: what else the machine does meets both of a round alike. */
const ratio = (above: readonly number[], below: readonly number[]) =>
  median(above.map((value, at) => value / (below[at] ?? Number.NaN)));
const verdict = (reached: boolean) => (reached ? "达到" : "未达到");

interface Round {
  path: string;
  ms: number;
  perSecond?: number;
}

/** The residents' process: one round at a time. */
class Crowd {
  private constructor(private readonly child: ChildProcess) {}

  static async gather(base: URL, file: string): Promise<Crowd> {
    const child = fork(join(root, "tests/bench/survey/crowd.mjs"), [base.origin, file], {
      execArgv: [],
    });
    await once(child, "message");
    return new Crowd(child);
  }

  async post(round: Round): Promise<number> {
    this.child.send(round);
    const [{ rate, fault }] = (await once(this.child, "message")) as [
      { rate?: number; fault?: string },
    ];
    if (rate === undefined) throw new Error(fault);
    return rate;
  }

  leave = () => this.child.disconnect();
}

/** Both at full speed, in turns. @returns the bare route's rate */
async function rates(crowd: Crowd): Promise<number> {
  const [bare, answers]: [number[], number[]] = [[], []];
  for (const path of ["/survey/bare", "/survey/answers"]) await crowd.post({ path, ms: ROUND_MS });
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await crowd.post({ path: "/survey/bare", ms: ROUND_MS }));
    answers.push(await crowd.post({ path: "/survey/answers", ms: ROUND_MS }));
  }
  const line = (name: string, values: readonly number[]) =>
    console.log(
      `  ${name}：每秒 ${values.map((value) => value.toFixed(0)).join("、")}，中位 ${median(values).toFixed(0)}`,
    );
  const share = ratio(answers, bare);
  console.log(`\n32 个连接，交替各 ${ROUNDS} 轮，每轮 ${ROUND_MS / 1_000} 秒：`);
  line("只写一行的路由（同一服务器，不做别的）", bare);
  line("交答卷（验码、锁、两个摘要、一份一行）", answers);
  console.log(
    `  ${verdict(share >= GOALS.share)}：为其 ${share.toFixed(2)}，目标不低于 ${GOALS.share}。`,
  );
  return median(bare);
}

async function main(): Promise<void> {
  if (!process.env.DATABASE_URL) process.env.DATA_DIR ??= ".data/large";
  process.env.BENCH_ROUTES = "1";
  const seeded = spawnSync("npm", ["run", "--silent", "seed:large"], {
    cwd: root,
    stdio: "inherit",
  });
  if (seeded.status !== 0) throw new Error("没有可用的数据，见上。");
  const { serve } = await import("./web/server");
  const { workers } = await import("./web/people");
  const { Visitor } = await import("./web/visitor");
  const { work } = await import("./survey/desks");
  const { letters, store, surveys } = await import("./survey/prepare");
  const { base, stop } = await serve();
  completeEnvironment();
  process.env.DATABASE_URL ??= databaseUrl();
  const { countAnswers } = await import("@/lib/response/data");
  const { countResponses } = await import("@/lib/survey/data");
  const { db } = await import("@/lib/db");
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  const client = new pg.Client(process.env.DATABASE_URL);
  const folder = mkdtempSync(join(tmpdir(), "bench-survey-"));
  try {
    await client.connect();
    await client.query(
      `CREATE TABLE IF NOT EXISTS "BenchBare" ("key" bytea PRIMARY KEY, "form" text)`,
    );
    const [running, city] = await surveys(client, secret);
    if (!running || !city) throw new Error("no surveys");
    await letters(client, running, secret, join(folder, "forms"));
    const load = () => loadavg()[0]?.toFixed(1);
    console.log(
      `Node ${process.version}，${cpus().length} × ${cpus()[0]?.model}，负载 ${load()}。`,
    );
    const crowd = await Crowd.gather(base, join(folder, "forms"));
    const bare = await rates(crowd);

    const people = (await workers()).slice(0, DESKS).map((worker) => ({
      worker,
      visitor: new Visitor(base, worker.username),
    }));
    for (const { visitor } of people) await visitor.signIn(PASSWORD);
    await work(people, DESK_ROUND_MS, 0);
    const meanwhile = (name: string, perSecond?: number) => ({
      ...{ name, perSecond },
      ...{ times: [] as number[], rates: [] as number[] },
    });
    const quiet = meanwhile("没有人答卷", 0);
    const half = meanwhile("答卷，每秒为只写一行的路由的一半", bare * GOALS.share);
    const full = meanwhile("答卷，能多快就多快");
    const loads = [quiet, half, full];
    for (let round = 1; round <= ROUNDS; round += 1)
      for (const one of loads) {
        const { perSecond } = one;
        const answering =
          perSecond === 0
            ? 0
            : crowd.post({
                ...{ path: "/survey/answers", ms: DESK_ROUND_MS },
                ...(perSecond === undefined ? {} : { perSecond }),
              });
        const times = await work(people, DESK_ROUND_MS, round);
        one.rates.push(await answering);
        // The median of each page, then their mean: no page counts for more because it is fast.
        one.times.push(times.map(median).reduce((sum, ms) => sum + ms, 0) / times.length);
      }
    for (const { visitor } of people) visitor.close();
    crowd.leave();
    console.log(
      `\n${DESKS} 人办公，各页中位时间的平均，交替各 ${ROUNDS} 轮，每轮 ${DESK_ROUND_MS / 1_000} 秒：`,
    );
    for (const { name, times, rates } of loads)
      console.log(
        `  ${name}：${times.map((ms) => ms.toFixed(0)).join("、")} 毫秒，中位 ${median(times).toFixed(1)}；答卷每秒 ${median(rates).toFixed(0)}`,
      );
    for (const { name, times, rates } of [half, full]) {
      const slowdown = ratio(times, quiet.times);
      console.log(
        `  ${verdict(slowdown <= GOALS.slowdown)}（${name}）：为没有人答卷时的 ${slowdown.toFixed(2)} 倍，目标不超过 ${GOALS.slowdown}；` +
          `同时收下答卷每秒 ${median(rates).toFixed(0)} 份，为只写一行的路由独占时的 ${(median(rates) / bare).toFixed(2)}。`,
      );
    }

    const { rows } = await client.query<{ n: string }>(
      `SELECT count(*) AS n FROM "SurveyResponse" WHERE "surveyId" = $1`,
      [running.id],
    );
    const used = await client.query<{ n: string }>(
      `SELECT count(*) AS n FROM "SurveyCode" WHERE "surveyId" = $1 AND "used"`,
      [running.id],
    );
    console.log(`\n收到答卷 ${rows[0]?.n} 份，用过的码 ${used.rows[0]?.n} 个。`);
    await client.query(
      `DELETE FROM "SurveyResponse" WHERE "surveyId" = $1 AND "key" NOT IN (
         SELECT "key" FROM "SurveyResponse" WHERE "surveyId" = $1 ORDER BY "key" LIMIT 2000)`,
      [running.id],
    );
    await store(client, city, STORED);
    const timed = async (task: () => Promise<unknown>) => {
      const times: number[] = [];
      for (let turn = 0; turn < 7; turn += 1) {
        const began = performance.now();
        await task();
        times.push(performance.now() - began);
      }
      return median(times);
    };
    const whole = await timed(() => countAnswers(city.id, city.form));
    const count = await timed(() => countResponses(running.id));
    const small = await timed(() => countAnswers(running.id, running.form));
    console.log(`\n存有 ${STORED} 份答卷时：`);
    console.log(
      `  ${verdict(whole < GOALS.countMs)}：${STORED} 份逐题合计 ${whole.toFixed(0)} 毫秒，目标少于 ${GOALS.countMs}。`,
    );
    console.log(
      `  ${verdict(count < GOALS.runningMs && small < 5 * GOALS.runningMs)}：另一次调查的 2000 份，收回份数 ${count.toFixed(1)} 毫秒，逐题合计 ${small.toFixed(1)} 毫秒，目标为几毫秒。`,
    );
    console.log(`负载 ${load()}。`);
    await surveys(client, secret);
  } finally {
    await client.query(`DROP TABLE IF EXISTS "BenchBare"`).catch(() => {});
    await client.end().catch(() => {});
    await db().$disconnect();
    rmSync(folder, { recursive: true, force: true });
    await stop();
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    explain(error);
    process.exit(1);
  },
);
