// A real nginx with the configuration that is shipped, on ports of its own, in a directory of its own.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { apt, mayUseApt } from "./browser.mjs";

const shipped = fileURLToPath(new URL("../prisma/nginx.conf", import.meta.url));
const PLACES = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"];
const installed = () => PLACES.find((path) => existsSync(path));

/**
 * @returns {Promise<string | null>} the path of nginx; null, said aloud by whoever skips for it, where there is none
 * and none can be installed
 */
export async function ensureNginx() {
  if (!installed() && mayUseApt()) await apt(["nginx-light"]);
  return installed() ?? null;
}

/** @param {number} port */
const accepts = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(socket.destroy() && true));
    socket.once("error", () => resolve(false));
  });

/**
 * Runs it before a server.
 * @param {string} nginx its path
 * @param {{ port: number, upstream: number, more?: string }} at where it listens, where the product does, and further
 * servers of the same nginx
 */
export async function runNginx(nginx, { port, upstream, more = "" }) {
  const home = mkdtempSync(join(tmpdir(), "nginx-"));
  // Its workers are another user where it is started by root.
  chmodSync(home, 0o755);
  for (const name of ["temp", "cache"]) mkdirSync(join(home, name), { mode: 0o777 });
  const site = readFileSync(shipped, "utf8")
    .replace("/var/cache/nginx/acceptance", join(home, "cache"))
    .replace("server 127.0.0.1:3000;", `server 127.0.0.1:${upstream};`)
    .replace("listen 80;", `listen 127.0.0.1:${port};`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${join(home, "temp", name)};`)
    .join("\n");
  writeFileSync(
    join(home, "nginx.conf"),
    `daemon off;
    pid ${join(home, "pid")};
    error_log ${join(home, "error.log")};
    worker_processes 1;
    events { worker_connections 1024; }
    http {
      access_log off;
      sendfile on;
      ${temporary}
      ${site}
      ${more}
    }`,
  );
  const args = ["-p", home, "-e", join(home, "error.log"), "-c", join(home, "nginx.conf")];
  const remove = () => rmSync(home, { recursive: true, force: true });
  const valid = spawnSync(nginx, [...args, "-t"], { encoding: "utf8" });
  if (valid.status !== 0) {
    remove();
    throw new Error(valid.stderr);
  }
  const child = spawn(nginx, args, { stdio: "inherit" });
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(readFileSync(join(home, "error.log"), "utf8"));
    await new Promise((done) => setTimeout(done, 20));
  }
  return {
    log: () => readFileSync(join(home, "error.log"), "utf8"),
    stop: async () => {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
      remove();
    },
  };
}
