import "server-only";
import { audited } from "../audit/mutations";
import type { Person } from "../auth/types";
import { Prisma, type Transaction } from "../db";
import { notFound, Refusal } from "../errors";
import { taskRules } from "./policy";
import { type Payload, type TaskName, tasks } from "./schema";

export interface JobOptions<Name extends TaskName> {
  /**
   * Under this key there is one job at most: putting another there replaces one that has not begun. Payload by
   * payload, so that many jobs can be put there at once.
   */
  key?: (payload: Payload<Name>) => string;
  /** Not before then; at once unless given. */
  runAt?: Date;
}

/**
 * Puts jobs into the queue, inside the caller's transaction: they are there when what causes them is, and only
 * then. One statement, however many.
 */
export async function enqueue<Name extends TaskName>(
  tx: Transaction,
  name: Name,
  payloads: readonly Payload<Name>[],
  { key, runAt }: JobOptions<Name> = {},
): Promise<void> {
  if (payloads.length === 0) return;
  const checked = payloads.map((payload) => tasks[name].parse(payload) as Payload<Name>);
  await tx.$executeRaw(Prisma.sql`
    SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
      SELECT (${name}, payload::json, NULL, ${runAt ?? null}::timestamptz, ${taskRules[name].maxAttempts}::smallint,
        job_key, NULL, NULL)::graphile_worker.job_spec
      FROM unnest(
        ${checked.map((payload) => JSON.stringify(payload))}::text[],
        ${checked.map((payload) => key?.(payload) ?? null)}::text[]
      ) AS spec (payload, job_key)))`);
}

/**
 * Has a job that failed tried again at once, with all its attempts.
 * @throws Refusal `not-found` where it is done by now, `wrong-state` while it is being done
 */
export async function retryJob(person: Person, jobId: string): Promise<void> {
  await audited(person, async (tx, record) => {
    const [job] = await tx.$queryRaw<{ task: TaskName; error: string | null }[]>`
      SELECT "task_identifier" AS task, "last_error" AS error FROM graphile_worker.jobs WHERE "id" = ${jobId}::bigint`;
    if (!job) throw notFound("项任务");
    // What is locked is being done: the queue leaves it alone.
    const moved = await tx.$queryRaw<object[]>`
      SELECT "id" FROM graphile_worker.reschedule_jobs(ARRAY[${jobId}::bigint], run_at => now(), attempts => 0)`;
    if (moved.length === 0) throw new Refusal("wrong-state", "这项任务正在执行，请稍后再看。");
    record({
      action: "job.retried",
      subjectType: "job",
      subjectId: jobId,
      after: { task: taskRules[job.task]?.title ?? job.task, error: job.error },
    });
  });
}
