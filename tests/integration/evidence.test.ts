import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { snapshotsOf } from "@/lib/application/data";
import type { Person } from "@/lib/auth/types";
import { evidenceFor, findEvidence, otherUses } from "@/lib/evidence/data";
import { changeEvidence, removeEvidence, restoreEvidence } from "@/lib/evidence/mutations";
import { changeEvidenceSchema } from "@/lib/evidence/schema";
import { returnForRectification } from "@/lib/review/mutations";
import { digest } from "@/lib/scoring";
import { fileStorage } from "@/lib/storage/storage";
import { office, pdf, photo } from "../pictures/files";
import { bytesOf } from "../unit/workbook/zip";
import {
  attached,
  begin,
  crowd,
  type EvidenceWorld,
  handOut,
  openEvidenceWorld,
  otherPoint,
  point,
  upload,
} from "./evidence-support";
import {
  fate,
  fill,
  newDraft,
  newSubmitted,
  refusal,
  sql,
  stateOf,
  submit,
  verify,
  versionOf,
  whileHeld,
} from "./fixtures";

let world: EvidenceWorld;
beforeAll(async () => {
  world = await openEvidenceWorld();
});
afterAll(() => world.close());

const change = (by: Person, applicationId: string, evidenceId: string, version = 1, over = {}) =>
  changeEvidence(
    by,
    changeEvidenceSchema.parse({ applicationId, evidenceId, version, caption: "广场", ...over }),
  );
const giveBack = async (id: string, nodeId: string) =>
  returnForRectification(world.reviewer, {
    applicationId: id,
    version: await versionOf(id),
    items: [{ nodeId, comment: "请补充。" }],
  });
const auditOf = (id: string) =>
  sql<{ action: string; before: unknown; after: unknown }>(
    world,
    `SELECT "action", "before", "after" FROM "AuditRecord" WHERE "subjectId" = $1 AND "action" LIKE 'evidence%' ORDER BY "seq"`,
    [id],
  );

describe("a photo's own words", () => {
  it("are shown, can be hidden and shown again, and are kept with the file", async () => {
    const { id } = await newDraft(world);
    const bytes = await photo({ takenAt: "2023:10:02 23:30:00", place: true });
    const evidence = await upload(world.official, id, bytes);
    // A clock without a zone is Beijing's.
    expect(evidence.takenAt).toBe("2023-10-02T15:30:00.000Z");
    await change(world.official, id, evidence.id, 1, { shown: ["takenAt"] });
    const hidden = await findEvidence(id, evidence.id);
    expect(hidden).toMatchObject({ place: null, takenAt: evidence.takenAt, caption: "广场" });
    expect(hidden?.fromPhoto).toEqual({ takenAt: true, place: true });
    await change(world.official, id, evidence.id, 2, { shown: ["place"] });
    expect(await findEvidence(id, evidence.id)).toMatchObject({
      takenAt: null,
      place: { latitude: 30.25, longitude: 120.15 },
    });
  });

  it("that cannot be are left out: a camera whose clock was never set, the middle of the ocean", async () => {
    const { id } = await newDraft(world);
    for (const takenAt of [
      "1980:01:01 00:00:00",
      "0000:00:00 00:00:00",
      "2999:01:01 10:00:00",
      "x",
    ])
      expect((await upload(world.official, id, await photo({ takenAt }))).takenAt).toBeNull();
  });

  it("are in no preview: nothing of the camera, the time or the place", async () => {
    const { id } = await newDraft(world);
    const bytes = await photo({
      width: 2_400,
      height: 1_800,
      takenAt: "2024:05:01 10:20:30",
      place: true,
    });
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const { sha256 } = await upload(world.official, id, bytes);
    const storage = await fileStorage();
    for (const [width, height] of [
      [320, 240],
      [1_600, 1_200],
    ]) {
      const stream = await storage.open({ sha256, derived: `${width}.webp` });
      const preview = Buffer.concat((await stream?.toArray()) ?? []);
      const { exif, xmp, icc, format, ...size } = await sharp(preview).metadata();
      expect({ exif, xmp, icc, format }).toEqual({ format: "webp" });
      expect([size.width, size.height]).toEqual([width, height]);
      expect(preview.includes("测试相机")).toBe(false);
    }
  });

  it("turn it upright", async () => {
    const { id } = await newDraft(world);
    const sideways = await sharp(await photo({ width: 800, height: 400 }))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { sha256 } = await upload(world.official, id, sideways);
    const stream = await (await fileStorage()).open({ sha256, derived: "320.webp" });
    const { width, height } = await sharp(
      Buffer.concat((await stream?.toArray()) ?? []),
    ).metadata();
    expect([width, height]).toEqual([160, 320]);
  });
});

