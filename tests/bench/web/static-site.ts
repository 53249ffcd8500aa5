/** The framework's own best: one static page of a given size, built and served by Next itself. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../../prisma/ports.mjs";
import { run } from "../../../prisma/processes.mjs";
import { until } from "../../start/clone";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const next = join(root, "node_modules/next/dist/bin/next");

/** Pieces that a component each stands for, so that it is a page of markup and no single text. */
function write(dir: string, pieces: readonly string[]): void {
  mkdirSync(join(dir, "app"), { recursive: true });
  const file = (name: string, text: string) => writeFileSync(join(dir, name), text);
  file("package.json", JSON.stringify({ name: "static-page", private: true, type: "module" }));
  file(
    "next.config.js",
    `export default { poweredByHeader: false, turbopack: { root: ${JSON.stringify(root)} } };`,
  );
  file("app/pieces.json", JSON.stringify(pieces));
  file(
    "app/layout.jsx",
    `export const metadata = { title: "static" };
     export default function Layout({ children }) {
       return <html lang="zh-CN"><body>{children}</body></html>;
     }`,
  );
  file(
    "app/page.jsx",
    `import pieces from "./pieces.json";
     export default function Page() {
       return <main><ul>{pieces.map((piece, key) => <li key={key} className="border-b py-2">{piece}</li>)}</ul></main>;
     }`,
  );
}

/**
 * Builds it until its page has the size of `html` within two in a hundred, and serves it.
 * @param html a page whose words it is filled with, so that it packs alike
 */
export async function serveStatic(
  html: string,
): Promise<{ url: string; size: number; stop: () => Promise<void> }> {
  const parent = join(root, ".data");
  mkdirSync(parent, { recursive: true });
  const dir = mkdtempSync(join(parent, "static-page-"));
  const remove = () => rmSync(dir, { recursive: true, force: true });
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const words = html
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/<[^>]*>/g, "\n")
    .split("\n")
    .filter((text) => text.trim() !== "");
  const wanted = Buffer.byteLength(html);
  const pieces = (count: number) =>
    Array.from({ length: count }, (_, n) => `${n} ${words[n % words.length]}`);
  try {
    let count = Math.round(wanted / 150);
    for (let attempt = 0; ; attempt += 1) {
      write(dir, pieces(count));
      const built = await run(process.execPath, [next, "build"], { cwd: dir, env });
      if (built.code !== 0) throw new Error(built.output);
      if (!/○ \//.test(built.output)) throw new Error(`not static:\n${built.output}`);
      const served = await serve(dir, env);
      const off = served.size / wanted;
      if (Math.abs(off - 1) < 0.02)
        return {
          ...served,
          stop: async () => {
            await served.stop();
            remove();
          },
        };
      await served.stop();
      if (attempt === 3) throw new Error(`the static page is ${off} times as large`);
      count = Math.round(count / off);
    }
  } catch (error) {
    remove();
    throw error;
  }
}

async function serve(dir: string, env: NodeJS.ProcessEnv) {
  const port = await freePort();
  const child = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    ...{ cwd: dir, env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}/`;
  const stop = async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
  };
  try {
    await until(() => fetch(url).then(Boolean, () => false), "next start");
    const answer = await fetch(url, { headers: { "Accept-Encoding": "identity" } });
    return { url, stop, size: Buffer.byteLength(await answer.text()) };
  } catch (error) {
    await stop();
    throw error;
  }
}
