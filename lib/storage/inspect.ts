import "server-only";
import { execFile } from "node:child_process";
import { join } from "node:path";

/** Why a file is not taken; the words are the domain's. */
export type Problem =
  | "locked"
  | "damaged"
  | "programs"
  | "bomb"
  | "pixels"
  | "heic-pixels"
  | "too-much";

export type Content =
  | {
      ok: true;
      /** By content: `jpeg`, `png`, `webp`, `heic`, `pdf`, `docx`, `xlsx`, `pptx`; anything else by its usual ending, or `unknown`. */
      kind: string;
      /** Of pictures, before they are turned upright. */
      width?: number;
      height?: number;
      /** Of photos: when (an ISO instant) and where (degrees) they say they were taken. */
      takenAt?: string | null;
      latitude?: number | null;
      longitude?: number | null;
    }
  | { ok: false; problem: Problem };

export type Previews = { ok: true; perceptualHash: string | null } | { ok: false };

/** What previews show. */
export type Shown = "photo" | "page";

const TIME_MS = 60_000;
/** Drawings of many thousand lines take a few seconds; what takes longer was made to. Others wait meanwhile. */
const PAGE_TIME_MS = 15_000;
const HEAP_MB = 192;

// The program runs in its own folder; from bundled code no path leads to a file beside the source.
const program = () => join(/*turbopackIgnore: true*/ process.cwd(), "lib/storage/inspector.mjs");

function run(args: readonly string[], timeout: number): Promise<unknown> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [`--max-old-space-size=${HEAP_MB}`, program(), ...args],
      // Nothing of the server's own settings: no secret is where hostile bytes are read.
      {
        timeout,
        killSignal: "SIGKILL",
        env: { NODE_ENV: "production" },
        maxBuffer: 64 * 1024,
      },
      (_error, stdout) => {
        try {
          resolve(JSON.parse(stdout));
        } catch {
          resolve({ ok: false, problem: "too-much" });
        }
      },
    );
  });
}

// One at a time: what one file may take is also what all of them may take.
let queue: Promise<unknown> = Promise.resolve();

function inTurn(args: readonly string[], timeout = TIME_MS): Promise<unknown> {
  const turn = queue.then(() => run(args, timeout));
  queue = turn;
  return turn;
}

/** What a file is, in a process of its own with bounded memory and time. Never trusts its name. */
export const inspectContent = async (path: string): Promise<Content> =>
  (await inTurn(["content", path])) as Content;

/**
 * Makes `<width>.webp` of a photo, upright, or of the first page of a PDF, for each width (its longer side, in pixels)
 * in a folder: pixels alone, without any of the original's metadata. Computes a photo's perceptual hash (null of a
 * page, and where a picture shows nothing).
 */
export const makePreviews = async (
  shown: Shown,
  path: string,
  folder: string,
  widths: readonly number[],
): Promise<Previews> =>
  (await inTurn(
    [shown, path, folder, ...widths.map(String)],
    shown === "page" ? PAGE_TIME_MS : TIME_MS,
  )) as Previews;
