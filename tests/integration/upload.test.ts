import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "@/lib/auth/types";
import { limits } from "@/lib/evidence/policy";
import { returnForRectification } from "@/lib/review/mutations";
import { uploadState } from "@/lib/upload/data";
import {
  beginUpload,
  cancelUpload,
  finishUpload,
  receiveChunk,
  removeStaleUploads,
  STALE_HOURS,
  WrongOffset,
} from "@/lib/upload/mutations";
import { beginUploadSchema } from "@/lib/upload/schema";
import { CHUNK_BYTES } from "@/lib/upload/types";
import { office, pdf, photo } from "../pictures/files";
import {
  attached,
  begin,
  crowd,
  type EvidenceWorld,
  handOut,
  openEvidenceWorld,
  otherPoint,
  point,
  sendRest,
  upload,
} from "./evidence-support";
import {
  fate,
  newBatch,
  newDraft,
  newSubmitted,
  refusal,
  sql,
  verify,
  versionOf,
} from "./fixtures";

let world: EvidenceWorld;
beforeAll(async () => {
  world = await openEvidenceWorld();
});
afterAll(() => world.close());

const MB = 1024 * 1024;
const stagedFiles = () =>
  existsSync(join(world.dataDir, "uploads")) ? readdirSync(join(world.dataDir, "uploads")) : [];
const originals = () =>
  readdirSync(join(world.dataDir, "files"), { recursive: true }).filter((name) =>
    /[0-9a-f]{64}$/.test(String(name)),
  ).length;
/** A PDF of about so many bytes. */
const largePdf = (bytes: number) => Buffer.concat([pdf(), randomBytes(bytes)]);
const auditOf = (id: string) =>
  sql(
    world,
    `SELECT "action" FROM "AuditRecord" WHERE "subjectId" = $1 AND "action" LIKE 'evidence%'`,
    [id],
  );
const wrongOffset = async (work: Promise<unknown>): Promise<number> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof WrongOffset) return error.received;
    throw error;
  }
  throw new Error("the piece was taken");
};

