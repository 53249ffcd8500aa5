// Child processes that cannot outlive the command that started them, and the look of other processes.
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
/** @type {boolean | undefined} */
let hasSetpriv;

/** Whether util-linux's setpriv is here, by which the kernel ends a child when its parent dies, even by SIGKILL. */
export function canTether() {
  hasSetpriv ??=
    process.platform === "linux" &&
    spawnSync("setpriv", ["--pdeathsig", "TERM", "true"], { stdio: "ignore" }).status === 0;
  return hasSetpriv;
}

/**
 * Starts a child that dies with us.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function start(command, args, options) {
  const [program, rest] = canTether()
    ? ["setpriv", ["--pdeathsig", "TERM", command, ...args]]
    : [command, args];
  const child = spawn(program, rest, options);
  running.add(child);
  child.once("exit", () => running.delete(child));
  child.once("error", () => running.delete(child));
  return child;
}

/**
 * Runs a child to its end and keeps what it wrote, for the case that it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { show?: boolean }} [options]
 * @returns {Promise<{ code: number, signal: NodeJS.Signals | null, output: string }>}
 */
export function run(command, args, { show = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = show ? "inherit" : "pipe";
    const child = start(command, args, { ...options, stdio: ["ignore", stdio, stdio] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code: code ?? 1, signal, output }));
  });
}

/** Asks whatever still runs to end. */
export function stopChildren() {
  for (const child of running) child.kill("SIGTERM");
}

/**
 * Waits for a child's end; false when it takes longer.
 * @param {import("node:child_process").ChildProcess} child
 * @param {number} milliseconds
 */
export function ended(child, milliseconds) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

/**
 * When a process began, so that a reused id is not taken for the process remembered. Null when it is gone.
 * @param {number} pid
 * @returns {string | null}
 */
export function startedAt(pid) {
  if (process.platform !== "linux") {
    const { stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return stdout?.trim() || null;
  }
  const fields = stat(pid);
  // A zombie has ended; only its parent has not noticed yet.
  return fields && fields[0] !== "Z" ? (fields[19] ?? null) : null;
}

/** @param {number} pid fields of /proc/<pid>/stat from the third on */
function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

/** @param {number} pid @returns {{ parent: number, command: string } | null} */
function look(pid) {
  if (process.platform === "linux") {
    const fields = stat(pid);
    if (!fields) return null;
    return { parent: Number(fields[1]), command: readFileSync(`/proc/${pid}/cmdline`, "utf8") };
  }
  const { stdout } = spawnSync("ps", ["-o", "ppid=,command=", "-p", String(pid)], {
    encoding: "utf8",
  });
  const match = /^\s*(\d+)\s+(.*)/.exec(stdout ?? "");
  return match ? { parent: Number(match[1]), command: match[2] ?? "" } : null;
}

/**
 * The npm that runs us, if one does: when it is killed outright, we would otherwise stay behind unnoticed.
 * @returns {{ pid: number, began: string } | null}
 */
export function keeper() {
  if (!process.env.npm_lifecycle_event) return null;
  let pid = process.ppid;
  for (let up = 0; up < 3 && pid > 1; up++) {
    const seen = look(pid);
    if (!seen) return null;
    const began = startedAt(pid);
    if (/\bnpm\b/.test(seen.command) && began) return { pid, began };
    pid = seen.parent;
  }
  return null;
}

/**
 * Processes that work inside a directory, as PostgreSQL's all do in their data directory.
 * @param {string} directory a real path
 * @returns {number[]}
 */
export function processesIn(directory) {
  if (process.platform === "linux")
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          return readlinkSync(`/proc/${pid}/cwd`) === directory && startedAt(pid) !== null;
        } catch {
          return false;
        }
      });
  const { stdout } = spawnSync("ps", ["-axo", "pid=,command="], { encoding: "utf8" });
  return (stdout ?? "")
    .split("\n")
    .filter((line) => line.includes(`-D ${directory} `))
    .map((line) => Number.parseInt(line, 10));
}
