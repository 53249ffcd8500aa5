import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createServer } from "node:net";
import { constants, tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import pg from "pg";
import { expect } from "vitest";

const source = resolve(import.meta.dirname, "../..");
const LEFT_OUT = ["node_modules", ".data", ".git", ".next", "reports", "coverage", "test-results"];

export type User = { uid: number; gid: number };

/** Somebody who is not root, to be used where the tests themselves run as root. */
export function ordinaryUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) =>
    Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}

/** Waits for a condition by looking again and again, never for a fixed time. */
export async function until<T>(look: () => T | Promise<T>, what: string, seconds = 60) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`waited ${seconds} s in vain: ${what}`);
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** A command at work in a clone. */
export class Command {
  output = "";
  readonly ended: Promise<number>;
  constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
      });
    this.ended = new Promise((done) => {
      // As a shell has it: 128 and the signal's number.
      child.once("close", (code, signal) =>
        done(code ?? 128 + (signal ? constants.signals[signal] : 0)),
      );
    });
  }

  /** Waits for a word of the output; a command that ends without it has failed. */
  async says(word: string, seconds = 60) {
    await until(
      () => {
        if (this.output.includes(word)) return true;
        if (this.child.exitCode !== null) throw new Error(`ended early:\n${this.output}`);
        return false;
      },
      `「${word}」 in:\n${this.output}`,
      seconds,
    ).catch((error) => {
      throw new Error(`${error.message}\n${this.output}`);
    });
  }
}

type Environment = Record<string, string>;

/** A copy of the working tree in a directory of its own, with an empty home and nothing in the environment. */
export class Clone {
  readonly top = realpathSync(mkdtempSync(join(tmpdir(), "start-")));
  readonly dir = join(this.top, "clone");
  private readonly home = join(this.top, "home");

  constructor(private readonly user?: User) {
    cpSync(source, this.dir, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => path === source || !LEFT_OUT.includes(basename(path)),
    });
    mkdirSync(this.home);
    chmodSync(this.top, 0o755);
    if (user) spawnSync("chown", ["-R", `${user.uid}:${user.gid}`, this.top]);
  }

  /** Lends the dependencies instead of installing them. */
  withModules() {
    symlinkSync(join(source, "node_modules"), join(this.dir, "node_modules"));
    return this;
  }

  /** Lends them as files of the clone's own directory: what is above counts for who may reach them. */
  withOwnModules() {
    const copied = spawnSync("cp", ["-al", join(source, "node_modules"), this.dir]);
    if (copied.status !== 0)
      cpSync(join(source, "node_modules"), join(this.dir, "node_modules"), {
        recursive: true,
        verbatimSymlinks: true,
      });
    return this;
  }

  /** Lends the finished build, where there is one. */
  withBuild() {
    const build = join(source, ".next");
    if (existsSync(build)) cpSync(build, join(this.dir, ".next"), { recursive: true });
    return this;
  }

  run(command: string, args: string[], env: Environment = {}) {
    const { PATH = "" } = process.env;
    return new Command(
      spawn(command, args, {
        cwd: this.dir,
        // Without demonstration data a start is faster; the tests that are about it ask for it.
        env: { PATH, HOME: this.home, DEMO: "0", ...env } as Environment as NodeJS.ProcessEnv,
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
        ...this.user,
      }),
    );
  }

  /** `node prisma/start.mjs`, by default only as far as the database. */
  start(env: Environment = {}, args = ["database"]) {
    return this.run(process.execPath, ["prisma/start.mjs", ...args], env);
  }

  async database(env: Environment = {}) {
    const command = this.start(env);
    await command.says("数据库已就绪");
    return command;
  }

  get cluster() {
    return join(this.dir, ".data/postgres");
  }

  postmaster() {
    return Number.parseInt(readFileSync(join(this.cluster, "postmaster.pid"), "utf8"), 10);
  }

  hasCluster() {
    return existsSync(this.cluster);
  }

  private url(database = "app") {
    const { port, app } = JSON.parse(readFileSync(join(this.cluster, "connection.json"), "utf8"));
    return `postgresql://app:${app}@127.0.0.1:${port}/${database}`;
  }

  /** An empty database on the running server, to stand for one that is not ours. */
  async newDatabase() {
    await this.query("create database guest");
    return this.url("guest");
  }

  async query(sql: string) {
    const client = new pg.Client(this.url());
    client.on("error", () => {});
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** Leaves a row whose commit was acknowledged; `isKept` asks for it again. */
  async leaveWitness() {
    await this.query("create table if not exists witness (word text)");
    await this.query("insert into witness values ('kept')");
  }

  async isKept() {
    return (await this.query("select word from witness")).some(({ word }) => word === "kept");
  }

  /** Processes that still work somewhere in the clone. */
  processes() {
    if (process.platform !== "linux") return [];
    return readdirSync("/proc").filter((name) => {
      try {
        return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`).startsWith(this.dir);
      } catch {
        return false;
      }
    });
  }

  allGone() {
    return until(() => this.processes().length === 0, `processes left in ${this.dir}`, 40);
  }

  /** Kills whatever a failed test has left at work. */
  async clear() {
    for (const pid of this.processes()) {
      try {
        process.kill(Number(pid), "SIGKILL");
      } catch {
        // It has ended in the meantime.
      }
    }
    await this.allGone();
  }

  async remove() {
    await this.clear();
    rmSync(this.top, { recursive: true, force: true });
  }
}

/** Starts as a person would, fetches a page, and ends with Ctrl-C. */
export async function serves(clone: Clone, command: Command, port: string, seconds: number) {
  await command.says("系统已启动", seconds);
  const answer = await fetch(`http://127.0.0.1:${port}/sign-in`, { redirect: "manual" });
  expect(answer.status).toBeLessThan(500);
  expect(command.output.trimEnd()).toMatch(
    new RegExp(`系统已启动，请用浏览器打开 http://127.0.0.1:${port}（按 Ctrl-C 停止）。$`),
  );
  process.kill(-(command.child.pid ?? 0), "SIGINT");
  // npm passes on that Ctrl-C ended it; the launcher alone says 0.
  expect([0, 130]).toContain(await command.ended);
  expect(command.output).not.toMatch(/error/i);
  await clone.allGone();
}
