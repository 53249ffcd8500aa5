import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { audited, unaudited } from "@/lib/audit/mutations";
import { type Handlers, type Runner, startRunner } from "@/lib/cli/runner";
import { db } from "@/lib/db";
import { queueState, troubledJobs } from "@/lib/jobs/data";
import { enqueue, retryJob } from "@/lib/jobs/mutations";
import { until } from "../post-office";
import { fate, openWorld, sql, type World } from "./fixtures";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const running: Runner[] = [];
const lines: string[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((runner) => runner.stop()));
  await sql(world, "DELETE FROM graphile_worker._private_jobs");
  lines.length = 0;
});

const idle: Handlers = {
  "mail.message": async () => {},
  "mail.digest": async () => {},
  "mail.code": async () => {},
  "daily.reminders": async () => {},
  "daily.digests": async () => {},
  "daily.cleanup": async () => {},
  "hourly.uploads": async () => {},
};

async function start(handlers: Partial<Handlers>) {
  const runner = await startRunner({
    url: world.url,
    handlers: { ...idle, ...handlers },
    pollInterval: 50,
    sweepInterval: 50,
    report: (line) => lines.push(line),
  });
  running.push(runner);
  return runner;
}

const accountId = () => world.official.id;
const job = (nonce = randomUUID()) => ({ accountId: accountId(), nonce });
const put = (payloads: ReturnType<typeof job>[], options = {}) =>
  unaudited("a test", (tx) => enqueue(tx, "mail.code", payloads, options));
const jobs = () =>
  sql<{ attempts: number; last_error: string | null; locked_by: string | null }>(
    world,
    "SELECT * FROM graphile_worker.jobs ORDER BY id",
  );
/** The hour of every waiting job has come. */
const letTimePass = () => sql(world, "UPDATE graphile_worker._private_jobs SET run_at = now()");

describe("a job is in the queue", () => {
  it("with the change that causes it, and not without it", async () => {
    const change = audited(world.admin, async (tx, record) => {
      await enqueue(tx, "mail.code", [job()]);
      record({ action: "account.created", subjectType: "account", subjectId: accountId() });
      throw new Error("the change fails");
    });
    await expect(change).rejects.toThrow("the change fails");
    expect(await jobs()).toEqual([]);
    await put([job()]);
    expect(await jobs()).toHaveLength(1);
  });

  it("once under its key, with what was put there last", async () => {
    const [first, second] = [job(), job()];
    const key = () => "the same";
    await put([first], { key });
    await put([second], { key });
    const done: string[] = [];
    await start({ "mail.code": async ({ nonce }) => void done.push(nonce) });
    await until(async () => (await jobs()).length === 0, "the job to be done");
    expect(done).toEqual([second.nonce]);
  });

  it("not before its time", async () => {
    await put([job()], { runAt: new Date(Date.now() + 60 * 60 * 1_000) });
    const done: string[] = [];
    await start({ "mail.code": async ({ nonce }) => void done.push(nonce) });
    await put([job()]);
    await until(() => done.length > 0, "the other job to be done");
    expect(await jobs()).toHaveLength(1);
    await letTimePass();
    await until(async () => (await jobs()).length === 0, "the first to be done");
  });

  it("only with what its kind needs to know", async () => {
    await expect(put([{ accountId: "nobody", nonce: randomUUID() }])).rejects.toThrow();
    expect(await jobs()).toEqual([]);
  });
});

