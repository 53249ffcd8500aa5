import { z } from "zod";

/** What graphile-worker hands to a job that is due by the clock: for which minute. */
const clock = z.object({ _cron: z.object({ ts: z.iso.datetime({ offset: true }) }) });

/**
 * Every kind of job with what it needs to know: ids only, never what can be read from the database when the job
 * is done. Who does it stands in lib/cli/tasks.ts.
 */
export const tasks = {
  "mail.message": z.object({ messageId: z.uuid() }),
  "mail.digest": z.object({ accountId: z.uuid(), until: z.iso.datetime({ offset: true }) }),
  "mail.code": z.object({ accountId: z.uuid(), nonce: z.uuid() }),
  "daily.reminders": clock,
  "daily.digests": clock,
  "daily.cleanup": clock,
  "hourly.uploads": clock,
} as const satisfies Record<string, z.ZodType>;

export type TaskName = keyof typeof tasks;
export type Payload<Name extends TaskName> = z.infer<(typeof tasks)[Name]>;

export const retryJobSchema = z.object({
  jobId: z.string().regex(/^\d{1,18}$/, "任务编号不正确。"),
});
