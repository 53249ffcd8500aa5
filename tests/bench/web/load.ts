/** Load by wrk, which takes so little of the machine that what is measured is the server. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { apt, mayUseApt } from "../../browser.mjs";

const CONNECTIONS = 32;
const PLACES = ["/usr/bin/wrk", "/usr/local/bin/wrk", "/opt/homebrew/bin/wrk"];
const installed = () => PLACES.find((path) => existsSync(path));

export async function ensureWrk(): Promise<string> {
  if (!installed() && mayUseApt()) await apt(["wrk"]);
  const wrk = installed();
  if (!wrk) throw new Error("没有 wrk：请安装它（Debian：apt install wrk）。");
  return wrk;
}

/** @returns how many answers a second; fails where one was not 200 */
export async function answersPerSecond(
  wrk: string,
  url: string,
  accept: string,
  seconds: number,
): Promise<number> {
  const child = spawn(
    wrk,
    [
      ...["-t", "1", "-c", String(CONNECTIONS), "-d", `${seconds}s`, "--timeout", "10s"],
      ...["-H", `Accept-Encoding: ${accept}`, url],
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  await new Promise((done) => child.once("close", done));
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]);
  if (!(rate > 0) || /Non-2xx|Socket errors/.test(output)) throw new Error(output);
  return rate;
}
