import { randomUUID } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { access, copyFile, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathOf } from "./keys";
import type { FileStorage } from "./types";

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === "ENOENT";

async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Files under a folder of this machine. A file is written beside its place, flushed, and then renamed: under its
 * name it is whole, also after the power failed.
 */
export function diskStorage(folder: string): FileStorage {
  const placeOf = (key: Parameters<FileStorage["has"]>[0]) => join(folder, pathOf(key));
  return {
    async put(key, path) {
      const place = placeOf(key);
      const beside = `${place}.${randomUUID()}.part`;
      await mkdir(dirname(place), { recursive: true });
      try {
        await copyFile(path, beside, constants.COPYFILE_FICLONE);
        await flush(beside);
        await rename(beside, place);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
      await flush(dirname(place));
    },
    async open(key, range) {
      const stream = createReadStream(placeOf(key), range);
      return new Promise((resolve, reject) => {
        stream.once("open", () => resolve(stream));
        stream.once("error", (error) => (isMissing(error) ? resolve(null) : reject(error)));
      });
    },
    async has(key) {
      try {
        await access(placeOf(key));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    async removeDerived(key) {
      await rm(placeOf(key), { force: true });
    },
  };
}
