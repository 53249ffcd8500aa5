import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));
const port = process.env.E2E_PORT ?? "3456";
/** Which of several runs beside each other this is. */
const name = process.env.E2E_NAME ?? "e2e";
// Where the tests that are about mail open a server; for the others mail waits.
process.env.E2E_SMTP_PORT ??= String(Number(port) + 1);

// The runner reads this file once, each worker once more: only the runner may clear the data.
process.env.DATA_DIR ??= resolve(root, ".data", name);
if (process.env.TEST_WORKER_INDEX === undefined && !process.env.E2E_PREPARED) {
  rmSync(process.env.DATA_DIR, { recursive: true, force: true });
  process.env.E2E_PREPARED = "1";
}
process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString("base64url");

/** The product as it is served: `npm start` on an empty data directory, with the demonstration, in real Chromium. */
export default defineConfig({
  testDir: ".",
  outputDir: join(root, "test-results", name),
  fullyParallel: false,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // A fifth of the time goes into it, and where nobody sits nobody opens it.
    trace: process.env.CI ? "off" : "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "node prisma/start.mjs",
    cwd: root,
    url: `http://127.0.0.1:${port}/sign-in`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    env: {
      PORT: port,
      DEMO: "1",
      NEXTAUTH_URL: `http://127.0.0.1:${port}`,
      SMTP_URL: `smtp://127.0.0.1:${process.env.E2E_SMTP_PORT}`,
      MAIL_FROM: "验收系统 <noreply@example.cn>",
    },
    stdout: "pipe",
  },
});