describe("evidence", () => {
  it("is changed, removed and put back with an audit record each, by the version one saw", async () => {
    const { id } = await newDraft(world);
    const { id: evidenceId, sha256 } = await upload(world.official, id, pdf(), {
      name: "批复.pdf",
    });
    const step = { applicationId: id, evidenceId };
    const validUntil = { year: "2027", month: "3", day: "1" };
    await change(world.official, id, evidenceId, 1, { validUntil });
    expect(await fate(change(world.colleague, id, evidenceId, 1))).toBe("stale");
    expect(await fate(removeEvidence(world.colleague, { ...step, version: 1 }))).toBe("stale");
    expect(await fate(restoreEvidence(world.official, { ...step, version: 2 }))).toBe(
      "wrong-state",
    );
    await removeEvidence(world.colleague, { ...step, version: 2 });
    expect(await attached(id)).toEqual([]);
    expect(await fate(removeEvidence(world.official, { ...step, version: 3 }))).toBe("wrong-state");
    expect(await fate(change(world.official, id, evidenceId, 3))).toBe("wrong-state");
    await restoreEvidence(world.official, { ...step, version: 3 });
    expect(await attached(id)).toMatchObject([{ caption: "广场", validUntil: "2027-03-01" }]);
    const named = { nodeId: point, fileName: "批复.pdf" };
    expect(await auditOf(id)).toMatchObject([
      { action: "evidence.added", after: { ...named, sha256 } },
      {
        action: "evidence.changed",
        before: { ...named, caption: "", validUntil: null },
        after: { ...named, caption: "广场", validUntil: "2027-03-01" },
      },
      { action: "evidence.removed", before: { ...named, sha256 } },
      { action: "evidence.restored", after: { ...named, sha256 } },
    ]);
  });

  it("is put back only where there is room, and not beside the same content", async () => {
    const { id } = await newDraft(world);
    const bytes = pdf("重传");
    const first = await upload(world.official, id, bytes, { name: "a.pdf", fingerprint: "again" });
    const step = { applicationId: id, evidenceId: first.id };
    await removeEvidence(world.official, { ...step, version: 1 });
    // What was taken away may be uploaded again, as something new.
    const second = await upload(world.official, id, bytes, { name: "a.pdf", fingerprint: "again" });
    expect(second.id).not.toBe(first.id);
    expect(await fate(restoreEvidence(world.official, { ...step, version: 2 }))).toBe("taken");
  });

  it("is put back where one place is left, or another file takes it: not both", async () => {
    const { id } = await newDraft(world);
    const { id: evidenceId } = await upload(world.official, id, pdf("末位"), { name: "a.pdf" });
    const step = { applicationId: id, evidenceId };
    await removeEvidence(world.official, { ...step, version: 1 });
    await crowd(world, id, 29);
    // All have looked for room, as far as they are let, before the first of them may write.
    const held = `LOCK TABLE "Upload", "Evidence" IN SHARE MODE`;
    const fates = await whileHeld(world, held, 3, () => [
      fate(restoreEvidence(world.official, { ...step, version: 2 })),
      fate(begin(world.colleague, id, pdf(), { name: "b.pdf" })),
      fate(begin(world.official, id, pdf(), { name: "c.pdf" })),
    ]);
    expect(fates.filter((one) => one === "done")).toHaveLength(1);
  });

  it("never disappears from the database, whoever asks it", async () => {
    const { id } = await newDraft(world);
    await upload(world.official, id, pdf("永存"), { name: "a.pdf" });
    await expect(
      sql(world, `DELETE FROM "Evidence" WHERE "applicationId" = $1`, [id]),
    ).rejects.toThrow();
    await expect(sql(world, `UPDATE "StoredFile" SET "size" = 1`)).rejects.toThrow(/never changes/);
  });

  it("of another application is not reached through one's own", async () => {
    const { id } = await newDraft(world);
    const theirs = await newDraft(world, { by: world.stranger });
    const evidence = await upload(world.stranger, theirs.id, pdf("西湖"), { name: "a.pdf" });
    expect(await fate(change(world.official, id, evidence.id))).toBe("not-found");
    expect(await fate(change(world.official, theirs.id, evidence.id))).toBe("not-found");
    expect(await evidenceFor(world.official, id, evidence.id)).toBeNull();
  });
});

