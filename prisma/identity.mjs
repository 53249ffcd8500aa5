// As whom PostgreSQL's programs run. They refuse root, so root lends them an unprivileged user.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, lstatSync, mkdirSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { canTether } from "./processes.mjs";
import { Refusal, say } from "./terminal.mjs";

/**
 * @typedef {object} Identity
 * @property {number | undefined} uid owner of the cluster's files; undefined: ourselves
 * @property {number | undefined} gid
 * @property {string} native the directory of PostgreSQL's programs
 * @property {string} dir the cluster's directory
 * @property {(program: string, args: string[]) => { command: string, args: string[], as: { uid?: number, gid?: number } }} wrap
 */

/** @param {string} name */
function idsOf(name) {
  const [uid, gid] = ["-u", "-g"].map((flag) => {
    const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" });
    return status === 0 ? Number(stdout) : undefined;
  });
  return uid && gid !== undefined ? { uid, gid } : null;
}

function unprivilegedUser() {
  const known = idsOf("postgres");
  if (known) return known;
  const shell = "/usr/sbin/nologin";
  for (const [command, args] of [
    ["useradd", ["--system", "--no-create-home", "--shell", shell, "postgres"]],
    ["adduser", ["-S", "-H", "-D", "postgres"]],
  ])
    if (
      spawnSync(String(command), /** @type {string[]} */ (args), { stdio: "ignore" }).status === 0
    )
      break;
  const made = idsOf("postgres");
  if (made) say("已创建系统用户 postgres：PostgreSQL 不允许以 root 身份运行。");
  const user = made ?? idsOf("nobody");
  if (!user)
    throw new Refusal(
      "PostgreSQL 不允许以 root 身份运行，且无法创建系统用户 postgres：请改用普通用户运行，或设置 DATABASE_URL。",
    );
  return user;
}

// SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients that never leave.
const TETHER = ["--pdeathsig", "INT"];

/**
 * Ways to become the user, the plainest first. A clone in a directory that only root may enter is reached by
 * one capability lent to the server alone; access(2) honours it only under no_setuid_fixup.
 * @param {{ uid: number, gid: number }} ids
 * @returns {Identity["wrap"][]}
 */
function waysToBe({ uid, gid }) {
  const plain = [...TETHER, `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  if (!canTether()) return [(command, args) => ({ command, args, as: { uid, gid } })];
  const lend = (/** @type {string} */ capability) => [
    "--securebits=+no_setuid_fixup",
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
  ];
  return [[], lend("dac_read_search"), lend("dac_override")].map((extra) => (program, args) => ({
    command: "setpriv",
    args: [...plain, ...extra, program, ...args],
    as: {},
  }));
}

/** @param {Identity["wrap"]} wrap @param {string} native @param {string} dir */
function reaches(wrap, native, dir) {
  const script = 'cd "$1" && exec "$2" --version';
  const { command, args, as } = wrap("/bin/sh", [
    "-c",
    script,
    "sh",
    existsSync(dir) ? dir : dirname(dir),
    join(native, "bin/postgres"),
  ]);
  return spawnSync(command, args, { ...as, cwd: "/", stdio: "ignore" }).status === 0;
}

/**
 * @param {string} native
 * @param {string} dir
 * @returns {Identity}
 */
export function serverIdentity(native, dir) {
  if (process.getuid?.() !== 0)
    return {
      uid: undefined,
      gid: undefined,
      native,
      dir,
      wrap: (program, args) =>
        canTether()
          ? { command: "setpriv", args: [...TETHER, program, ...args], as: {} }
          : { command: program, args, as: {} },
    };
  // What an ordinary user has begun here goes on under that user, who may want to return.
  const there = statSync(dir, { throwIfNoEntry: false });
  const ids = there?.uid ? { uid: there.uid, gid: there.gid } : unprivilegedUser();
  const ways = waysToBe(ids);
  for (const wrap of ways) if (reaches(wrap, native, dir)) return { ...ids, native, dir, wrap };
  const [wrap] = ways;
  if (!wrap) throw new Error("no way to run PostgreSQL");
  return { ...ids, ...relocate(native, dir), wrap };
}

/**
 * Where no capability can be lent (a narrow container), programs and data move to a place the user can enter.
 * @param {string} native
 * @param {string} dir
 */
function relocate(native, dir) {
  const home = join(
    "/var/lib/future-community",
    createHash("sha256").update(dir).digest("hex").slice(0, 16),
  );
  const programs = join(home, "native");
  const data = join(home, "postgres");
  mkdirSync(home, { recursive: true, mode: 0o755 });
  cpSync(native, programs, { recursive: true, verbatimSymlinks: true, force: true });
  const there = lstatSync(dir, { throwIfNoEntry: false });
  if (!there) {
    symlinkSync(data, dir);
    say(`本目录只有 root 可以进入，数据库因此保存在 ${data}（${dir} 指向它）。`);
  } else if (!there.isSymbolicLink())
    throw new Refusal(
      `用户 postgres 无法进入 ${dir}：请用 chmod o+x 放行它的各级上级目录，或把整个目录移到 /opt 等处。`,
    );
  execFileSync("chmod", ["-R", "a+rX", programs]);
  return { native: programs, dir: data };
}
