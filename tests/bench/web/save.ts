/** Part two: people who save answers at once, beside bare single-row commits of the same PostgreSQL. */
import pg from "pg";
import type { SavedAnswers } from "@/lib/entry/types";
import type { ActionResult } from "@/lib/errors";
import { databaseUrl } from "../../../prisma/environment.mjs";
import type { Person } from "./people";

const GOAL = 40;
const ROUNDS = 5;
const ROUND_MS = 3_000;
/** The server runs all day: what it is like then is measured, not its first minute. Rounds. */
const WARM_ROUNDS = 20;
/** Connections that commit at once: as many as the figure of 6,500 a second that the goal goes by was measured with. */
const CONNECTIONS = 8;

interface Point {
  nodeId: string;
  version: number;
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Everybody does one task after another, for a round. @returns how many a second were done in all */
async function rate(everybody: readonly (() => Promise<void>)[]): Promise<number> {
  const began = performance.now();
  let done = 0;
  await Promise.all(
    everybody.map(async (task) => {
      while (performance.now() - began < ROUND_MS) {
        await task();
        done += 1;
      }
    }),
  );
  return (done * 1_000) / (performance.now() - began);
}

/** One person's next save: another point each time, each time with another note. */
function saver({ worker, visitor }: Person, points: readonly Point[]) {
  const address = `/applications/${worker.draft}/answers`;
  let turn = 0;
  return async () => {
    const point = points[turn % points.length];
    if (!point) throw new Error(`${worker.username} has no point to save`);
    turn += 1;
    const answers = [{ ...point, value: 1, note: `第 ${turn} 次保存，${performance.now()}` }];
    const { text } = await visitor.post(address, JSON.stringify({ answers }), {
      "Content-Type": "application/json",
    });
    const result: ActionResult<SavedAnswers> = JSON.parse(text);
    const saved = result.ok && result.data?.saved[0];
    if (!saved) throw new Error(`${worker.username}: ${result.message ?? "冲突"}`);
    point.version = saved.version;
  };
}

/** Measures both in turns, and prints rates and their ratio. */
export async function save(people: readonly Person[]): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl(), max: CONNECTIONS });
  try {
    const savers: (() => Promise<void>)[] = [];
    for (const person of people) {
      const { rows } = await pool.query<Point>(
        `SELECT "nodeId", "version" FROM "Answer" WHERE "applicationId" = $1 ORDER BY "nodeId" LIMIT 40`,
        [person.worker.draft],
      );
      savers.push(saver(person, rows));
    }
    await pool.query(`CREATE TABLE IF NOT EXISTS "BenchCommit" ("n" int, "at" timestamptz)`);
    let n = 0;
    const commits = Array.from({ length: CONNECTIONS }, () => async () => {
      n += 1;
      await pool.query(`INSERT INTO "BenchCommit" VALUES ($1, now())`, [n]);
    });
    for (let round = 0; round < WARM_ROUNDS; round += 1) await rate(savers);
    const [saves, bare]: number[][] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      bare?.push(await rate(commits));
      saves?.push(await rate(savers));
    }
    const line = (name: string, rates: readonly number[] = []) =>
      console.log(
        `  ${name}：每秒 ${rates.map((value) => value.toFixed(0)).join("、")}，中位 ${median(rates).toFixed(0)}`,
      );
    const ratio = median(bare ?? []) / median(saves ?? []);
    console.log(`\n${people.length} 人同时保存填报，与单行提交交替各 ${ROUNDS} 轮：`);
    line("保存（登录、授权、审计，各为一个事务）", saves);
    line(`单行提交（同一数据库，${CONNECTIONS} 个连接）`, bare);
    const verdict = ratio <= GOAL ? "达到" : "未达到";
    console.log(`  ${verdict}：一次保存抵 ${ratio.toFixed(1)} 次单行提交，目标不超过 ${GOAL}。`);
  } finally {
    await pool.query(`DROP TABLE IF EXISTS "BenchCommit"`).catch(() => {});
    await pool.end();
  }
}
