/** Officials at work while residents answer: how long their pages take. */
import { pick, type Random, stream, whole } from "../../../prisma/large/random";
import type { Person, Worker } from "../web/people";

/** They read for so long before they go on. Milliseconds. */
const THINK_MS = [500, 1_500] as const;

const paths: ((random: Random, worker: Worker) => string)[] = [
  () => "/desk",
  () => "/communities",
  (random, { communities }) => `/communities/${pick(random, communities)}`,
  (random, { applications }) => `/applications/${pick(random, applications)}`,
  (_random, { draft }) => `/applications/${draft}/scenes/health`,
  (_random, { draft }) => `/applications/${draft}/check`,
];

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Everybody goes through the pages for so long. @returns what each page took, in milliseconds, in the order of paths */
export async function work(people: readonly Person[], ms: number, round: number) {
  const times: number[][] = paths.map(() => []);
  const end = performance.now() + ms;
  await Promise.all(
    people.map(async ({ worker, visitor }, who) => {
      const random = stream(round, worker.username);
      let turn = who;
      await pause(random() * THINK_MS[1]);
      while (performance.now() < end) {
        const at = turn % paths.length;
        turn += 1;
        const path = paths[at]?.(random, worker) ?? "/desk";
        const { status, took } = await visitor.get(path, { "Accept-Encoding": "gzip" });
        if (status !== 200) throw new Error(`${worker.username} ${path}: ${status}`);
        times[at]?.push(took);
        await pause(whole(random, ...THINK_MS));
      }
    }),
  );
  return times;
}
