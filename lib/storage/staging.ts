import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { stagingFolder, workFolder } from "./storage";

/** The file of an upload under way. @param id the upload's UUID: nothing else may become a path */
export function stagedPath(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error("not an upload's id");
  return join(/*turbopackIgnore: true*/ stagingFolder(), id);
}

/**
 * Writes a piece of an upload at its place and flushes it, so that what the database then counts is there, also
 * after the power failed. Written twice it is the same.
 */
export async function writeStaged(id: string, offset: number, bytes: Uint8Array): Promise<void> {
  await mkdir(stagingFolder(), { recursive: true });
  const handle = await open(stagedPath(id), offset === 0 ? "w" : "r+");
  try {
    await handle.write(bytes, 0, bytes.byteLength, offset);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** How many bytes are there; 0 where there is no file. */
export const stagedSize = async (id: string): Promise<number> =>
  (await stat(stagedPath(id)).catch(() => null))?.size ?? 0;

export const removeStaged = (id: string): Promise<void> => rm(stagedPath(id), { force: true });

/** The ids of all uploads that have a file here. */
export const stagedIds = async (): Promise<string[]> =>
  (await readdir(stagingFolder()).catch(() => [])).filter((name) => /^[0-9a-f-]{36}$/.test(name));

/** The SHA-256 of a file as 64 hexadecimal digits, read in pieces. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** Runs some work with a folder of its own, which is gone afterwards. */
export async function withWorkFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(workFolder(), { recursive: true });
  const folder = await mkdtemp(join(/*turbopackIgnore: true*/ workFolder(), "job-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
