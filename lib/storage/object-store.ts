import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { pathOf } from "./keys";
import type { FileStorage } from "./types";

export interface ObjectStoreSettings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Whether the bucket stands in the path rather than in the host's name. */
  pathStyle: boolean;
}

const isMissing = (error: unknown) =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;

/** Files as objects of a bucket, in any service that speaks S3. An object is there whole or not at all. */
export function objectStorage(settings: ObjectStoreSettings): FileStorage {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey, pathStyle } = settings;
  const client = new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: pathStyle,
    maxAttempts: 3,
  });
  const at = (key: Parameters<FileStorage["has"]>[0]) => ({ Bucket: bucket, Key: pathOf(key) });
  return {
    async put(key, path) {
      // In parts of 5 MB, one after the other: each is tried again by itself, and no more is held in memory.
      const upload = new Upload({
        client,
        params: { ...at(key), Body: createReadStream(path) },
        queueSize: 1,
      });
      await upload.done();
    },
    async open(key, range) {
      try {
        const { Body } = await client.send(
          new GetObjectCommand({
            ...at(key),
            ...(range ? { Range: `bytes=${range.start}-${range.end}` } : {}),
          }),
        );
        return (Body as Readable | undefined) ?? null;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async has(key) {
      try {
        await client.send(new HeadObjectCommand(at(key)));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    async removeDerived(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },
  };
}