describe("a submission", () => {
  it("freezes what is attached, so that what was submitted can be proven", async () => {
    const { id } = await newDraft(world);
    await fill(world, id);
    const photoBytes = await photo({ takenAt: "2024:05:01 10:20:30" });
    const kept = await upload(world.official, id, photoBytes, { name: "现场.jpg" });
    const gone = await upload(world.official, id, pdf("移除"), { name: "移除.pdf" });
    await removeEvidence(world.official, { applicationId: id, evidenceId: gone.id, version: 1 });
    await change(world.official, id, kept.id, 1, { shown: ["takenAt"] });
    await submit(world.official, id);
    const [snapshot] = await snapshotsOf(id);
    expect(snapshot?.statements.evidence).toEqual([
      {
        id: kept.id,
        nodeId: point,
        sha256: kept.sha256,
        fileName: "现场.jpg",
        mediaType: "image/jpeg",
        size: photoBytes.byteLength,
        caption: "广场",
        takenAt: "2024-05-01T02:20:30.000Z",
        place: null,
        validUntil: null,
      },
    ]);
    // The digest covers it.
    const { submission, statements } = snapshot ?? {};
    expect(snapshot?.digest).toBe(digest({ submission, statements }));
  });

  it("keeps what it names: removed in rectification, row and file stay, and the next one is without", async () => {
    const { id } = await newDraft(world);
    await fill(world, id);
    const evidence = await upload(world.official, id, pdf("第一次"), { name: "一.pdf" });
    const step = { applicationId: id, evidenceId: evidence.id, version: 1 };
    await submit(world.official, id);
    expect(await fate(removeEvidence(world.official, step))).toBe("wrong-state");
    await giveBack(id, otherPoint);
    expect(await fate(removeEvidence(world.official, step))).toBe("not-allowed");
    await submit(world.official, id);
    await giveBack(id, point);
    await removeEvidence(world.official, step);
    await submit(world.official, id);
    const [first, , third] = await snapshotsOf(id);
    expect(first?.statements.evidence).toHaveLength(1);
    expect(third?.statements.evidence).toBeUndefined();
    expect(await evidenceFor(world.reviewer, id, evidence.id)).toMatchObject({
      fileName: "一.pdf",
    });
    expect(await (await fileStorage()).has({ sha256: evidence.sha256 })).toBe(true);
  });

  it("without evidence is what it was before there was any: same form, same digest", async () => {
    const { id } = await newSubmitted(world);
    const [snapshot] = await snapshotsOf(id);
    expect(Object.keys(snapshot?.statements ?? {}).sort()).toEqual(["notes", "waivers"]);
  });
});

