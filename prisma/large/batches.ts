import { audit, type People } from "./people";
import { dayAfter, idAt, type Random, stream } from "./random";
import type { Row, Rows } from "./writer";

export interface Batch {
  id: string;
  title: string;
  opensOn: string;
  closesOn: string;
}

export interface Batches {
  /** Two of each past year, the oldest first. */
  past: Batch[];
  running: Batch;
  rows: Rows;
}

/** The batches of so many years before `day`, and the one that runs on it. */
export function batches(
  seed: number,
  day: string,
  years: number,
  standard: { id: string; assumedFigures: number },
  { reviewers, administrators }: People,
): Batches {
  const random: Random = stream(seed, "batches");
  const [opener] = administrators;
  if (!opener) throw new Error("nobody to open a batch");
  const made = (title: string, opensOn: string, closesOn: string): Batch => ({
    id: idAt(random, new Date(opensOn)),
    ...{ title, opensOn, closesOn },
  });
  const thisYear = Number(day.slice(0, 4));
  const past = Array.from({ length: years }, (_, i) => thisYear - years + i).flatMap((year) => [
    made(`${year}年上半年验收批次`, `${year}-03-01`, `${year}-05-31`),
    made(`${year}年下半年验收批次`, `${year}-09-01`, `${year}-11-30`),
  ]);
  const running = made(
    `${thisYear}年年度验收批次`,
    ...([dayAfter(day, -45), dayAfter(day, 120)] as const),
  );
  const all = [...past, running];
  const reviewing = [...reviewers, ...administrators.slice(-1)];
  const rows = {
    Batch: all.map((batch) => ({
      ...{ ...batch, standardId: standard.id, assumedFigures: standard.assumedFigures },
      ...{ confirmedName: opener.name, openedById: opener.id },
      openedAt: `${dayAfter(batch.opensOn, -10)}T01:00:00.000Z`,
    })),
    BatchReviewer: all.flatMap(({ id }) =>
      reviewing.map((reviewer): Row => ({ batchId: id, accountId: reviewer.id })),
    ),
    AuditRecord: all.map(({ id, ...after }) =>
      audit(opener, "batch.opened", "batch", id, null, after),
    ),
  };
  return { past, running, rows };
}
