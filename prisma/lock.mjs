// One command at a time owns a data directory's database: two would stop each other's server.
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { keeper, startedAt } from "./processes.mjs";
import { fileRefusal, Refusal } from "./terminal.mjs";

/** @typedef {{ pid: number, began: string | null, keeper: { pid: number, began: string } | null }} Owner */

/** @param {{ pid: number, began: string | null } | null | undefined} known */
const lives = (known) => !!known && startedAt(known.pid) === known.began && known.began !== null;

/** @param {string} file @returns {Owner | null} the living owner, if any */
function owner(file) {
  try {
    const seen = JSON.parse(readFileSync(file, "utf8"));
    return lives(seen) ? seen : null;
  } catch {
    return null;
  }
}

/**
 * Takes the lock or refuses. An owner whose npm was killed outright is asked to end and waited for.
 * @param {string} file
 * @returns {Promise<() => void>} gives the lock back
 */
export async function takeLock(file) {
  const mine = `${file}.${process.pid}`;
  const me = { pid: process.pid, began: startedAt(process.pid), keeper: keeper() };
  const patience = Date.now() + 40_000;
  try {
    // Written whole under another name and linked: nobody ever reads half a lock.
    writeFileSync(mine, JSON.stringify(me), { mode: 0o600 });
  } catch (error) {
    throw fileRefusal(error, mine);
  }
  try {
    for (;;) {
      try {
        linkSync(mine, file);
        return () => rmSync(file, { force: true });
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
      }
      const other = owner(file);
      if (!other) {
        rmSync(file, { force: true });
        continue;
      }
      const abandoned = other.keeper !== null && !lives(other.keeper);
      if (!abandoned || Date.now() > patience)
        throw new Refusal(
          `本目录中的系统已在运行（进程 ${other.pid}）：请直接使用它，或先停止它（Ctrl-C 或 kill ${other.pid}）再启动。`,
        );
      try {
        process.kill(other.pid, "SIGTERM");
      } catch {
        // It has ended in the meantime.
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    rmSync(mine, { force: true });
  }
}
