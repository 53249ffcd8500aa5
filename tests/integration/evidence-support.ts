import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Person } from "@/lib/auth/types";
import { evidenceOf } from "@/lib/evidence/data";
import { safeFileName } from "@/lib/storage/names";
import { beginUpload, finishUpload, receiveChunk } from "@/lib/upload/mutations";
import { CHUNK_BYTES } from "@/lib/upload/types";
import { openWorld, sql, type World } from "./fixtures";

export const point = "digital-access-devices";
export const otherPoint = "digital-access-platforms";

export interface EvidenceWorld extends World {
  dataDir: string;
}

/** A world whose files lie in a folder of its own. */
export async function openEvidenceWorld(): Promise<EvidenceWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), "evidence-"));
  process.env.DATA_DIR = dataDir;
  const world = await openWorld();
  const close = async () => {
    await world.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...world, dataDir, close };
}

/** Hands a page of entry to the contributor. */
export const handOut = (world: EvidenceWorld, id: string, nodeId: string, state = "open") =>
  sql(
    world,
    `INSERT INTO "SectionAssignment" ("id", "applicationId", "nodeId", "contributorId", "state", "assignedById")
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5)`,
    [id, nodeId, world.contributor.id, state, world.official.id],
  );

export interface Sent {
  nodeId?: string;
  name?: string;
  fingerprint?: string;
}

export const begin = (
  by: Person,
  applicationId: string,
  bytes: Uint8Array,
  { nodeId = point, name = "现场.jpg", fingerprint = "f1" }: Sent = {},
) =>
  beginUpload(by, {
    applicationId,
    nodeId,
    fileName: safeFileName(name),
    size: bytes.byteLength,
    fingerprint,
  });

/** Sends what is missing of a file, piece by piece. */
export async function sendRest(by: Person, id: string, bytes: Uint8Array, from = 0): Promise<void> {
  for (let at = from; at < bytes.byteLength; at += CHUNK_BYTES)
    await receiveChunk(by, id, at, bytes.subarray(at, at + CHUNK_BYTES));
}

let count = 0;

/** Uploads a whole file as a browser does. */
export async function upload(
  by: Person,
  applicationId: string,
  bytes: Uint8Array,
  sent: Sent = {},
) {
  count += 1;
  const { id, received } = await begin(by, applicationId, bytes, {
    fingerprint: `f${count}`,
    ...sent,
  });
  await sendRest(by, id, bytes, received);
  return finishUpload(by, id);
}

export const attached = (applicationId: string, nodeId = point) =>
  evidenceOf(applicationId, [nodeId]);

/** Uploads of others on their way to a point: each takes one of its places. */
export const crowd = (world: EvidenceWorld, applicationId: string, count: number) =>
  sql(
    world,
    `INSERT INTO "Upload" ("id", "applicationId", "nodeId", "fileName", "size", "uploadedById")
     SELECT gen_random_uuid(), $1, $2, n || '.pdf', 9, $3 FROM generate_series(1, $4) AS n`,
    [applicationId, point, world.colleague.id, count],
  );