describe("an upload", () => {
  it("becomes one evidence, audited, with nothing left behind", async () => {
    const { id } = await newDraft(world);
    const bytes = await photo({ takenAt: "2024:05:01 10:20:30", place: true });
    const before = stagedFiles();
    const evidence = await upload(world.official, id, bytes, { name: "广场.JPG" });
    expect(evidence).toMatchObject({
      fileName: "广场.JPG",
      mediaType: "image/jpeg",
      size: bytes.byteLength,
      takenAt: "2024-05-01T02:20:30.000Z",
      place: { latitude: 30.25, longitude: 120.15 },
      preview: "ready",
      uploadedByName: "陈一",
    });
    expect(await attached(id)).toHaveLength(1);
    expect(await auditOf(id)).toEqual([{ action: "evidence.added" }]);
    expect(stagedFiles()).toEqual(before);
  });

  it("goes on where it stopped, as the database knows, whoever asks first", async () => {
    const { id } = await newDraft(world);
    const bytes = largePdf(2.5 * MB);
    const sent = { name: "批复.pdf", fingerprint: "resume" };
    const first = await begin(world.official, id, bytes, sent);
    await receiveChunk(world.official, first.id, 0, bytes.subarray(0, CHUNK_BYTES));
    // The page is loaded again and the same file chosen: it is the same upload.
    const again = await begin(world.official, id, bytes, sent);
    expect(again).toMatchObject({ id: first.id, received: CHUNK_BYTES });
    expect(await uploadState(world.official, first.id)).toMatchObject({ received: CHUNK_BYTES });
    await sendRest(world.official, again.id, bytes, again.received);
    const evidence = await finishUpload(world.official, again.id);
    expect(evidence).toMatchObject({ size: bytes.byteLength, mediaType: "application/pdf" });
  });

  it("is another one for another file of the same name and size", async () => {
    const { id } = await newDraft(world);
    const bytes = largePdf(MB);
    const first = await begin(world.official, id, bytes, { name: "a.pdf", fingerprint: "one" });
    const second = await begin(world.official, id, bytes, { name: "a.pdf", fingerprint: "two" });
    const elsewhere = await begin(world.official, id, bytes, {
      ...{ name: "a.pdf", fingerprint: "one", nodeId: otherPoint },
    });
    const colleague = await begin(world.colleague, id, bytes, {
      name: "a.pdf",
      fingerprint: "one",
    });
    expect(new Set([first.id, second.id, elsewhere.id, colleague.id]).size).toBe(4);
  });

  it("begun twice at once is one", async () => {
    const { id } = await newDraft(world);
    const bytes = largePdf(MB);
    const states = await Promise.all(
      Array.from({ length: 5 }, () =>
        begin(world.official, id, bytes, { name: "b.pdf", fingerprint: "same" }),
      ),
    );
    expect(new Set(states.map((state) => state.id)).size).toBe(1);
  });

  it("takes each piece once: the same again, a gap and pieces at once are told where to go on", async () => {
    const { id } = await newDraft(world);
    const bytes = largePdf(3 * MB);
    const { id: up } = await begin(world.official, id, bytes, { name: "c.pdf" });
    const piece = (at: number) =>
      receiveChunk(world.official, up, at, bytes.subarray(at, at + CHUNK_BYTES));
    await piece(0);
    expect(await wrongOffset(piece(0))).toBe(CHUNK_BYTES);
    expect(await wrongOffset(piece(2 * CHUNK_BYTES))).toBe(CHUNK_BYTES);
    const outcomes = await Promise.allSettled([
      piece(CHUNK_BYTES),
      piece(CHUNK_BYTES),
      piece(CHUNK_BYTES),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await sendRest(world.official, up, bytes, 2 * CHUNK_BYTES);
    expect(await wrongOffset(piece(0))).toBe(bytes.byteLength);
    expect(await finishUpload(world.official, up)).toMatchObject({ size: bytes.byteLength });
  });

  it("takes no piece that is empty, too large, or goes beyond the file", async () => {
    const { id } = await newDraft(world);
    const bytes = pdf();
    const { id: up } = await begin(world.official, id, bytes, { name: "d.pdf" });
    const send = (piece: Uint8Array) => fate(receiveChunk(world.official, up, 0, piece));
    expect(await send(new Uint8Array(0))).toBe("invalid");
    expect(await send(randomBytes(CHUNK_BYTES + 1))).toBe("invalid");
    expect(await send(Buffer.concat([bytes, Buffer.from("x")]))).toBe("invalid");
    expect(await uploadState(world.official, up)).toMatchObject({ received: 0 });
  });

  it("is not finished before it is whole, and answers the same when finished twice or at once", async () => {
    const { id } = await newDraft(world);
    const bytes = await photo();
    const { id: up } = await begin(world.official, id, bytes, { name: "e.jpg" });
    expect(await fate(finishUpload(world.official, up))).toBe("incomplete");
    await sendRest(world.official, up, bytes);
    const [one, two] = await Promise.all([
      finishUpload(world.official, up),
      finishUpload(world.official, up),
    ]);
    const three = await finishUpload(world.official, up);
    expect(new Set([one.id, two.id, three.id]).size).toBe(1);
    expect(await attached(id)).toHaveLength(1);
    // The answer got lost, the page was loaded again, the same file chosen again.
    const again = await begin(world.official, id, bytes, { name: "e.jpg" });
    expect(again.evidence?.id).toBe(one.id);
    expect(await auditOf(id)).toHaveLength(1);
  });

  it("whose bytes the disk has lost begins anew", async () => {
    const { id } = await newDraft(world);
    const bytes = largePdf(2 * MB);
    const { id: up } = await begin(world.official, id, bytes, { name: "f.pdf" });
    await receiveChunk(world.official, up, 0, bytes.subarray(0, CHUNK_BYTES));
    rmSync(join(world.dataDir, "uploads", up));
    const piece = bytes.subarray(CHUNK_BYTES, 2 * CHUNK_BYTES);
    expect(await receiveChunk(world.official, up, CHUNK_BYTES, piece)).toMatchObject({
      received: 0,
    });
    await sendRest(world.official, up, bytes);
    expect(await finishUpload(world.official, up)).toMatchObject({ size: bytes.byteLength });
  });

  it("can be cancelled, and is forgotten when nobody goes on with it", async () => {
    const { id } = await newDraft(world);
    const bytes = largePdf(2 * MB);
    const kept = await begin(world.official, id, bytes, { name: "kept.pdf", fingerprint: "kept" });
    const cancelled = await begin(world.official, id, bytes, { name: "x.pdf", fingerprint: "x" });
    const stale = await begin(world.official, id, bytes, { name: "y.pdf", fingerprint: "y" });
    for (const { id: up } of [kept, cancelled, stale])
      await receiveChunk(world.official, up, 0, bytes.subarray(0, CHUNK_BYTES));
    await cancelUpload(world.official, cancelled.id);
    expect(await fate(cancelUpload(world.official, cancelled.id))).toBe("not-found");
    await sql(
      world,
      `UPDATE "Upload" SET "touchedAt" = now() - interval '${STALE_HOURS} hours 1 minute' WHERE "id" = $1`,
      [stale.id],
    );
    expect(await removeStaleUploads()).toBe(1);
    const staged = stagedFiles();
    expect(staged).toContain(kept.id);
    expect(staged).not.toContain(cancelled.id);
    expect(staged).not.toContain(stale.id);
    const gone = await refusal(
      receiveChunk(world.official, stale.id, CHUNK_BYTES, bytes.subarray(0, 9)),
    );
    expect(gone.message).toBe("这次上传已过期或被取消，请重新选择文件上传。");
  });

  it("of content that the point has already adds nothing, and says so", async () => {
    const { id } = await newDraft(world);
    const bytes = await photo();
    await upload(world.official, id, bytes, { name: "一.jpg" });
    const refused = await refusal(upload(world.official, id, bytes, { name: "二.jpg" }));
    expect(refused.code).toBe("taken");
    expect(refused.message).toBe("“二.jpg”与本评分点已有的“一.jpg”内容相同，没有重复添加。");
    const before = originals();
    // At another point it is welcome, and kept once.
    await upload(world.official, id, bytes, { name: "三.jpg", nodeId: otherPoint });
    expect(originals()).toBe(before);
    expect(stagedFiles().filter((name) => name.includes(id))).toEqual([]);
  });
});

describe("limits", () => {
  const announce = (over: object) => async () => {
    const { id } = await newDraft(world);
    const input = {
      applicationId: id,
      nodeId: point,
      fileName: "a.pdf",
      size: 10,
      fingerprint: "l",
    };
    return refusal(beginUpload(world.official, beginUploadSchema.parse({ ...input, ...over })));
  };

  it("refuse by size and name before a byte is sent", async () => {
    const large = await announce({ size: limits.fileBytes + 1 })();
    expect(large.message).toBe(
      "“a.pdf”有 20.0 MB，超过每个文件 20 MB 的上限，请压缩或拆分后再上传。",
    );
    expect((await announce({ size: 0 })()).message).toBe("“a.pdf”是空文件，没有上传。");
    for (const name of ["a.exe", "a.svg", "a.html", "a", "a.zip", "a.gif", "a.jpg.exe", "", ".jpg"])
      expect((await announce({ fileName: name })()).message).toContain("不是可以接收的类型");
    expect((await announce({ fileName: "a.docm" })()).message).toContain("宏");
  });

  it("are of a scoring point: not a section, nothing unknown", async () => {
    for (const nodeId of ["digital", "digital-access", "nothing"])
      expect((await announce({ nodeId })()).message).toBe("佐证材料只能附在本批次标准的评分点上。");
  });

  it("let 30 files stand at a point, counting those on their way, also when the last two come at once", async () => {
    const { id } = await newDraft(world);
    await upload(world.official, id, pdf("第一份"), { name: "0.pdf" });
    await crowd(world, id, 27);
    const begun = await begin(world.official, id, pdf(), { name: "28.pdf", fingerprint: "28" });
    const outcomes = await Promise.all(
      [1, 2].map((k) =>
        fate(begin(world.official, id, pdf(), { name: `x${k}.pdf`, fingerprint: `x${k}` })),
      ),
    );
    expect(outcomes.sort()).toEqual(["done", "invalid"]);
    const full = await refusal(
      begin(world.official, id, pdf(), { name: "31.pdf", fingerprint: "31" }),
    );
    expect(full.message).toContain("每个评分点最多 30 个文件");
    await sendRest(world.official, begun.id, pdf());
    expect(await finishUpload(world.official, begun.id)).toMatchObject({ fileName: "28.pdf" });
    expect(await attached(id)).toHaveLength(2);
  });

  it("let 2 GB stand in an application", async () => {
    const { id } = await newDraft(world);
    await upload(world.official, id, pdf("很大"), { name: "很大.pdf" });
    await sql(
      world,
      `INSERT INTO "Upload" ("id", "applicationId", "nodeId", "fileName", "size", "uploadedById")
       VALUES (gen_random_uuid(), $1, $2, 'x.pdf', $3, $4)`,
      [id, otherPoint, limits.applicationBytes - 1_000, world.official.id],
    );
    const refused = await refusal(begin(world.official, id, largePdf(2_000), { name: "y.pdf" }));
    expect(refused.message).toContain("合计将超过 2 GB");
  });
});

describe("uploading is open", () => {
  const attempt = (by: Person, id: string, nodeId = point) =>
    fate(begin(by, id, pdf(), { name: "z.pdf", nodeId }));

  it("to the district's officials while drafting, to nobody else", async () => {
    const { id } = await newDraft(world);
    expect(await attempt(world.official, id)).toBe("done");
    expect(await attempt(world.colleague, id)).toBe("done");
    expect(await attempt(world.stranger, id)).toBe("not-found");
    expect(await attempt(world.contributor, id)).toBe("not-found");
    for (const who of [world.reviewer, world.outsider])
      expect(await attempt(who, id)).toBe("not-found");
    for (const who of [world.admin, world.deputy])
      expect(await attempt(who, id)).toBe("not-allowed");
    expect(await attempt(world.observer, id)).toBe("not-found");
  });

  it("to contributors on the pages in their hands, until they hand them in", async () => {
    const { id } = await newDraft(world);
    await handOut(world, id, "digital");
    expect(await attempt(world.contributor, id)).toBe("done");
    expect(await attempt(world.contributor, id, "neighbourhood-culture-heritage")).toBe(
      "not-allowed",
    );
    const bytes = pdf("街道");
    const { id: up } = await begin(world.contributor, id, bytes, { name: "街道.pdf" });
    await sql(
      world,
      `UPDATE "SectionAssignment" SET "state" = 'handed-in' WHERE "applicationId" = $1`,
      [id],
    );
    expect(await fate(receiveChunk(world.contributor, up, 0, bytes))).toBe("not-allowed");
    expect(await attempt(world.contributor, id)).toBe("not-allowed");
  });

  it("to nobody once submitted; what was under way does not arrive", async () => {
    const draft = await newDraft(world);
    const { id: up } = await begin(world.official, draft.id, pdf(), { name: "spät.pdf" });
    await sendRest(world.official, up, pdf());
    await sql(world, `UPDATE "Application" SET "state" = 'submitted' WHERE "id" = $1`, [draft.id]);
    expect(await fate(finishUpload(world.official, up))).toBe("wrong-state");
    expect(await attached(draft.id)).toEqual([]);
    const { id } = await newSubmitted(world);
    expect(await attempt(world.official, id)).toBe("wrong-state");
    expect(await attempt(world.reviewer, id)).toBe("not-allowed");
    await verify(world, id);
    expect(await attempt(world.official, id)).toBe("wrong-state");
  });

  it("in rectification for the points that are named", async () => {
    const { id } = await newSubmitted(world);
    await returnForRectification(world.reviewer, {
      applicationId: id,
      version: await versionOf(id),
      items: [{ nodeId: point, comment: "请补照片。" }],
    });
    expect(await attempt(world.official, id)).toBe("done");
    expect(await attempt(world.official, id, otherPoint)).toBe("not-allowed");
  });

  it("within the batch's period", async () => {
    const late = { ...world, batchId: await newBatch(world, "已截止的批次", -30, 30) };
    const { id } = await newDraft(late);
    await sql(
      world,
      `UPDATE "Batch" SET "opensOn" = current_date - 9, "closesOn" = current_date - 2 WHERE "id" = $1`,
      [late.batchId],
    );
    expect(await attempt(world.official, id)).toBe("too-late");
  });

  it("to the one who began it: an upload is nobody else's", async () => {
    const { id } = await newDraft(world);
    const { id: up } = await begin(world.official, id, pdf(), { name: "own.pdf" });
    for (const who of [world.colleague, world.stranger, world.admin]) {
      expect(await fate(receiveChunk(who, up, 0, pdf()))).toBe("not-found");
      expect(await fate(uploadState(who, up))).toBe("not-found");
      expect(await fate(finishUpload(who, up))).toBe("not-found");
      expect(await fate(cancelUpload(who, up))).toBe("not-found");
    }
  });
});

describe("what is not taken by its content", () => {
  const refused = async (name: string, bytes: Uint8Array) => {
    const { id } = await newDraft(world);
    const { message, code } = await refusal(upload(world.official, id, bytes, { name }));
    expect(code).toBe("invalid");
    expect(await attached(id)).toEqual([]);
    return message;
  };

  it("leaves nothing behind", async () => {
    const before = [stagedFiles().length, originals()];
    await refused("假.pdf", await photo());
    expect([stagedFiles().length, originals()]).toEqual(before);
  });

  it("is named by what it is", async () => {
    expect(await refused("假.pdf", await photo())).toBe(
      "“假.pdf”的内容是 JPEG 图片，与扩展名 .pdf 不符。请核对文件后再上传。",
    );
    expect(await refused("a.jpg", office("xlsx"))).toContain("是 Excel 工作簿，与扩展名 .jpg 不符");
    expect(await refused("a.docx", office("xlsx"))).toContain(
      "是 Excel 工作簿，与扩展名 .docx 不符",
    );
    expect(await refused("a.png", Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00;"))).toContain(
      "GIF",
    );
  });
});
