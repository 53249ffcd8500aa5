import type { TaskName } from "./schema";

interface TaskRule {
  /** What administrators read. */
  title: string;
  /**
   * How often it is tried before it is given up. The queue waits e^n seconds after the nth failure, at most six
   * hours: 10 attempts last 5 hours, 60 attempts 13 days.
   */
  maxAttempts: number;
  /** By the clock, UTC: Hangzhou is eight hours ahead all year. */
  at?: string;
  /** How long a time that was missed while nothing ran is made up for, in milliseconds. */
  makeUpFor?: number;
}

const halfADay = 12 * 60 * 60 * 1_000;

/** The one table of the jobs: their words, how patient they are, and when they are due. */
export const taskRules: Record<TaskName, TaskRule> = {
  "mail.message": { title: "寄送消息邮件", maxAttempts: 60 },
  "mail.digest": { title: "寄送每日汇总邮件", maxAttempts: 60 },
  // A code is worth half an hour: seven attempts take about as long.
  "mail.code": { title: "寄送验证码", maxAttempts: 7 },
  // 7:30 in Hangzhou, so that the digest of 8:00 tells of deadlines as well.
  "daily.reminders": { title: "期限提醒", maxAttempts: 10, at: "30 23 * * *", makeUpFor: halfADay },
  "daily.digests": { title: "准备每日汇总", maxAttempts: 10, at: "0 0 * * *", makeUpFor: halfADay },
  "daily.cleanup": {
    title: "清理过期数据",
    maxAttempts: 5,
    at: "30 18 * * *",
    makeUpFor: halfADay,
  },
  "hourly.uploads": { title: "整理上传的文件", maxAttempts: 3, at: "15 * * * *" },
};

/** The jobs that are due by the clock, as the queue takes them. */
export const schedule = Object.entries(taskRules).flatMap(
  ([task, { at, makeUpFor, maxAttempts }]) =>
    at ? [{ task, match: at, options: { maxAttempts, backfillPeriod: makeUpFor ?? 0 } }] : [],
);
