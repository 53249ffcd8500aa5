import type { Readable } from "node:stream";

/** What is kept: an original by the SHA-256 of its bytes (64 hexadecimal digits), or something derived from it. */
export interface FileKey {
  sha256: string;
  /** The derived file's name, such as `320.webp`; absent: the original. */
  derived?: string;
}

/** Bytes from `start` to `end`, both included, counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Where files are kept. The same content is kept once; an original is never changed and never removed here.
 * Every method throws where the storage cannot be reached.
 */
export interface FileStorage {
  /** Keeps the bytes of a file on this machine, whole or not at all. The file itself stays where it is. */
  put(key: FileKey, path: string): Promise<void>;
  /** The bytes, or those of a range; null where there is nothing. Whoever opens it reads or destroys it. */
  open(key: FileKey, range?: ByteRange): Promise<Readable | null>;
  has(key: FileKey): Promise<boolean>;
  /** Takes away what can be made again. */
  removeDerived(key: Required<FileKey>): Promise<void>;
}
