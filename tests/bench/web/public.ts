/**
 * What residents read: an outcome's page beside the framework's own static page of the same size, and behind nginx
 * beside nginx serving the same bytes as a file. Each pair in turns, in one run.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../../prisma/ports.mjs";
import { ensureNginx, runNginx } from "../../nginx.mjs";
import { answersPerSecond, ensureWrk } from "./load";
import { serveStatic } from "./static-site";

const ROUNDS = 5;
const ROUND_SECONDS = Number(process.env.ROUND_SECONDS ?? 3);
const STATIC_GOAL = 0.8;
const FILE_GOAL = 0.7;

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Contender {
  name: string;
  url: string;
}

/** Measures two in turns after a warm-up, says the rates, and whether the first reaches its share of the second. */
async function compare(
  wrk: string,
  title: string,
  [ours, theirs]: [Contender, Contender],
  accept: string,
  goal: number,
): Promise<void> {
  const rates = new Map<Contender, number[]>([
    [ours, []],
    [theirs, []],
  ]);
  for (const one of [ours, theirs]) await answersPerSecond(wrk, one.url, accept, ROUND_SECONDS);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [one, measured] of rates)
      measured.push(await answersPerSecond(wrk, one.url, accept, ROUND_SECONDS));
  console.log(`\n${title}，每方 ${ROUNDS} 轮，每轮 ${ROUND_SECONDS} 秒，交替进行：`);
  for (const [{ name }, measured] of rates)
    console.log(
      `  ${name}：每秒 ${measured.map((rate) => rate.toFixed(0)).join("、")}，中位 ${median(measured).toFixed(0)}`,
    );
  const share = median(rates.get(ours) ?? []) / median(rates.get(theirs) ?? []);
  const verdict = share >= goal ? "达到" : "未达到";
  console.log(`  ${verdict}：${share.toFixed(2)} 倍，目标不低于 ${goal}。`);
}

async function fetched(url: string, accept: string) {
  // Not unpacked: the bytes as they are sent.
  const { get } = await import("node:http");
  return new Promise<Buffer>((done, failed) => {
    get(url, { headers: { "Accept-Encoding": accept } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () => done(Buffer.concat(parts)));
    }).once("error", failed);
  });
}

async function besideFramework(wrk: string, page: string): Promise<void> {
  const html = (await fetched(page, "identity")).toString("utf8");
  console.log(
    `\n结果页 ${(Buffer.byteLength(html) / 1024).toFixed(0)} KB，正在构建同样大小的静态页…`,
  );
  const site = await serveStatic(html);
  try {
    console.log(`静态页 ${(site.size / 1024).toFixed(0)} KB。`);
    const pair: [Contender, Contender] = [
      { name: "结果页（npm start）", url: page },
      { name: "Next 自己的静态页（next start）", url: site.url },
    ];
    for (const [how, accept] of [
      ["像浏览器那样接受压缩", "gzip, deflate, br"],
      ["不压缩", "identity"],
    ] as const)
      await compare(wrk, `结果页与框架的静态页，${how}`, pair, accept, STATIC_GOAL);
  } finally {
    await site.stop();
  }
}

async function behindNginx(wrk: string, base: URL, path: string): Promise<void> {
  const nginx = await ensureNginx();
  if (!nginx) throw new Error("没有 nginx：请安装它（Debian：apt install nginx-light）。");
  const folder = mkdtempSync(join(tmpdir(), "bytes-"));
  const [port, filePort] = [await freePort(), await freePort()];
  writeFileSync(join(folder, "page"), await fetched(new URL(path, base).href, "gzip"));
  const { chmodSync } = await import("node:fs");
  chmodSync(folder, 0o755);
  const more = `server {
    listen 127.0.0.1:${filePort};
    location / { root ${folder}; default_type "text/html; charset=utf-8"; add_header Content-Encoding gzip; }
  }`;
  const running = await runNginx(nginx, { port, upstream: Number(base.port), more });
  try {
    await compare(
      wrk,
      "结果页在 nginx 之后与 nginx 的文件（同样的字节）",
      [
        { name: "结果页，经 nginx（prisma/nginx.conf）", url: `http://127.0.0.1:${port}${path}` },
        { name: "nginx 的文件", url: `http://127.0.0.1:${filePort}/page` },
      ],
      "gzip",
      FILE_GOAL,
    );
    if (running.log() !== "") throw new Error(running.log());
  } finally {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param base where the product is served */
export async function readPublic(base: URL): Promise<void> {
  const wrk = await ensureWrk();
  const list = await (await fetch(new URL("/outcomes", base))).text();
  const path = /\/outcomes\/20\d\d-[0-9a-z]{8}/.exec(list)?.[0];
  if (!path) throw new Error("没有公布的结果。");
  const page = new URL(path, base).href;
  await besideFramework(wrk, page);
  await behindNginx(wrk, base, path);
}
