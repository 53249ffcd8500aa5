// A real Chromium with Chinese letters for the browser tests: found on the machine, or installed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "../prisma/processes.mjs";
import { Refusal, say } from "../prisma/terminal.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

async function installed() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of NAMES) {
    const found = `/usr/bin/${name}`;
    if (existsSync(found)) return found;
  }
  // Playwright's own, where an earlier `playwright install` has brought it.
  const { chromium } = await import("@playwright/test");
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

export const mayUseApt = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** @param {string[]} packages */
export async function apt(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  const args = ["install", "-y", "-qq", "--no-install-recommends", ...packages];
  return (await run("apt-get", args, { env })).code === 0;
}

/** Without a font every Chinese letter is the same box, and screens and widths are not what people see. */
async function ensureChineseFont() {
  if (process.platform !== "linux") return;
  const { stdout } = spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" });
  if (stdout?.trim()) return;
  if (mayUseApt() && (await apt(["fontconfig", "fonts-noto-cjk"]))) return;
  say("本机没有中文字体，页面中的汉字将显示为方框：建议安装 fonts-noto-cjk。");
}

/** @returns {Promise<string>} the path of Chromium */
export async function ensureBrowser() {
  let path = await installed();
  if (!path) {
    say("正在安装 Chromium（仅供端到端测试）…");
    if (!(mayUseApt() && (await apt(["chromium"]))))
      await run("npx", ["playwright", "install", "chromium"], { cwd: root });
    path = await installed();
  }
  if (!path)
    throw new Refusal(
      "没有 Chromium：请安装它（Debian：apt install chromium），或用 CHROMIUM_PATH 指明它的位置。",
    );
  await ensureChineseFont();
  return path;
}
