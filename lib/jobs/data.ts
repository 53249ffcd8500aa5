import "server-only";
import { db } from "../db";
import { taskRules } from "./policy";
import type { TaskName } from "./schema";
import type { QueueState, TroubledJob } from "./types";

interface JobRow {
  id: bigint;
  task: string;
  attempts: number;
  error: string | null;
  givenUp: boolean;
  createdAt: Date;
  runAt: Date;
}

/** Jobs that failed and are tried again or were given up: those given up first, the oldest first, `size` at most. */
export async function troubledJobs(size: number): Promise<TroubledJob[]> {
  // A job whose process died at its last attempt has no error to show.
  const rows = await db().$queryRaw<JobRow[]>`
    SELECT "id", "task_identifier" AS task, "attempts", "last_error" AS error,
      "attempts" >= "max_attempts" AS "givenUp", "created_at" AS "createdAt", "run_at" AS "runAt"
    FROM graphile_worker.jobs
    WHERE "locked_at" IS NULL AND ("last_error" IS NOT NULL OR "attempts" >= "max_attempts")
    ORDER BY "attempts" >= "max_attempts" DESC, "created_at", "id" LIMIT ${size}`;
  return rows.map(({ id, task, attempts, error, givenUp, createdAt, runAt }) => ({
    id: id.toString(),
    title: taskRules[task as TaskName]?.title ?? task,
    givenUp,
    attempts,
    error: error ?? "执行时中断。",
    since: createdAt,
    nextAt: givenUp ? null : runAt,
  }));
}

/** How the queue stands as a whole. */
export async function queueState(): Promise<QueueState> {
  const [row] = await db().$queryRaw<
    { waiting: bigint; running: bigint; overdueSince: Date | null }[]
  >`
    SELECT count(*) FILTER (WHERE "locked_at" IS NULL AND "attempts" < "max_attempts") AS waiting,
      count(*) FILTER (WHERE "locked_at" IS NOT NULL) AS running,
      min("run_at") FILTER (WHERE "locked_at" IS NULL AND "attempts" < "max_attempts"
        AND "run_at" < now() - interval '5 minutes') AS "overdueSince"
    FROM graphile_worker.jobs`;
  return {
    waiting: Number(row?.waiting ?? 0),
    running: Number(row?.running ?? 0),
    overdueSince: row?.overdueSince ?? null,
  };
}
