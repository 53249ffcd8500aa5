import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { likeHashes, otherUses } from "@/lib/evidence/data";
import { LIKE_DISTANCE } from "@/lib/evidence/policy";
import { perceptualHash, SIDE } from "@/lib/storage/perceptual-hash.mjs";
import { copies, copyOf, scene } from "../pictures/scenes";
import { type EvidenceWorld, openEvidenceWorld, point, upload } from "./evidence-support";
import { fill, newDraft, newSubmitted, sql, submit } from "./fixtures";

const SCENES = 100;
const COPIED = 20;
const OTHERS = 100_000;

let world: EvidenceWorld;
const photos: Buffer[] = [];
const hashes: string[] = [];

const hashOf = async (photo: Buffer): Promise<string> => {
  const grey = await sharp(photo).greyscale().resize(SIDE, SIDE, { fit: "fill" }).raw().toBuffer();
  const hash = perceptualHash(grey);
  if (hash === null) throw new Error("a scene shows nothing");
  return hash;
};

const distance = (a: string, b: string) => {
  let bits = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; bits > 0n; bits >>= 1n) count += Number(bits & 1n);
  return count;
};

const named = (k: number) => k.toString(16).padStart(64, "0");

beforeAll(async () => {
  world = await openEvidenceWorld();
  for (let k = 0; k < SCENES; k += 1) {
    photos.push(await scene(k + 1));
    hashes.push(await hashOf(photos[k] ?? Buffer.alloc(0)));
  }
  // A hundred thousand files of others, then the scenes.
  await sql(
    world,
    `INSERT INTO "StoredFile" ("sha256", "size", "mediaType", "perceptualHash", "preview")
     SELECT md5(n::text) || md5((-n)::text), 1, 'image/jpeg', substr(md5('hash' || n), 1, 16), 'ready'
     FROM generate_series(1, ${OTHERS}) AS n`,
  );
  await sql(
    world,
    `INSERT INTO "StoredFile" ("sha256", "size", "mediaType", "perceptualHash", "preview")
     SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[])`,
    [
      hashes.map((_, k) => named(k)),
      hashes.map(() => 1),
      hashes.map(() => "image/jpeg"),
      hashes,
      hashes.map(() => "ready"),
    ],
  );
  await sql(world, `ANALYZE "StoredFile"`);
}, 240_000);
afterAll(() => world.close());

