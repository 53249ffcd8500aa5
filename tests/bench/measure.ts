/** Measures contenders in turns, so that whatever else the machine does meets all of them alike. */

export interface Contender {
  name: string;
  /** How often a round's submissions are gone through: more for what is fast. */
  passes: number;
  /** One evaluation of submission `i`; just one of the two. */
  run?: (i: number) => void;
  runAsync?: (i: number) => Promise<void>;
}

export interface Row {
  name: string;
  /**
   * CPU time of an evaluation in µs, user and system, all threads of the process: that of the median
   * round, so that a disturbance of the machine in some rounds does not count.
   */
  cpu: number;
  /** Wall time in µs that half, and all but a hundredth, of the evaluations stay within. */
  p50: number;
  p99: number;
}

interface Tally {
  /** Of an evaluation, round by round. */
  cpu: number[];
  times: number[];
}

async function pass(contender: Contender, from: number, count: number): Promise<void> {
  const { run, runAsync } = contender;
  if (run) for (let i = from; i < from + count; i += 1) run(i);
  if (runAsync) for (let i = from; i < from + count; i += 1) await runAsync(i);
}

async function cpuOf(contender: Contender, from: number, count: number): Promise<number> {
  const before = process.cpuUsage();
  for (let k = 0; k < contender.passes; k += 1) await pass(contender, from, count);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Wall times, each of as many calls as a clock can tell from nothing. */
async function timesOf(contender: Contender, from: number, count: number): Promise<number[]> {
  const { run, runAsync } = contender;
  const times: number[] = [];
  const repeats = contender.passes;
  for (let i = from; i < from + count; i += 1) {
    const before = process.hrtime.bigint();
    if (run) for (let k = 0; k < repeats; k += 1) run(i);
    if (runAsync) await runAsync(i);
    times.push(Number(process.hrtime.bigint() - before) / 1000 / (run ? repeats : 1));
  }
  return times;
}

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);

function quantile(rising: readonly number[], share: number): number {
  return rising[Math.min(rising.length - 1, Math.floor(rising.length * share))] ?? Number.NaN;
}

/**
 * Rounds of `round` submissions until all `total` are through, after a tenth of them for warming up.
 * In each round every contender has its turn, once for CPU time and once for the times of single calls.
 */
export async function measured(
  contenders: readonly Contender[],
  total: number,
  round: number,
): Promise<Row[]> {
  const tallies = contenders.map((): Tally => ({ cpu: [], times: [] }));
  const turn = async (from: number, counts: boolean) => {
    for (const [k, contender] of contenders.entries()) {
      const cpu = await cpuOf(contender, from, round);
      const times = await timesOf(contender, from, round);
      const tally = tallies[k];
      if (!counts || !tally) continue;
      tally.cpu.push(cpu / (round * contender.passes));
      tally.times.push(...times);
    }
  };
  for (let from = 0; from < total / 10; from += round) await turn(from, false);
  for (let from = 0; from < total; from += round) await turn(from, true);
  return contenders.map(({ name }, k) => {
    const cpu = sorted(tallies[k]?.cpu ?? []);
    const times = sorted(tallies[k]?.times ?? []);
    return {
      name,
      cpu: quantile(cpu, 0.5),
      p50: quantile(times, 0.5),
      p99: quantile(times, 0.99),
    };
  });
}
