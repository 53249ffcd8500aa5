import "server-only";
import { requirePermission } from "../auth/session";
import { mailState } from "../mail/data";
import { queueState, troubledJobs } from "./data";

const shown = 50;

/** Whether mail and background jobs work, and what could not be done: administrators only. */
export async function loadJobs() {
  await requirePermission("job.manage");
  const [mail, queue, jobs] = await Promise.all([mailState(), queueState(), troubledJobs(shown)]);
  return { mail, queue, jobs, cut: jobs.length === shown };
}
