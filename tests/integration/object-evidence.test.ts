import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type FauxqsServer, startFauxqs } from "fauxqs";
import { isHTTPAccessFallbackError } from "next/dist/client/components/http-access-fallback/http-access-fallback";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as getPreview } from "@/app/(office)/applications/[id]/evidence/[evidence]/[preview]/route";
import { GET as getOriginal } from "@/app/(office)/applications/[id]/evidence/[evidence]/route";
import { DELETE, POST as finish, GET as getUpload, PATCH } from "@/app/api/uploads/[id]/route";
import { POST as begin } from "@/app/api/uploads/route";
import { snapshotsOf } from "@/lib/application/data";
import type { Person } from "@/lib/auth/types";
import { processPending, removeEvidence, restoreEvidence } from "@/lib/evidence/mutations";
import type { EvidenceView } from "@/lib/evidence/types";
import { CHUNK_BYTES, type UploadAnswer } from "@/lib/upload/types";
import { pdf, photo } from "../pictures/files";
import { attached, type EvidenceWorld, openEvidenceWorld, point } from "./evidence-support";
import { fate, fill, newDraft, sql, submit } from "./fixtures";
import { signIn } from "./session";

vi.mock("next/headers", () => import("./session"));

/** The whole way of a piece of evidence with an S3 server as its store, chosen by the environment, through its doors. */

const bucket = "acceptance-evidence";
let world: EvidenceWorld;
let server: FauxqsServer;
let port: number;

const open = async () => {
  server = await startFauxqs({ port, logger: false });
  server.createBucket(bucket);
};

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });

