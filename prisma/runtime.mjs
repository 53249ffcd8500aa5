// Which Node serves. Node 20 has had no security updates since April 2026, and pages take it nearly twice as long as
// Node 24. The project's dependencies bring a Node 24 of their own, for machines that have an older one.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./environment.mjs";

const WANTED = 24;
const own = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);

/** The Node we were started with where it is new enough, else the project's own where that runs here. */
export function servingNode() {
  if (Number.parseInt(process.versions.node, 10) >= WANTED) return process.execPath;
  return spawnSync(own, ["--version"]).status === 0 ? own : process.execPath;
}

/** What people and npm call `node` stays what the machine has: the package would put its own before it in scripts. */
export function unlinkNode() {
  for (const name of ["node", "node.cmd", "node.ps1"])
    rmSync(join(root, "node_modules/.bin", name), { force: true });
}
