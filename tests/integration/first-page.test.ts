import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { processPending } from "@/lib/evidence/mutations";
import { renderPdf } from "@/lib/pdf/render";
import { fileStorage } from "@/lib/storage/storage";
import { office, pdf, photo } from "../pictures/files";
import {
  document,
  laughs,
  locked,
  packed,
  paper,
  stream,
  tiles,
  unembedded,
} from "../pictures/papers";
import { attached, type EvidenceWorld, openEvidenceWorld, upload } from "./evidence-support";
import { newDraft, sql } from "./fixtures";

/** What is seen of a PDF before anybody opens it. */

let world: EvidenceWorld;
let id: string;
beforeAll(async () => {
  world = await openEvidenceWorld();
});
beforeEach(async () => {
  ({ id } = await newDraft(world));
});
afterAll(() => world.close());

const MB = 1024 * 1024;
const white = "255";

/** Hands a PDF in, and is told whether it has a picture. */
const handedIn = (bytes: Uint8Array, name = "批复.pdf") =>
  upload(world.official, id, bytes, { name });
const stateOf = async (bytes: Uint8Array) => (await handedIn(bytes)).preview;

async function stored(sha256: string, width: 320 | 1600): Promise<Buffer> {
  const bytes = await (await fileStorage()).open({ sha256, derived: `${width}.webp` });
  if (!bytes) throw new Error(`no picture of ${width} pixels`);
  return buffer(bytes);
}

/** The grey pixels of a first page. */
async function drawn(bytes: Uint8Array): Promise<Buffer> {
  const { preview, sha256 } = await handedIn(bytes);
  expect(preview).toBe("ready");
  return sharp(await stored(sha256, 1600))
    .greyscale()
    .raw()
    .toBuffer();
}

/** Which part of the pixels is dark, in percent. */
const ink = (pixels: Buffer) =>
  (pixels.reduce((dark, pixel) => dark + (pixel < 128 ? 1 : 0), 0) / pixels.length) * 100;

/** In how many pixels of 10,000 two pictures differ clearly. */
function apart(one: Buffer, other: Buffer): number {
  expect(one.length).toBe(other.length);
  const differing = one.filter((pixel, at) => Math.abs(pixel - (other[at] ?? 0)) > 64).length;
  return (differing / one.length) * 10_000;
}

/** A letter as an office writes it, every time with another date in the file. */
const letter = (text: string) =>
  renderPdf(
    `#set document(title: "批复")\n#set text(font: "Noto Sans SC", lang: "zh")\n= 关于未来社区的批复\n#sys.inputs.text\n#pagebreak()\n第二页`,
    { text },
  );

