import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LIKE_DISTANCE } from "@/lib/evidence/policy";
import { fileStorage } from "@/lib/storage/storage";
import { photo } from "../pictures/files";
import { attached, type EvidenceWorld, openEvidenceWorld, upload } from "./evidence-support";
import { newDraft, refusal, sql } from "./fixtures";

/** Photos as an iPhone takes them. */

let world: EvidenceWorld;
beforeAll(async () => {
  world = await openEvidenceWorld();
});
afterAll(() => world.close());

/** Taken upright: stored lying, with the turn in the container and, as phones do, once more in its EXIF. */
const taken = readFileSync("tests/pictures/photo.heic");
/** 8500 × 6500 pixels of grey. */
const large = readFileSync("tests/pictures/large.heic");

async function stored(sha256: string, derived: string): Promise<Buffer> {
  const stream = await (await fileStorage()).open({ sha256, derived });
  return buffer(stream ?? Readable.from([]));
}

/** In how many bits two perceptual hashes differ. */
const apart = (one: string, other: string) =>
  [...(BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2)].filter((bit) => bit === "1").length;

describe("a HEIC photo", () => {
  it("is taken with its day and place, and shown upright, without them, to every browser", async () => {
    const { id } = await newDraft(world);
    const evidence = await upload(world.official, id, taken, { name: "IMG_0001.HEIC" });
    expect(evidence).toMatchObject({
      ...{ fileName: "IMG_0001.HEIC", mediaType: "image/heic", preview: "ready" },
      ...{ takenAt: "2026-05-01T02:20:30.000Z", place: { latitude: 30.25, longitude: 120.15 } },
    });
    const thumbnail = await stored(evidence.sha256, "320.webp");
    const { width, height, format, exif } = await sharp(thumbnail).metadata();
    expect({ width, height, format, exif }).toEqual({ width: 240, height: 320, format: "webp" });
    const [row] = await sql<{ perceptualHash: string }>(
      world,
      `SELECT "perceptualHash" FROM "StoredFile" WHERE "sha256" = $1`,
      [evidence.sha256],
    );
    // Of the JPEG it was made from, turned by another program.
    expect(apart(row?.perceptualHash ?? "", "565844466ef7d1a2")).toBeLessThanOrEqual(4);
  });

  it("is known again where it comes as a JPEG", async () => {
    const { id } = await newDraft(world);
    const heic = await upload(world.official, id, taken, { name: "IMG_0001.HEIC" });
    const seen = await stored(heic.sha256, "1600.webp");
    const saved = await sharp(seen).resize(200).jpeg({ quality: 60 }).toBuffer();
    const jpeg = await upload(world.official, id, saved, { name: "另存.jpg" });
    const [pair] = await sql<{ distance: number }>(
      world,
      `SELECT "distance" FROM "Likeness" WHERE "sha256" = $1 AND "other" = $2`,
      [heic.sha256, jpeg.sha256],
    );
    expect(pair?.distance).toBeLessThanOrEqual(LIKE_DISTANCE);
  });

  const refused = async (name: string, bytes: Uint8Array) => {
    const { id } = await newDraft(world);
    const { code, message } = await refusal(upload(world.official, id, bytes, { name }));
    expect(code).toBe("invalid");
    expect(await attached(id)).toEqual([]);
    return message;
  };

  it("of too many pixels is refused in a sentence before any is decoded", async () => {
    const began = performance.now();
    expect(await refused("全景.heic", large)).toBe(
      "“全景.heic”像素过多（HEIC 超过 5000 万像素），没有接收。请缩小或转存为 JPEG 后再上传。",
    );
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it("that claims to be small and is not has no preview, and takes nothing with it", async () => {
    const { id } = await newDraft(world);
    const liar = Buffer.from(large);
    const claim = liar.indexOf("ispe") + 8;
    for (const at of [claim, claim + 4]) liar.writeUInt32BE(100, at);
    const evidence = await upload(world.official, id, liar, { name: "谎报.heic" });
    expect(evidence.preview).toBe("failed");
    expect(await upload(world.official, id, taken, { name: "好.heic" })).toMatchObject({
      preview: "ready",
    });
  });

  it("is held against its name, and refused where there is nothing behind its first bytes", async () => {
    expect(await refused("照片.jpg", taken)).toBe(
      "“照片.jpg”的内容是 HEIC 照片，与扩展名 .jpg 不符。请核对文件后再上传。",
    );
    expect(await refused("照片.heic", await photo())).toContain("JPEG 图片，与扩展名 .heic 不符");
    expect(await refused("截断.heic", taken.subarray(0, 200))).toContain("已损坏");
    const empty = Buffer.concat([taken.subarray(0, 28), Buffer.alloc(500)]);
    expect(await refused("空壳.heic", empty)).toContain("已损坏");
  });
});