describe("of several runners", () => {
  it("one does a job, the others do other jobs", async () => {
    const done: Record<string, string[]> = { one: [], other: [] };
    const work = (who: string): Partial<Handlers> => ({
      "mail.code": async ({ nonce }) => {
        done[who]?.push(nonce);
        // Long enough in hand for the other to look for work and for what is abandoned.
        await new Promise((finish) => setTimeout(finish, 60));
      },
    });
    await start(work("one"));
    await start(work("other"));
    const payloads = Array.from({ length: 30 }, () => job());
    await put(payloads);
    await until(async () => (await jobs()).length === 0, "all jobs to be done");
    const all = Object.values(done).flat();
    expect(all.sort()).toEqual(payloads.map(({ nonce }) => nonce).sort());
    expect(done.one?.length).toBeGreaterThan(0);
    expect(done.other?.length).toBeGreaterThan(0);
  });

  it("the living take up what a dead one had in hand, at once", async () => {
    await put([job()]);
    await sql(
      world,
      "UPDATE graphile_worker._private_jobs SET locked_by = 'pool-dead', locked_at = now(), attempts = 1",
    );
    const done: string[] = [];
    await start({ "mail.code": async ({ nonce }) => void done.push(nonce) });
    await until(() => done.length === 1, "the abandoned job to be done");
  });

  it("one that is told to stop finishes what it has in hand first", async () => {
    let finish = () => {};
    let begun = false;
    const order: string[] = [];
    const runner = await start({
      "mail.code": async () => {
        begun = true;
        await new Promise<void>((done) => {
          finish = done;
        });
        order.push("done");
      },
    });
    running.length = 0;
    await put([job()]);
    await until(() => begun, "the job to begin");
    const stopped = runner.stop().then(() => order.push("stopped"));
    finish();
    await stopped;
    expect(order).toEqual(["done", "stopped"]);
    expect(await jobs()).toEqual([]);
  });

  it("one that loses its connection says so, for others take it for dead", async () => {
    const runner = await start({});
    running.length = 0;
    const lost = expect(runner.failed).rejects.toThrow();
    await sql(
      world,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'jobs' AND datname = current_database()",
    );
    await lost;
    await runner.stop().catch(() => {});
  });
});

describe("a job that fails", () => {
  it("is tried again after ever longer waits, then given up where administrators see it, who may retry it", async () => {
    let works = false;
    let tries = 0;
    await start({
      "mail.code": async () => {
        tries += 1;
        if (!works) throw new Error("邮件服务器不在。");
      },
    });
    await put([job()]);
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      await until(
        async () => (await jobs())[0]?.attempts === attempt && !(await jobs())[0]?.locked_by,
        `attempt ${attempt} to fail`,
      );
      const [row] = await sql<{ wait: number }>(
        world,
        "SELECT extract(epoch FROM run_at - now())::float AS wait FROM graphile_worker.jobs",
      );
      waits.push(Math.round(row?.wait ?? 0));
      await letTimePass();
    }
    expect(tries).toBe(7);
    for (const [i, wait] of waits.entries()) expect(wait).toBeCloseTo(Math.E ** (i + 1), -1);
    expect(lines).toHaveLength(7);
    expect(lines[0]).toBe("后台任务 mail.code 第 1 次没有完成：邮件服务器不在。");

    const [troubled] = await troubledJobs(10);
    expect(troubled).toMatchObject({
      title: "寄送验证码",
      givenUp: true,
      attempts: 7,
      error: "邮件服务器不在。",
      nextAt: null,
    });
    expect(await queueState()).toMatchObject({ waiting: 0, running: 0, overdueSince: null });
    works = true;
    await retryJob(world.admin, troubled?.id ?? "");
    await until(async () => (await jobs()).length === 0, "the job to be done");
    const [record] = await db().auditRecord.findMany({ orderBy: { seq: "desc" }, take: 1 });
    expect(record).toMatchObject({ action: "job.retried", actorName: world.admin.name });
    expect(await fate(retryJob(world.admin, troubled?.id ?? ""))).toBe("not-found");
  });

  it("is not retried by hand while somebody is at it", async () => {
    await put([job()]);
    let finish = () => {};
    let begun = false;
    await start({
      "mail.code": () => {
        begun = true;
        return new Promise((done) => {
          finish = done;
        });
      },
    });
    await until(() => begun, "the job to begin");
    const [row] = await sql<{ id: string }>(world, "SELECT id FROM graphile_worker.jobs");
    expect(await fate(retryJob(world.admin, row?.id ?? ""))).toBe("wrong-state");
    finish();
    await until(async () => (await jobs()).length === 0, "the job to be done");
  });

  it("tells how long nobody has looked at the queue", async () => {
    await put([job()]);
    await sql(world, "UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 hour'");
    const { waiting, overdueSince } = await queueState();
    expect(waiting).toBe(1);
    expect(Date.now() - (overdueSince?.getTime() ?? 0)).toBeGreaterThan(59 * 60 * 1_000);
  });
});
