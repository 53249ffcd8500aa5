/**
 * `npm run jobs`: does the jobs of the queue until it is told to stop. `npm start` keeps one beside the server;
 * more of them may work elsewhere on the same database.
 */
import { withDatabase } from "../../prisma/environment.mjs";

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Resolves when somebody tells us to stop. */
const told = new Promise<void>((resolve) => {
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const)
    process.on(signal, () => resolve());
});

async function work(): Promise<void> {
  const [{ env }, { schedule }, { startRunner }, { handlers }] = await Promise.all([
    import("../env"),
    import("../jobs/policy"),
    import("./runner"),
    import("./tasks"),
  ]);
  const { JOBS_DATABASE_URL, DATABASE_URL } = env();
  const url = JOBS_DATABASE_URL ?? DATABASE_URL;
  const runner = await startRunner({ url, handlers, schedule, report: say });
  await Promise.race([told, runner.failed]);
  // Whatever a job still does, nobody waits for longer: what it leaves, the next runner takes up.
  setTimeout(() => process.exit(0), 4_000).unref();
  await runner.stop();
}

withDatabase(work).then(
  () => process.exit(0),
  (error: unknown) => {
    say(`后台任务停止：${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
