/**
 * `npm run bench:upload`: 50 photos of 8 MB into the real server, four at a time, and what its memory does meanwhile.
 * Starts the product as `npm start` does, on an empty data directory of its own. Linux only: it reads /proc.
 */
import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import sharp from "sharp";
import { databaseUrl } from "../../prisma/environment.mjs";
import { freePort } from "../../prisma/ports.mjs";
import { uploadFile } from "../e2e/support/evidence";

const PHOTOS = 50;
const PHOTO_BYTES = 8 * 1024 * 1024;
const AT_ONCE = 4;
/** How much more memory than before the server may hold at its highest. */
const LIMIT_MB = 200;
const points = ["digital-access-devices", "digital-access-platforms"];

const root = fileURLToPath(new URL("../..", import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), "bench-upload-"));
process.env.DATA_DIR = dataDir;
const port = await freePort();
const baseURL = `http://127.0.0.1:${port}`;

const read = (path: string) => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};
const rss = (pid: string) =>
  Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;

/** The processes below ours, by what they are. */
function processes(parent: number): { server: string[]; inspectors: string[] } {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [pid, /PPid:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? ""]),
  );
  const below = (pid: string): boolean =>
    pid === String(parent) || (parents.has(pid) && below(parents.get(pid) ?? ""));
  const ours = [...parents.keys()].filter(below);
  const named = (word: string) => ours.filter((pid) => read(`/proc/${pid}/cmdline`).includes(word));
  return { server: named("prisma/serve.mjs"), inspectors: named("inspector.mjs") };
}

/** A photo of about 8 MB: rough enough that JPEG cannot shrink it much. */
async function photo(): Promise<Buffer> {
  const [width, height] = [4_000, 3_000];
  const noise = sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } });
  const jpeg = await noise.blur(1.2).jpeg({ quality: 92 }).toBuffer();
  return Buffer.concat([jpeg, randomBytes(Math.max(16, PHOTO_BYTES - jpeg.byteLength))]);
}

async function signIn(): Promise<string> {
  const csrf = await fetch(`${baseURL}/api/auth/csrf`);
  const jar = csrf.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch(`${baseURL}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: baseURL, Cookie: jar.join("; ") },
    body: new URLSearchParams({
      csrfToken,
      username: "gongshu",
      password: "Weilai-2026",
      json: "true",
    }),
  });
  return [...jar, ...answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0])].join(
    "; ",
  );
}

async function newApplication(): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  const id = randomUUID();
  await client.query(
    `INSERT INTO "Application" ("id", "batchId", "communityId", "createdById")
     SELECT $1, b."id", c."id", a."id" FROM "Batch" b, "Community" c, "Account" a
     WHERE c."name" = '翠柏社区' AND a."username" = 'gongshu' LIMIT 1`,
    [id],
  );
  await client.end();
  return id;
}

const product = spawn(process.execPath, ["prisma/start.mjs"], {
  cwd: root,
  env: { ...process.env, PORT: String(port), DEMO: "1", NEXTAUTH_URL: baseURL },
  stdio: ["ignore", "ignore", "inherit"],
});
const ended = new Promise((resolve) => product.once("exit", resolve));
try {
  while (
    !(await fetch(`${baseURL}/sign-in`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (product.exitCode !== null) throw new Error("the product did not start");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const by = { baseURL, cookie: await signIn() };
  const id = await newApplication();
  const base = [await photo(), await photo(), await photo()];
  // The first upload loads what the server needs for it: memory is compared from there on.
  await uploadFile(by, id, points[0] ?? "", "first.jpg", base[0] ?? Buffer.alloc(0));
  const memory = () => Math.max(0, ...processes(product.pid ?? 0).server.map(rss));
  const before = memory();
  if (before === 0) throw new Error("the server's process was not found");
  let [highest, highestChild, samples] = [before, 0, 0];
  const watch = setInterval(() => {
    const { server, inspectors } = processes(product.pid ?? 0);
    highest = Math.max(highest, ...server.map(rss));
    highestChild = Math.max(highestChild, ...inspectors.map(rss));
    samples += 1;
  }, 100);
  const began = performance.now();
  const waiting = Array.from({ length: PHOTOS - 1 }, (_, k) => k);
  const worker = async () => {
    for (let k = waiting.shift(); k !== undefined; k = waiting.shift()) {
      const one = base[k % base.length] ?? Buffer.alloc(0);
      // The picture stays, the content is another.
      const bytes = Buffer.concat([one.subarray(0, one.byteLength - 8), randomBytes(8)]);
      await uploadFile(by, id, points[k % 2] ?? "", `照片 ${k}.jpg`, bytes);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(watch);
  const after = memory();
  const mb = (value: number) => `${value.toFixed(0)} MB`;
  console.log(
    [
      `${PHOTOS} photos of ${mb(PHOTO_BYTES / 1024 / 1024)}, ${AT_ONCE} at a time: ${seconds.toFixed(1)} s, ${(
        (PHOTOS * PHOTO_BYTES) / 1024 / 1024 / seconds
      ).toFixed(1)} MB/s with previews`,
      `server's memory: ${mb(before)} after the first, ${mb(highest)} at its highest (${samples} looks), ${mb(after)} at the end`,
      `process that looks into a file: ${mb(highestChild)} at its highest`,
    ].join("\n"),
  );
  if (highest - before > LIMIT_MB) {
    console.log(`That is more than ${LIMIT_MB} MB above the first.`);
    process.exitCode = 1;
  }
} finally {
  product.kill("SIGTERM");
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
}
