/**
 * Does the jobs of the queue. As many of these as one likes work beside each other, each job in one of them;
 * what one had in hand when it died, the others do again at once.
 */
import { type CronItem, Logger, parseCronItems, run, type TaskList } from "graphile-worker";
import pg from "pg";
import { type Payload, type TaskName, tasks } from "../jobs/schema";

/** What does a kind of job. It may be run twice with the same payload, and must then have done it once. */
export type Handlers = { [Name in TaskName]: (payload: Payload<Name>) => Promise<void> };

export interface RunnerOptions {
  /** A direct connection: behind a pooler neither LISTEN nor a session's lock works. */
  url: string;
  handlers: Handlers;
  /** What is due by the clock: nothing unless given. */
  schedule?: readonly CronItem[];
  /** How many jobs at once. */
  concurrency?: number;
  /** How often to look for jobs whose time has come; new ones are announced. Milliseconds. */
  pollInterval?: number;
  /** How often to look for what dead runners had in hand. Milliseconds. */
  sweepInterval?: number;
  /** Told of each failed attempt, in one line. */
  report: (line: string) => void;
}

export interface Runner {
  /** Takes no new job, waits for those in hand (5 s at most, then they are given back), and lets go. */
  stop: () => Promise<void>;
  /** Rejects when the runner cannot go on: the connection by which others see it alive is lost. */
  failed: Promise<never>;
}

/** The first of two numbers of a lock that says: this runner lives. The second is made of its name. */
const ALIVE = 72_707_370;

function checkedTasks(handlers: Handlers): TaskList {
  const names = Object.keys(tasks) as TaskName[];
  const one = <Name extends TaskName>(name: Name) =>
    [
      name,
      async (payload: unknown) => {
        await handlers[name](tasks[name].parse(payload) as Payload<Name>);
      },
    ] as const;
  return Object.fromEntries(names.map(one));
}

const logger = (report: (line: string) => void) =>
  new Logger(() => (level, message, meta) => {
    const job = meta?.job as { task_identifier?: string; attempts?: number } | undefined;
    if (meta?.failure && meta.error instanceof Error)
      report(
        `后台任务 ${job?.task_identifier} 第 ${job?.attempts} 次没有完成：${meta.error.message}`,
      );
    else if (level === "error") report(`后台任务：${message}`);
  });

/**
 * Gives back what runners hold that have let go of their lock, because their process or its connection is gone.
 * Not one's own, whose lock is no obstacle to oneself.
 */
async function giveBackAbandoned(client: pg.Client, own: readonly string[]): Promise<void> {
  await client.query("begin");
  try {
    await client.query(
      `SELECT graphile_worker.force_unlock_workers(ARRAY(
         SELECT name FROM (
           SELECT DISTINCT "locked_by" AS name FROM graphile_worker.jobs
           WHERE "locked_by" IS NOT NULL AND "locked_by" <> ALL($2::text[])
         ) AS holders WHERE pg_try_advisory_xact_lock($1, hashtext(name))))`,
      [ALIVE, own],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

/** @throws where the database cannot be reached */
export async function startRunner(options: RunnerOptions): Promise<Runner> {
  const { url, handlers, schedule = [], concurrency = 2, report } = options;
  const { pollInterval = 5_000, sweepInterval = 20_000 } = options;
  const alive = new pg.Client({ connectionString: url, application_name: "jobs" });
  let stopping = false;
  const failed = new Promise<never>((_, reject) => {
    const lost = (error?: Error) => {
      if (!stopping) reject(error ?? new Error("与数据库的连接中断。"));
    };
    alive.on("error", lost);
    alive.on("end", () => lost());
  });
  failed.catch(() => {});
  await alive.connect();
  // One statement at a time on this connection, which two workers and the sweep share.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => {});
    return turn;
  };
  const own: string[] = [];
  const sweep = () =>
    inTurn(() => giveBackAbandoned(alive, own)).catch((error: Error) => {
      if (!stopping) report(`后台任务：${error.message}`);
    });
  await sweep();
  const queue = await run({
    connectionString: url,
    taskList: checkedTasks(handlers),
    parsedCronItems: parseCronItems([...schedule]),
    concurrency,
    pollInterval,
    noHandleSignals: true,
    logger: logger(report),
    preset: {
      plugins: [
        {
          name: "alive",
          version: "1",
          worker: {
            hooks: {
              // Before a worker takes its first job, so that nobody takes it for dead.
              async startWorker(_context, { worker: { workerPool } }) {
                own.push(workerPool.id);
                await inTurn(() =>
                  alive.query("SELECT pg_advisory_lock($1, hashtext($2))", [ALIVE, workerPool.id]),
                );
              },
            },
          },
        },
      ],
    },
  });
  const timer = setInterval(sweep, sweepInterval);
  return {
    failed: Promise.race([
      failed,
      queue.promise.then(() => {
        if (stopping) return new Promise<never>(() => {});
        throw new Error("任务队列意外停止。");
      }),
    ]),
    async stop() {
      stopping = true;
      clearInterval(timer);
      await queue.stop();
      await last;
      await alive.end();
    },
  };
}