describe("photos that look alike", () => {
  it("are found among a hundred thousand, and few others with them", async () => {
    const report: string[] = [];
    let [found, planted, wrong] = [0, 0, 0];
    for (const how of Object.keys(copies)) {
      let right = 0;
      for (let k = 0; k < COPIED; k += 1) {
        const hash = await hashOf(await copyOf(photos[k] ?? Buffer.alloc(0), how));
        const near = await likeHashes(hash, LIKE_DISTANCE);
        planted += 1;
        if (near.some(({ sha256 }) => sha256 === named(k))) right += 1;
        wrong += near.filter(({ sha256 }) => sha256 !== named(k)).length;
      }
      found += right;
      report.push(`  ${how}: ${right} of ${COPIED}`);
    }
    const [precision, recall] = [found / (found + wrong), found / planted];
    console.log(
      [
        `Copies among ${SCENES} scenes and ${OTHERS} other hashes, at most ${LIKE_DISTANCE} of 64 bits apart:`,
        `  precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${found} of ${planted}, ${wrong} wrong)`,
        ...report,
      ].join("\n"),
    );
    expect(recall).toBeGreaterThan(0.93);
    expect(precision).toBeGreaterThan(0.98);
  }, 120_000);

  it("are not scenes that only resemble each other in their making", () => {
    const alike = hashes.flatMap((a, i) =>
      hashes.slice(i + 1).filter((b) => distance(a, b) <= LIKE_DISTANCE),
    );
    expect(alike).toEqual([]);
  });

  it("are the same ones that a look at every single hash would find", async () => {
    const all = await sql<{ sha256: string; perceptualHash: string }>(
      world,
      `SELECT "sha256", "perceptualHash" FROM "StoredFile" LIMIT 20000`,
    );
    for (let k = 0; k < 20; k += 1) {
      const start = hashes[k] ?? "";
      // Changed in up to nine bits, as far as the search promises.
      let near = BigInt(`0x${start}`);
      const bits = new Set(Array.from(randomBytes(9), (byte) => byte % 64));
      for (const bit of bits) near ^= 1n << BigInt(bit);
      const hash = near.toString(16).padStart(16, "0");
      const found = await likeHashes(hash, 9);
      expect(found).toContainEqual({ sha256: named(k), distance: bits.size });
      const sample = all.filter((one) => distance(one.perceptualHash, hash) <= 9);
      for (const { sha256 } of sample) expect(found.map((one) => one.sha256)).toContain(sha256);
    }
  });

  it("are found through the indexes, in milliseconds", async () => {
    const times: number[] = [];
    for (let k = 0; k < 40; k += 1) {
      const began = performance.now();
      await likeHashes(hashes[k] ?? "", LIKE_DISTANCE);
      times.push(performance.now() - began);
    }
    const median = times.sort((a, b) => a - b)[20] ?? 0;
    console.log(`One look among ${OTHERS} photos: ${median.toFixed(1)} ms (median)`);
    expect(median).toBeLessThan(60);
    const [usage] = await sql<{ scans: string }>(
      world,
      `SELECT sum(idx_scan) AS scans FROM pg_stat_user_indexes WHERE indexrelname LIKE 'StoredFile_hash_piece%'`,
    );
    expect(Number(usage?.scans)).toBeGreaterThan(40);
  });
});

describe("a copy of another community's photo", () => {
  it("is noted when it arrives, in both directions, with how near it is", async () => {
    const original = await scene(9_001);
    const copy = await copyOf(original, "sent by a chat program: a third smaller, quality 55");
    const theirs = await newDraft(world, { by: world.stranger, name: "云栖里社区" });
    const first = await upload(world.stranger, theirs.id, original);
    await fill(world, theirs.id, {}, { by: world.stranger });
    await submit(world.stranger, theirs.id);
    const mine = await newDraft(world);
    const second = await upload(world.official, mine.id, copy);
    expect(await hashOf(original)).toHaveLength(16);
    const [use] = await otherUses(mine.id, [second.sha256]);
    expect(use).toMatchObject({
      ...{
        communityName: "云栖里社区",
        nodeId: point,
        evidenceId: first.id,
        sha256: second.sha256,
      },
    });
    expect(use?.distance).toBeGreaterThanOrEqual(0);
    expect(use?.distance).toBeLessThanOrEqual(LIKE_DISTANCE);
    // The other way round, once this one is submitted too.
    expect(await otherUses(theirs.id, [first.sha256])).toEqual([]);
    await fill(world, mine.id);
    await submit(world.official, mine.id);
    expect(await otherUses(theirs.id, [first.sha256])).toMatchObject([{ evidenceId: second.id }]);
  });

  it("that shows nothing but one colour is like no other", async () => {
    const blank = async (background: string) =>
      sharp({ create: { width: 400, height: 300, channels: 3, background } })
        .jpeg()
        .toBuffer();
    const theirs = await newSubmitted(world);
    const mine = await newDraft(world);
    const one = await upload(world.official, mine.id, await blank("#ffffff"), { name: "白.jpg" });
    const two = await upload(world.official, mine.id, await blank("#fefefe"), { name: "也白.jpg" });
    const [row] = await sql<{ count: string }>(
      world,
      `SELECT count(*) FROM "Likeness" WHERE "sha256" IN ($1, $2)`,
      [one.sha256, two.sha256],
    );
    expect(row?.count).toBe("0");
    expect(await otherUses(theirs.id, [one.sha256, two.sha256])).toEqual([]);
  });
});
