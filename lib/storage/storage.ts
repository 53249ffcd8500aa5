import "server-only";
import { join, resolve } from "node:path";
import { env } from "../env";
import { diskStorage } from "./disk";
import type { FileStorage } from "./types";

// The program runs in its own folder. Bundled code must not take the folder for files it has to bring along.
const dataDir = () => resolve(/*turbopackIgnore: true*/ process.cwd(), env().DATA_DIR);

/** Where uploads under way are kept: always on this machine, next to the database that counts their bytes. */
export const stagingFolder = (): string => join(/*turbopackIgnore: true*/ dataDir(), "uploads");

/** Where previews are made before they are stored. */
export const workFolder = (): string => join(/*turbopackIgnore: true*/ dataDir(), "work");

async function open(): Promise<FileStorage> {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_PATH_STYLE, ...rest } = env();
  if (!S3_ENDPOINT) return diskStorage(join(/*turbopackIgnore: true*/ dataDir(), "files"));
  // Loaded only where it is wanted: it is large.
  const { objectStorage } = await import("./object-store");
  return objectStorage({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET ?? "",
    region: S3_REGION,
    accessKeyId: rest.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: rest.S3_SECRET_ACCESS_KEY ?? "",
    pathStyle: S3_PATH_STYLE === "1",
  });
}

let opened: Promise<FileStorage> | undefined;

/** The storage that the environment names: object storage where S3_ENDPOINT is set, else the data directory. */
export function fileStorage(): Promise<FileStorage> {
  opened ??= open();
  return opened;
}
