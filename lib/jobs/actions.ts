"use server";
import { permittedAction, respond } from "../auth/clients";
import * as jobs from "./mutations";
import { retryJobSchema } from "./schema";

export const retryJob = respond(
  permittedAction("job.manage")
    .metadata({ audit: "job.retried" })
    .inputSchema(retryJobSchema)
    .action(async ({ parsedInput, ctx }) => {
      await jobs.retryJob(ctx.person, parsedInput.jobId);
      return { message: "任务已重新排队。" };
    }),
);