describe("the first page of a PDF", () => {
  it("is drawn at both sizes, pixels alone", async () => {
    const evidence = await handedIn(await letter("同意和睦社区。"), "批复.PDF");
    expect(evidence).toMatchObject({ preview: "ready", mediaType: "application/pdf" });
    for (const [width, sides] of [
      [320, [226, 320]],
      [1600, [1131, 1600]],
    ] as const) {
      const picture = sharp(await stored(evidence.sha256, width));
      const about = await picture.metadata();
      const { exif, xmp, icc, format } = about;
      expect({ exif, xmp, icc, format }).toEqual({ format: "webp" });
      expect([about.width, about.height]).toEqual(sides);
    }
  });

  it("shows what is written on it, and changes with it", async () => {
    const empty = await drawn(paper("0 0 595 842", ""));
    expect(Math.min(...new Set(empty)).toString()).toBe(white);
    const one = await drawn(await letter("同意和睦社区。".repeat(60)));
    expect(ink(one)).toBeGreaterThan(1);
    expect(ink(one)).toBeLessThan(20);
    const other = await drawn(await letter("不同意翠苑社区。".repeat(60)));
    expect(apart(one, other)).toBeGreaterThan(100);
    expect(apart(one, await drawn(await letter(`${"同意和睦社区。".repeat(60)} `)))).toBe(0);
  });

  it("shows Chinese also where its font is only named", async () => {
    const blank = await drawn(unembedded(""));
    const one = await drawn(unembedded("和睦社区批复"));
    expect(ink(one) - ink(blank)).toBeGreaterThan(1);
    // Not the same box for every character.
    expect(apart(one, await drawn(unembedded("翠苑小学合同")))).toBeGreaterThan(100);
    expect(apart(one, await drawn(unembedded("和睦社区批复", "STFangsong-Light")))).toBe(0);
  });

  it("shows stamps and filled fields, which lie over it", async () => {
    const field = (entries: string) =>
      document([
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Annots[5 0 R]>>`,
        "<<>>",
        `<</Type/Annot${entries}/Rect[100 100 300 300]/F 4/AP<</N 6 0 R>>>>`,
        stream("1 0 0 rg 0 0 200 200 re f", "/Type/XObject/Subtype/Form/BBox[0 0 200 200]"),
      ]);
    for (const entries of ["/Subtype/Stamp", "/Subtype/Widget/FT/Sig/T(seal)"])
      expect(ink(await drawn(field(entries)))).toBeCloseTo(25, 0);
  });

  it("carries nothing that acts: no script, no link, no other file", async () => {
    const { preview, sha256 } = await handedIn(
      paper("0 0 400 400", "0 0 200 200 re f", {
        catalogue:
          "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(cmd.exe)>>>>",
        trailer: "/Info<</Title(https://example.test/secret)>>",
      }),
    );
    expect(preview).toBe("ready");
    const picture = (await stored(sha256, 1600)).toString("latin1");
    expect(picture.slice(8, 12)).toBe("WEBP");
    for (const word of ["JavaScript", "cmd.exe", "example.test"])
      expect(picture).not.toContain(word);
  });

  it("is no photo: pages like each other are not called alike", async () => {
    const { sha256 } = await handedIn(await letter("同意长河社区。"));
    const again = await handedIn(await letter("同意长河社区！"));
    const rows = await sql<{ perceptualHash: string | null }>(
      world,
      `SELECT "perceptualHash" FROM "StoredFile" WHERE "sha256" = ANY($1)`,
      [[sha256, again.sha256]],
    );
    expect(rows).toEqual([{ perceptualHash: null }, { perceptualHash: null }]);
    expect(await sql(world, `SELECT FROM "Likeness" WHERE "sha256" = $1`, [sha256])).toEqual([]);
  });
});

describe("a PDF without a picture is kept and said to have none", () => {
  it("where nobody can open it: locked, cut off, broken, without pages", async () => {
    const whole = await letter("同意。");
    for (const bytes of [
      locked(),
      whole.subarray(0, whole.length * 0.6),
      Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(100_000, "x")]),
      document(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"]),
      document(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 999999999>>"]),
      document(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
    ])
      expect(await stateOf(bytes)).toBe("failed");
    expect(await stateOf(paper("0 0 400 400", "1 1 9 9 re f"))).toBe("ready");
  });

  it("where its page is of a size that nobody prints", async () => {
    const square = "0 0 90 90 re f";
    expect(await stateOf(paper("0 0 14400 14400", square))).toBe("ready");
    expect(await stateOf(paper("0 0 14401 14400", square))).toBe("failed");
    expect(await stateOf(paper("0 0 900000000 900000000", square))).toBe("failed");
    expect(await stateOf(paper("0 0 100 10000", square))).toBe("ready");
    expect(await stateOf(paper("0 0 100 10001", square))).toBe("failed");
  });

  it("where it takes more memory than it may", async () => {
    const spaces = (bytes: number) => {
      const content = Buffer.alloc(bytes, " ");
      content.write("0 0 200 200 re f");
      return paper("0 0 400 400", packed(content));
    };
    expect(await stateOf(spaces(200 * MB))).toBe("ready");
    expect(await stateOf(spaces(300 * MB))).toBe("failed");
    expect(await stateOf(laughs())).toBe("failed");
  });

  it("where it takes longer than it may; what is handed in meanwhile waits, and has its own", async () => {
    const strokes = Buffer.alloc(10_000 * 17, "9 9 m 99 99 l S\n\n");
    expect(await stateOf(paper("0 0 400 400", packed(strokes)))).toBe("ready");
    const began = performance.now();
    const [endless, next, picture] = await Promise.all([
      stateOf(tiles()),
      stateOf(pdf("其后")),
      photo().then((bytes) => upload(world.official, id, bytes)),
    ]);
    expect([endless, next, picture.preview]).toEqual(["failed", "ready", "ready"]);
    expect(performance.now() - began).toBeLessThan(30_000);
  }, 60_000);
});

it("is made by the hourly job of PDFs that came before there were any", async () => {
  const { sha256 } = await handedIn(pdf("早已上传"));
  await handedIn(office("docx"), "台账.docx");
  const storage = await fileStorage();
  for (const width of [320, 1600])
    await storage.removeDerived({ sha256, derived: `${width}.webp` });
  await sql(
    world,
    `UPDATE "StoredFile" SET "preview" = 'none', "storedAt" = now() - interval '1 day' WHERE "sha256" = $1`,
    [sha256],
  );
  await sql(
    world,
    readFileSync("prisma/migrations/20261124164200_first_pages/migration.sql", "utf8"),
  );
  await processPending(new Date(Date.now() - 600_000));
  expect((await attached(id)).map(({ preview }) => preview)).toEqual(["ready", "none"]);
  expect((await sharp(await stored(sha256, 320)).metadata()).height).toBe(320);
});
