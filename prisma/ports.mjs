// Free ports on loopback.
import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { Refusal } from "./terminal.mjs";

/** @param {number} port */
export function isFree(port) {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });
}

/** Not a fixed port, so that two clones can run at once; below the range from which systems take outgoing ones. */
export async function freePort() {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
  throw new Refusal("找不到空闲的数据库端口：请关闭一些程序后重试。");
}