beforeAll(async () => {
  port = await freePort();
  await open();
  process.env.S3_ENDPOINT = `http://127.0.0.1:${port}`;
  process.env.S3_BUCKET = bucket;
  process.env.S3_ACCESS_KEY_ID = "test";
  process.env.S3_SECRET_ACCESS_KEY = "test";
  world = await openEvidenceWorld();
});
afterAll(async () => {
  await world.close();
  await server.stop();
  for (const name of ["ENDPOINT", "BUCKET", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY"])
    delete process.env[`S3_${name}`];
});

const at = (id: string) => ({ params: Promise.resolve({ id }) });
const address = "http://localhost/api/uploads";

async function said(answer: Promise<Response>) {
  const response = await answer;
  const body: UploadAnswer = await response.json();
  return { status: response.status, body };
}

/** Announces a file and sends all of it, as a browser does. */
async function send(
  by: Person,
  applicationId: string,
  fileName: string,
  bytes: Buffer,
): Promise<string> {
  await signIn(by);
  const announced = { applicationId, nodeId: point, fileName, size: bytes.length };
  const body = JSON.stringify({ ...announced, fingerprint: `1-${bytes.length}` });
  const begun = await said(begin(new Request(address, { method: "POST", body })));
  if (!begun.body.ok) throw new Error(begun.body.message);
  const { id } = begun.body;
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const piece = new Uint8Array(bytes.subarray(from, from + CHUNK_BYTES));
    const sent = { method: "PATCH", body: piece, headers: { "upload-offset": String(from) } };
    const { status } = await said(PATCH(new Request(`${address}/${id}`, sent), at(id)));
    expect(status).toBe(200);
  }
  return id;
}

async function finished(id: string): Promise<EvidenceView> {
  const { body } = await said(finish(new Request(address, { method: "POST" }), at(id)));
  if (!body.ok || !body.evidence) throw new Error("not finished");
  return body.evidence;
}

const sum = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** What a person is answered who asks for a file. */
async function asked(by: Person, id: string, evidence: string, preview?: string, range?: string) {
  await signIn(by);
  const request = new Request("http://localhost/", range ? { headers: { range } } : {});
  try {
    const answer = preview
      ? await getPreview(request, { params: Promise.resolve({ id, evidence, preview }) })
      : await getOriginal(request, { params: Promise.resolve({ id, evidence }) });
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
  } catch (error) {
    if (isHTTPAccessFallbackError(error)) return { status: 404, bytes: Buffer.alloc(0) };
    throw error;
  }
}

/** The digest of what a person is given, who may have it. */
async function given(...of: Parameters<typeof asked>): Promise<string> {
  const { status, bytes } = await asked(...of);
  expect(status).toBe(200);
  return sum(bytes);
}

describe("evidence in object storage", () => {
  it("comes by pieces, is shown, given out to whom it may be, taken away, and frozen with the submission", async () => {
    const { official, colleague, stranger, reviewer, outsider } = world;
    const { id } = await newDraft(world);
    const bytes = await photo({ width: 2_400, height: 1_800, takenAt: "2026:05:01 10:20:30" });
    const evidence = await finished(await send(official, id, "广场.jpg", bytes));
    expect(evidence).toMatchObject({ preview: "ready", takenAt: "2026-05-01T02:20:30.000Z" });
    const large = Buffer.concat([pdf("大"), Buffer.alloc(6 * 1024 * 1024, "%\n")]);
    const other = await finished(await send(colleague, id, "台账.pdf", large));

    // All of it lies in the bucket, and nothing of it on this machine any more.
    const left = readdirSync(world.dataDir, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
    expect(readdirSync(world.dataDir)).not.toContain("files");

    expect(await given(colleague, id, evidence.id)).toBe(sum(bytes));
    expect(await given(official, id, other.id)).toBe(sum(large));
    expect(await asked(official, id, other.id, undefined, "bytes=5242878-5242890")).toEqual({
      status: 206,
      bytes: large.subarray(5_242_878, 5_242_891),
    });
    for (const [preview, width] of [
      ["thumbnail", 320],
      ["image", 1_600],
    ] as const) {
      const shown = await asked(official, id, evidence.id, preview);
      expect(await sharp(shown.bytes).metadata()).toMatchObject({ format: "webp", width });
    }
    for (const nobody of [stranger, reviewer, outsider])
      for (const preview of [undefined, "thumbnail"])
        expect((await asked(nobody, id, evidence.id, preview)).status).toBe(404);

    // Taken away it is still the district's to see and to put back.
    const step = { applicationId: id, evidenceId: evidence.id };
    await removeEvidence(official, { ...step, version: 1 });
    expect((await attached(id)).map(({ fileName }) => fileName)).toEqual(["台账.pdf"]);
    await restoreEvidence(official, { ...step, version: 2 });

    await fill(world, id);
    await submit(official, id);
    const frozen = (await snapshotsOf(id)).at(-1)?.statements.evidence;
    expect(frozen?.map(({ sha256 }) => sha256).sort()).toEqual(
      [evidence.sha256, other.sha256].sort(),
    );
    expect(await fate(removeEvidence(official, { ...step, version: 3 }))).toBe("wrong-state");
    expect(await given(reviewer, id, evidence.id)).toBe(sum(bytes));
    expect((await asked(outsider, id, evidence.id)).status).toBe(404);
  });

  it("waits where the store cannot be reached, in a sentence, and goes on when it can", async () => {
    const { official } = world;
    const { id } = await newDraft(world);
    const bytes = await photo();
    const there = await finished(await send(official, id, "早.jpg", await photo()));
    const late = await send(official, id, "晚.jpg", bytes);
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    await server.stop();
    try {
      const request = new Request(address, { method: "POST" });
      expect(await said(finish(request, at(late)))).toEqual({
        status: 500,
        body: expect.objectContaining({ message: "系统出错，这一步没有完成。请稍后重试。" }),
      });
      const answer = await asked(official, id, there.id);
      expect([answer.status, answer.bytes.toString()]).toEqual([
        503,
        "文件暂时无法读取，请稍后重试。",
      ]);
    } finally {
      await open();
    }
    expect(errors).toHaveBeenCalledTimes(2);
    errors.mockRestore();
    expect((await said(getUpload(new Request(address), at(late)))).body).toMatchObject({
      received: bytes.length,
      evidence: null,
    });
    const evidence = await finished(late);
    expect(await given(official, id, evidence.id)).toBe(sum(bytes));
    expect(await attached(id)).toHaveLength(2);
  });

  it("whose previews were not made when it came has them made later, also where another file is lost", async () => {
    const { official } = world;
    const { id } = await newDraft(world);
    const bytes = await photo();
    const first = await finished(await send(official, id, "一.jpg", bytes));
    const saved = await sharp(bytes).jpeg({ quality: 50 }).toBuffer();
    const again = await finished(await send(official, id, "二.jpg", saved));
    const young = await finished(await send(official, id, "三.jpg", await photo()));
    const shas = [first, again, young].map(({ sha256 }) => sha256);
    const lost = "f".repeat(64);
    await sql(
      world,
      `INSERT INTO "StoredFile" ("sha256", "size", "mediaType", "storedAt")
       VALUES ($1, 9, 'image/jpeg', now() - interval '1 day')`,
      [lost],
    );
    await sql(world, `DELETE FROM "Likeness" WHERE "sha256" = ANY($1)`, [shas]);
    await sql(
      world,
      `UPDATE "StoredFile" SET "preview" = 'pending', "perceptualHash" = NULL WHERE "sha256" = ANY($1)`,
      [shas],
    );
    await sql(
      world,
      `UPDATE "StoredFile" SET "storedAt" = now() - interval '1 hour' WHERE "sha256" = ANY($1)`,
      [shas.slice(0, 2)],
    );
    await expect(processPending(new Date(Date.now() - 600_000))).rejects.toThrow(lost);
    const states = await sql<{ sha256: string; preview: string }>(
      world,
      `SELECT "sha256", "preview" FROM "StoredFile" WHERE "sha256" = ANY($1)`,
      [[...shas, lost]],
    );
    expect(Object.fromEntries(states.map((row) => [row.sha256, row.preview]))).toEqual({
      ...{ [first.sha256]: "ready", [again.sha256]: "ready" },
      ...{ [young.sha256]: "pending", [lost]: "pending" },
    });
    const alike = `SELECT FROM "Likeness" WHERE "sha256" = $1 AND "other" = $2`;
    expect(await sql(world, alike, [first.sha256, again.sha256])).toHaveLength(1);
  });

  it("is given up half-way without a trace in the store", async () => {
    const { official } = world;
    const { id } = await newDraft(world);
    const upload = await send(official, id, "放弃.jpg", await photo());
    expect((await said(DELETE(new Request(address), at(upload)))).status).toBe(200);
    expect(await attached(id)).toEqual([]);
    expect(readdirSync(join(world.dataDir, "uploads"))).toEqual([]);
  });
});
