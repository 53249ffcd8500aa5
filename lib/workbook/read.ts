/** Reads a workbook file without trusting it: bounded in size, memory and time. */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { openArchive } from "./archive";

export interface ReadCell {
  row: number;
  column: number;
  /** `formula`: the value is the formula; `date`: an ISO day. */
  kind: "plain" | "date" | "formula";
  value: string | number | boolean;
}
export interface ReadMerge {
  startRow: number;
  startColumn: number;
  endRow: number;
  endColumn: number;
}
/** A sheet's cells that hold something; rows and columns are counted from 0. */
export interface ReadSheet {
  name: string;
  cells: ReadCell[];
  merges: ReadMerge[];
}
export type Reading = { ok: true; sheets: ReadSheet[] } | { ok: false; message: string };

const MEMORY_MB = 192;
const TIME_MS = 10_000;
const TOO_MUCH = "读入此文件所需的时间或内存超过限度，不是正常的工作簿，没有读入。";

// The program runs in its own folder; from bundled code no path leads to a file beside the source.
const worker = () => join(/*turbopackIgnore: true*/ process.cwd(), "lib/workbook/worker.mjs");

const ROWS = 5_000;

function parse(bytes: Uint8Array, entries: object[], rows: number): Promise<Reading> {
  return new Promise((resolve) => {
    const own = new Uint8Array(bytes);
    const thread = new Worker(worker(), {
      workerData: { bytes: own, entries, rows },
      transferList: [own.buffer],
      execArgv: [],
      env: {},
      resourceLimits: {
        maxOldGenerationSizeMb: MEMORY_MB,
        maxYoungGenerationSizeMb: 32,
        stackSizeMb: 4,
      },
    });
    let settled = false;
    const settle = (reading: Reading) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      resolve(reading);
      void thread.terminate();
    };
    const timer = setTimeout(() => settle({ ok: false, message: TOO_MUCH }), TIME_MS);
    thread.once("message", settle);
    thread.once("error", () => settle({ ok: false, message: TOO_MUCH }));
    thread.once("exit", () => settle({ ok: false, message: TOO_MUCH }));
  });
}

// One at a time: what one file may take is also what all of them may take.
let queue: Promise<unknown> = Promise.resolve();

/**
 * The sheets of a workbook file, or one sentence on why it is not read. Nothing in it is executed.
 * @param rows as many as a sheet may have
 */
export async function readWorkbook(bytes: Uint8Array, rows = ROWS): Promise<Reading> {
  const archive = openArchive(bytes);
  if (!archive.ok) return archive;
  const turn = queue.then(() => parse(bytes, archive.entries, rows));
  queue = turn;
  return turn;
}