describe("evidence is seen", () => {
  it("by those who see the application, in each state; by contributors on the pages handed to them", async () => {
    const { id } = await newDraft(world);
    await fill(world, id);
    const evidence = await upload(world.official, id, pdf("谁可看"), { name: "a.pdf" });
    const elsewhere = await upload(world.official, id, pdf("别页"), {
      ...{ name: "b.pdf", nodeId: "neighbourhood-culture-heritage" },
    });
    const who = {
      ...{ official: world.official, colleague: world.colleague, stranger: world.stranger },
      ...{ contributor: world.contributor, reviewer: world.reviewer, outsider: world.outsider },
      ...{ admin: world.admin, observer: world.observer },
    };
    const seenBy = async (evidenceId = evidence.id) => {
      const names: string[] = [];
      for (const [name, person] of Object.entries(who))
        if (await evidenceFor(person, id, evidenceId)) names.push(name);
      return names;
    };
    expect(await seenBy()).toEqual(["official", "colleague", "admin"]);
    await handOut(world, id, "digital");
    expect(await seenBy()).toEqual(["official", "colleague", "contributor", "admin"]);
    expect(await seenBy(elsewhere.id)).toEqual(["official", "colleague", "admin"]);
    await sql(
      world,
      `UPDATE "SectionAssignment" SET "state" = 'accepted' WHERE "applicationId" = $1`,
      [id],
    );
    expect(await seenBy()).toContain("contributor");
    await sql(
      world,
      `UPDATE "SectionAssignment" SET "state" = 'taken-over' WHERE "applicationId" = $1`,
      [id],
    );
    await submit(world.official, id);
    const submitted = ["official", "colleague", "reviewer", "admin"];
    expect(await seenBy()).toEqual(submitted);
    await giveBack(id, point);
    expect(await seenBy()).toEqual(submitted);
    await submit(world.official, id);
    await verify(world, id);
    expect(await seenBy()).toEqual(submitted);
    for (const state of ["approved", "notice", "revoked", "published"]) {
      await sql(world, `UPDATE "Application" SET "state" = $2 WHERE "id" = $1`, [id, state]);
      expect(await seenBy()).toEqual([...submitted, "observer"]);
    }
    expect(await stateOf(id)).toBe("published");
  });
});

describe("the same file elsewhere", () => {
  it("is named with community and point once that application is submitted; not while it is a draft", async () => {
    const bytes = await photo();
    const mine = await newSubmitted(world);
    const theirs = await newDraft(world, { by: world.stranger, name: "云栖里社区" });
    const { sha256, id: evidenceId } = await upload(world.stranger, theirs.id, bytes);
    expect(await otherUses(mine.id, [sha256])).toEqual([]);
    await fill(world, theirs.id, {}, { by: world.stranger });
    await submit(world.stranger, theirs.id);
    expect(await otherUses(mine.id, [sha256])).toMatchObject([
      {
        ...{ distance: 0, communityName: "云栖里社区", districtName: "西湖区", nodeId: point },
        ...{ applicationId: theirs.id, evidenceId },
      },
    ]);
    expect(await otherUses(theirs.id, [sha256])).toEqual([]);
  });
});

