import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diskStorage } from "@/lib/storage/disk";
import { objectStorage } from "@/lib/storage/object-store";
import type { FileStorage } from "@/lib/storage/types";

let folder: string;
let server: FauxqsServer;
const bucket = "evidence";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "storage-"));
  server = await startFauxqs({ port: 0, logger: false });
  server.createBucket(bucket);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const objects = (more: { bucket?: string; endpoint?: string } = {}) =>
  objectStorage({
    endpoint: server.address,
    bucket,
    region: "us-east-1",
    accessKeyId: "test",
    secretAccessKey: "test",
    pathStyle: true,
    ...more,
  });

const sum = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

function staged(bytes: Uint8Array) {
  const path = join(folder, randomBytes(6).toString("hex"));
  writeFileSync(path, bytes);
  return { path, sha256: sum(bytes), bytes };
}

async function read(stream: Readable | null): Promise<Buffer | null> {
  return stream && Buffer.concat(await stream.toArray());
}

const backends: [string, () => FileStorage][] = [
  ["the file system", () => diskStorage(join(folder, "files"))],
  ["an S3 server", () => objects()],
];

describe.each(backends)("files in %s", (_name, open) => {
  it("come back byte for byte, whole and in part", async () => {
    const storage = open();
    const { path, sha256, bytes } = staged(randomBytes(100_000));
    await storage.put({ sha256 }, path);
    expect(await read(await storage.open({ sha256 }))).toEqual(bytes);
    expect(await read(await storage.open({ sha256 }, { start: 0, end: 0 }))).toEqual(
      bytes.subarray(0, 1),
    );
    expect(await read(await storage.open({ sha256 }, { start: 500, end: 99_999 }))).toEqual(
      bytes.subarray(500),
    );
  });

  it("may be of many megabytes, which go in several parts", async () => {
    const storage = open();
    const { path, sha256, bytes } = staged(randomBytes(13 * 1024 * 1024));
    await storage.put({ sha256 }, path);
    const back = await read(await storage.open({ sha256 }));
    expect(back && sum(back)).toBe(sha256);
    expect(back?.byteLength).toBe(bytes.byteLength);
  });

  it("are kept once: putting the same again changes nothing", async () => {
    const storage = open();
    const { path, sha256, bytes } = staged(randomBytes(1_000));
    await Promise.all([
      storage.put({ sha256 }, path),
      storage.put({ sha256 }, path),
      storage.put({ sha256 }, path),
    ]);
    expect(await read(await storage.open({ sha256 }))).toEqual(bytes);
  });

  it("that are not there are null, and said not to be there", async () => {
    const storage = open();
    const sha256 = sum(randomBytes(8));
    expect(await storage.has({ sha256 })).toBe(false);
    expect(await storage.open({ sha256 })).toBeNull();
    expect(await storage.open({ sha256 }, { start: 0, end: 9 })).toBeNull();
  });

  it("have derived ones beside them, which alone can be taken away", async () => {
    const storage = open();
    const original = staged(randomBytes(1_000));
    const preview = staged(randomBytes(50));
    const { sha256 } = original;
    const key = { sha256, derived: "320.webp" };
    await storage.put({ sha256 }, original.path);
    await storage.put(key, preview.path);
    expect(await read(await storage.open(key))).toEqual(preview.bytes);
    await storage.removeDerived(key);
    await storage.removeDerived(key);
    expect(await storage.has(key)).toBe(false);
    expect(await storage.has({ sha256 })).toBe(true);
  });

  it("are found by what is a key only: nothing from outside becomes a path", async () => {
    const storage = open();
    const { path } = staged(randomBytes(10));
    const sha256 = "a".repeat(64);
    for (const key of [
      { sha256: "../../etc/passwd" },
      { sha256: sha256.toUpperCase() },
      { sha256: "" },
      { sha256, derived: "../x" },
      { sha256, derived: "" },
    ])
      await expect(storage.put(key, path)).rejects.toThrow(/^not /);
  });

  it("are there whole or not at all: a file that cannot be read leaves nothing", async () => {
    const storage = open();
    const sha256 = sum(randomBytes(8));
    await expect(storage.put({ sha256 }, join(folder, "missing"))).rejects.toThrow();
    expect(await storage.has({ sha256 })).toBe(false);
  });
});

describe("the file system", () => {
  it("keeps nothing half-written under any name", async () => {
    const storage = diskStorage(join(folder, "tidy"));
    const { path, sha256 } = staged(randomBytes(1_000));
    await storage.put({ sha256 }, path);
    await expect(storage.put({ sha256: "b".repeat(64) }, join(folder, "no"))).rejects.toThrow();
    const names = readdirSync(join(folder, "tidy"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
    expect(names).toEqual([sha256]);
  });
});

describe("object storage", () => {
  it("is taken where the environment names it", async () => {
    Object.assign(process.env, {
      ...{ DATABASE_URL: "postgresql://x@127.0.0.1/x", NEXTAUTH_SECRET: "x".repeat(40) },
      ...{ S3_ENDPOINT: server.address, S3_BUCKET: bucket },
      ...{ S3_ACCESS_KEY_ID: "test", S3_SECRET_ACCESS_KEY: "test" },
    });
    const { fileStorage } = await import("@/lib/storage/storage");
    const { path, sha256, bytes } = staged(randomBytes(100));
    await (await fileStorage()).put({ sha256 }, path);
    expect(await read(await objects().open({ sha256 }))).toEqual(bytes);
  });

  it("says so where the bucket is missing or nobody answers, rather than that there is no file", async () => {
    const { path, sha256 } = staged(randomBytes(10));
    await expect(objects({ bucket: "nowhere" }).put({ sha256 }, path)).rejects.toThrow();
    const silent = objects({ endpoint: "http://127.0.0.1:9" });
    await expect(silent.has({ sha256 })).rejects.toThrow();
    await expect(silent.open({ sha256 })).rejects.toThrow();
  });
});
