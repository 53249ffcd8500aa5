/** Part one: people at work on the district's pages, with time to read between them. */
import { pick, type Random, stream, whole } from "../../../prisma/large/random";
import type { Person, Worker } from "./people";
import type { Answer } from "./visitor";

const GOAL_MS = 150;
/** What the solver may add to a page that is asked for the first time. */
const SOLVED_MS = GOAL_MS + 200;
/** A server runs for weeks: what its first minute takes is not what people meet. */
const WARM_UP_MS = 60_000;
/** People read for so long before they go on. */
const THINK_MS = [1_000, 3_000] as const;

const scenes = [
  ...["neighbourhood", "education", "health", "entrepreneurship", "building", "transport"],
  ...["low-carbon", "services", "governance"],
];
const words = ["山", "湖", "东", "枫", "街道"];
const stages = ["listed", "started", "completed", "acceptance"];

interface Page {
  name: string;
  /** How often people come here. */
  weight: number;
  path: (random: Random, worker: Worker) => string;
  /** What is streamed after the page stands, timed by itself. */
  later?: string;
}

const application = (rest: string | ((random: Random) => string)) => (random: Random, w: Worker) =>
  `/applications/${pick(random, w.applications)}${typeof rest === "string" ? rest : rest(random)}`;

const pages: Page[] = [
  { name: "工作台", weight: 4, path: () => "/desk" },
  { name: "消息", weight: 1, path: () => "/messages" },
  { name: "项目库", weight: 2, path: (random) => `/communities?page=${whole(random, 1, 6)}` },
  {
    name: "项目库，查找",
    weight: 2,
    path: (random) => `/communities?q=${encodeURIComponent(pick(random, words))}`,
  },
  {
    name: "项目库，筛选排序",
    weight: 1,
    path: (random) => `/communities?stage=${pick(random, stages)}&sort=code`,
  },
  { name: "社区", weight: 3, path: (random, w) => `/communities/${pick(random, w.communities)}` },
  { name: "看板", weight: 1, path: () => "/dashboard" },
  { name: "填报人员", weight: 1, path: () => "/contributors" },
  { name: "申报", weight: 4, path: application("") },
  {
    name: "填报，场景",
    weight: 8,
    path: application((random) => `/scenes/${pick(random, scenes)}`),
  },
  { name: "填报，党建", weight: 1, path: application("/party") },
  { name: "检查", weight: 2, path: application("/check") },
  {
    name: "差距分析",
    weight: 1,
    path: application("/analysis"),
    later: "差距分析，补短板方案随后送到",
  },
  { name: "填报表", weight: 1, path: (_random, w) => `/applications/${w.draft}/workbook` },
  { name: "分派", weight: 1, path: (_random, w) => `/applications/${w.draft}/assign` },
  { name: "批次", weight: 1, path: () => "/batches" },
  { name: "标准", weight: 1, path: () => "/standards" },
];

const turns = pages.flatMap((page) => Array.from({ length: page.weight }, () => page));
/** What every open page of an application sends. */
const BEAT = "报到（谁在填报）";
const here = JSON.stringify({ nodeId: null, known: null });
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

const quantile = (rising: readonly number[], share: number): number =>
  rising[Math.min(rising.length - 1, Math.ceil(rising.length * share) - 1)] ?? Number.NaN;

/** Lets everybody work for so long, and prints what it took the server by page. */
export async function walk(people: readonly Person[], seconds: number): Promise<void> {
  const times = new Map<string, number[]>(pages.map(({ name }) => [name, []]));
  times.set(BEAT, []);
  const streamed = new Map<string, number[]>();
  const began = performance.now();
  const end = began + WARM_UP_MS + seconds * 1_000;
  const work = async ({ worker, visitor }: Person, seed: number) => {
    const random = stream(seed, "walk");
    await pause(random() * THINK_MS[1]);
    while (performance.now() < end) {
      const page = pick(random, turns);
      const path = page.path(random, worker);
      const note = ({ name, later }: Pick<Page, "name" | "later">, answer: Answer) => {
        const { status, stood, took } = answer;
        if (status !== 200) throw new Error(`${worker.username} ${path}: ${status}`);
        if (performance.now() - took - began <= WARM_UP_MS) return;
        times.get(name)?.push(later ? stood : took);
        if (later) streamed.set(later, [...(streamed.get(later) ?? []), took]);
      };
      note(page, await visitor.get(path, { "Accept-Encoding": "gzip" }));
      // The page in the browser then says who is there.
      const [open] = /^\/applications\/[^/]+/.exec(path) ?? [];
      if (open)
        note(
          { name: BEAT },
          await visitor.post(`${open}/presence`, here, { "Content-Type": "application/json" }),
        );
      await pause(whole(random, ...THINK_MS));
    }
  };
  await Promise.all(people.map(work));
  const all = [...times.values()].flat();
  console.log(
    `${people.length} 人同时办公 ${seconds} 秒（每页之间停 ${THINK_MS.map((ms) => ms / 1000).join(" 至 ")} 秒），` +
      `共 ${all.length} 次请求，每秒 ${(all.length / seconds).toFixed(1)} 次。` +
      "时间为本机回环上从发出请求到收完整个（压缩的）回答，毫秒；分两次送到的，页面算到开始送到：",
  );
  const row = (name: string, cells: readonly string[]) =>
    console.log(`  ${cells.map((cell) => cell.padStart(7)).join("")}  ${name}`);
  row("", ["p50", "p95", "p99", "次数"]);
  const line = (name: string, list: readonly number[], goal: number) => {
    const rising = list.toSorted((a, b) => a - b);
    const [p50 = 0, p95 = 0, p99 = 0] = [0.5, 0.95, 0.99].map((share) => quantile(rising, share));
    row(`${name}（p95 不超过 ${goal}：${p95 <= goal ? "达到" : "未达到"}）`, [
      ...[p50, p95, p99].map((value) => value.toFixed(0)),
      String(rising.length),
    ]);
  };
  for (const [name, list] of [...times, ["全部", all] as const]) line(name, list, GOAL_MS);
  for (const [name, list] of streamed) line(name, list, SOLVED_MS);
}
