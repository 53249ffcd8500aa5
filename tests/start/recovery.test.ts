import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Clone, type Command, until } from "./clone";

let clone: Clone;
beforeAll(() => {
  clone = new Clone().withModules();
});
afterEach(() => clone.clear());
afterAll(() => clone.remove());

const kill = (pid: number | undefined, signal: NodeJS.Signals) => pid && process.kill(pid, signal);

/** Ends a command the hard way, together with nothing else. */
async function strike(command: Command) {
  kill(command.child.pid, "SIGKILL");
  await command.ended;
}

/** Starts once more, asks for the row, and ends in order. */
async function expectKept() {
  const command = await clone.database();
  expect(await clone.isKept()).toBe(true);
  kill(command.child.pid, "SIGTERM");
  expect(await command.ended).toBe(0);
  await clone.allGone();
}

describe("a first start", () => {
  it("that is killed at any moment is taken up by the next", async () => {
    for (const moment of [300, 700, 1_100, 1_500, 2_500]) {
      const command = clone.start();
      await new Promise((done) => setTimeout(done, moment));
      expect(command.child.exitCode, command.output).toBeNull();
      await strike(command);
    }
    const command = await clone.database();
    kill(command.child.pid, "SIGTERM");
    await command.ended;
  });

  it("that stopped within initdb is begun anew", async () => {
    await clone.allGone();
    const half = `${clone.cluster}.new`;
    cpSync(clone.cluster, half, { recursive: true });
    rmSync(clone.cluster, { recursive: true });
    rmSync(join(half, "global"), { recursive: true });
    const command = await clone.database();
    await clone.leaveWitness();
    kill(command.child.pid, "SIGTERM");
    await command.ended;
  });

  it("whose directory is no whole cluster sets it aside and says so", async () => {
    const other = new Clone().withModules();
    try {
      mkdirSync(other.cluster, { recursive: true });
      writeFileSync(join(other.cluster, "PG_VERSION"), "18\n");
      const command = await other.database();
      expect(command.output).toContain("发现未完成的数据库目录");
    } finally {
      await other.remove();
    }
  });
});

describe("what was acknowledged is kept", () => {
  it("after an orderly end by SIGTERM, which leaves no process behind", expectKept);

  it("after Ctrl-C, which reaches every process of the terminal", async () => {
    const command = await clone.database();
    kill(-(command.child.pid ?? 0), "SIGINT");
    expect(await command.ended).toBe(0);
    expect(command.output).not.toMatch(/error/i);
    await clone.allGone();
    await expectKept();
  });

  it("when the launcher is killed", async () => {
    await strike(await clone.database());
    await expectKept();
  });

  it("when the launcher and the database server are killed together", async () => {
    const command = await clone.database();
    kill(clone.postmaster(), "SIGKILL");
    await strike(command);
    await expectKept();
  });

  it("when only the database server is killed: it comes back by itself", async () => {
    const command = await clone.database();
    kill(clone.postmaster(), "SIGKILL");
    await command.says("内置数据库已恢复");
    expect(await clone.isKept()).toBe(true);
    kill(command.child.pid, "SIGTERM");
    expect(await command.ended).toBe(0);
  });

  it("when npm is killed and its child stays behind", async () => {
    const command = clone.run("npm", ["run", "database"]);
    await command.says("数据库已就绪");
    kill(command.child.pid, "SIGKILL");
    await expectKept();
  });

  it("when postmaster.pid names a process that is somebody else's now", async () => {
    const command = await clone.database();
    const pidFile = join(clone.cluster, "postmaster.pid");
    const stale = readFileSync(pidFile, "utf8").split("\n");
    const { uid, gid } = statSync(clone.cluster);
    kill(command.child.pid, "SIGTERM");
    await command.ended;
    const stranger = spawn("sleep", ["120"], process.getuid?.() === 0 ? { uid, gid } : {});
    try {
      writeFileSync(pidFile, [stranger.pid, ...stale.slice(1)].join("\n"));
      await expectKept();
    } finally {
      stranger.kill();
    }
  });
});

describe("a second start beside a running one", () => {
  it("refuses in one sentence and leaves the first alone", async () => {
    const first = await clone.database();
    const second = clone.start();
    expect(await second.ended).toBe(1);
    expect(second.output).toMatch(/^本目录中的系统已在运行（进程 \d+）：.+。\n$/);
    expect(await clone.isKept()).toBe(true);
    kill(first.child.pid, "SIGTERM");
    await first.ended;
  });

  it("shares the database with commands that only need it for a moment", async () => {
    const first = await clone.database();
    const command = clone.run(process.execPath, ["prisma/migrate.mjs"]);
    expect(await command.ended).toBe(0);
    expect(await clone.isKept()).toBe(true);
    kill(first.child.pid, "SIGTERM");
    await first.ended;
    const alone = clone.run(process.execPath, ["prisma/migrate.mjs"]);
    expect(await alone.ended).toBe(0);
    await until(() => clone.processes().length === 0, "the command's own server to end");
  });
});