describe("hostile files", () => {
  const refused = async (name: string, bytes: Uint8Array) => {
    const { id } = await newDraft(world);
    const { code, message } = await refusal(upload(world.official, id, bytes, { name }));
    expect(code).toBe("invalid");
    expect(await attached(id)).toEqual([]);
    return message;
  };

  it("that unpack to too much are refused, also where they lie about it", async () => {
    const bomb = office("docx", [["word/media/x.bin", new Uint8Array(400 * 1024 * 1024)]]);
    expect(bomb.byteLength).toBeLessThan(1024 * 1024);
    expect(await refused("炸弹.docx", bomb)).toBe(
      "“炸弹.docx”展开后过大，不是正常的文件，没有接收。",
    );
    const { zip } = await import("../unit/workbook/zip");
    const types = office("docx");
    expect(types.byteLength).toBeGreaterThan(0);
    const liar = zip(
      [
        ["[Content_Types].xml", bytesOf("wordprocessingml.document.main+xml")],
        ["word/x.bin", new Uint8Array(60 * 1024 * 1024)],
      ],
      { "word/x.bin": 100 },
    );
    expect(await refused("谎报.docx", liar)).toContain("已损坏");
  });

  it("with programs, passwords or parts that stand twice are refused", async () => {
    const macro: [string, Uint8Array][] = [["word/vbaProject.bin", bytesOf("x")]];
    expect(await refused("宏.docx", office("docx", macro))).toContain("含有宏或程序");
    const types = bytesOf("application/vnd.ms-word.document.macroEnabled.main+xml");
    expect(await refused("宏.docx", office("docx", [["[Content_Types].xml", types]]))).toContain(
      "宏",
    );
    const cfb = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2_000)]);
    expect(await refused("加密.docx", cfb)).toContain("是加了密码或旧版的 Office 文件");
    const locked = office("docx");
    // The flag of every part in its local header and in the directory.
    for (let at = 0; at < locked.length - 4; at += 1) {
      if (locked.readUInt32LE(at) === 0x04034b50) locked.writeUInt16LE(1, at + 6);
      if (locked.readUInt32LE(at) === 0x02014b50) locked.writeUInt16LE(1, at + 8);
    }
    expect(await refused("加密.docx", locked)).toContain("加了密码");
    const { zip } = await import("../unit/workbook/zip");
    const part = bytesOf("wordprocessingml.document.main+xml");
    const twice = zip([
      ["[Content_Types].xml", part],
      ["[Content_Types].xml", part],
    ]);
    expect(await refused("两份.docx", twice)).toContain("已损坏");
    expect(await refused("路径.docx", office("docx", [["../../etc/passwd", part]]))).toContain(
      "已损坏",
    );
  });

  it("that are not what they are called are refused by what they are", async () => {
    expect(
      await refused("网页.jpg", Buffer.from("<html><script>alert(1)</script></html>")),
    ).toContain("与扩展名 .jpg 不符");
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    expect(await refused("图.png", Buffer.from(svg))).toContain("与扩展名 .png 不符");
    expect(await refused("文档.pdf", Buffer.from(`<html>${pdf()}`))).toContain(
      "与扩展名 .pdf 不符",
    );
    expect(
      await refused("压缩.docx", office("docx", [["[Content_Types].xml", bytesOf("x")]])),
    ).toBe("“压缩.docx”的内容是压缩包，与扩展名 .docx 不符。请核对文件后再上传。");
    expect(await refused("随机.jpg", randomBytes(5_000))).toContain("与扩展名 .jpg 不符");
  });

  it("of 10,000 × 10,000 pixels are refused in a sentence, in little time", async () => {
    const huge = await sharp({
      create: { width: 10_000, height: 10_000, channels: 3, background: "#888" },
    })
      .png()
      .toBuffer();
    const began = performance.now();
    expect(await refused("巨图.png", huge)).toBe(
      "“巨图.png”像素过多（超过 8000 万像素），没有接收。请缩小后再上传。",
    );
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it("that carry a page behind a picture are shown only re-encoded, and given out only to be saved", async () => {
    const { id } = await newDraft(world);
    const polyglot = Buffer.concat([await photo(), Buffer.from("<script>alert(1)</script>PK")]);
    const { sha256, preview } = await upload(world.official, id, polyglot);
    expect(preview).toBe("ready");
    const stream = await (await fileStorage()).open({ sha256, derived: "1600.webp" });
    expect(Buffer.concat((await stream?.toArray()) ?? []).includes("<script>")).toBe(false);
  });

  it("that break in the middle of the pixels are kept, and said to have no preview", async () => {
    const { id } = await newDraft(world);
    const whole = await photo({ width: 1_200, height: 900 });
    const half = whole.subarray(0, whole.byteLength / 2);
    expect(await upload(world.official, id, half)).toMatchObject({ preview: "failed" });
  });

  it("keep of their name nothing that could do harm", async () => {
    const { id } = await newDraft(world);
    const evidence = await upload(world.official, id, pdf("名"), {
      name: "..\\..\\/etc/\u202Efdp.\u0000批复\u200B<1>.pdf",
    });
    expect(evidence.fileName).toBe("fdp.批复_1_.pdf");
    const names = readdirSync(world.dataDir, { recursive: true }).map(String);
    expect(names.some((name) => name.includes("批复"))).toBe(false);
    expect(existsSync(join(world.dataDir, "..", "etc"))).toBe(false);
  });
});

describe("what Office writes", () => {
  it("is taken, also where it was streamed and looks like a bare archive", async () => {
    const { id } = await newDraft(world);
    for (const kind of ["docx", "xlsx", "pptx"] as const)
      expect(await upload(world.official, id, office(kind), { name: `a.${kind}` })).toMatchObject({
        preview: "none",
        mediaType: expect.stringContaining("openxmlformats"),
      });
    const { writeXlsx } = await import("hucre/xlsx");
    const real = await writeXlsx({ sheets: [{ name: "台账", rows: [["设备", 12]] }] });
    expect(await upload(world.official, id, real, { name: "真.xlsx" })).toMatchObject({
      fileName: "真.xlsx",
    });
  });
});
