/** The product as it is served: `npm start` on the large data. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { freePort } from "../../../prisma/ports.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export interface Served {
  base: URL;
  stop: () => Promise<void>;
}

/** Starts it on a free port, building first where that is due. */
export async function serve(): Promise<Served> {
  const port = process.env.PORT ?? String(await freePort());
  const child = spawn(process.execPath, ["prisma/start.mjs"], {
    cwd: root,
    env: { ...process.env, PORT: port, DEMO: process.env.DEMO ?? "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  let output = "";
  await new Promise<void>((ready, failed) => {
    child.once("exit", () => failed(new Error(`npm start ended early:\n${output}`)));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (output.includes("系统已启动")) ready();
    });
  });
  return { base: new URL(`http://127.0.0.1:${port}`), stop };
}
