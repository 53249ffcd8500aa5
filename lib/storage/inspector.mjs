// Looks into one file in a process of its own: what it is by content, what a photo says of itself, its previews, which
// of a PDF show the first page.
// A process, because a picture's pixels and a decoder's faults stay out of the server, and its memory goes back
// to the machine at the end. Plain JavaScript: no bundler may fold it into the server. Prints one line of JSON.
//   node inspector.mjs content <file>
//   node inspector.mjs photo <file> <folder> <width>...
//   node inspector.mjs page <file> <folder> <width>...
import { readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { openPromise } from "yauzl";
import { firstPage } from "./first-page.mjs";
import { perceptualHash, SIDE } from "./perceptual-hash.mjs";

/** More than any phone's ordinary mode takes, less than 10,000 × 10,000. */
const PIXEL_LIMIT = 80_000_000;
/** Phones' finest HEIC has 48 million. All of them stand in memory at once, which other formats need not. */
const HEIC_PIXEL_LIMIT = 50_000_000;
const PART_LIMIT = 5_000;
const UNPACKED_LIMIT_BYTES = 300 * 1024 * 1024;
/** Ordinary sheets shrink to a tenth or, where rows repeat, to a hundredth. */
const RATIO_LIMIT = 200;
const RATIO_FREE_BYTES = 1024 * 1024;
const CONTENT_TYPES = "[Content_Types].xml";
const CONTENT_TYPES_LIMIT_BYTES = 1024 * 1024;
const PICTURES = ["jpeg", "png", "webp", "heic"];

/** What Office documents say they are, in the part that names the types of all others. */
const OFFICE = {
  docx: "wordprocessingml.document.main+xml",
  xlsx: "spreadsheetml.sheet.main+xml",
  pptx: "presentationml.presentation.main+xml",
};
const PROGRAMS = /(^|\/)(vbaproject\.bin|vbadata\.xml)$|(^|\/)(macrosheets|activex)\//i;

class Refused extends Error {
  /** @param {string} problem */
  constructor(problem) {
    super(problem);
    this.problem = problem;
  }
}

async function pictures() {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

/** @param {string} path */
const picture = async (path) =>
  (await pictures())(path, { limitInputPixels: PIXEL_LIMIT, failOn: "error" });

/**
 * The picture that a HEIC file shows first, not yet decoded: `{ lib, handle, width, height }`, upright. The decoder
 * holds what is in it against the size that it claims, so that a small claim does not unpack to much.
 * @param {string} path
 */
async function heic(path) {
  const require = createRequire(import.meta.url);
  const wasmBinary = await readFile(require.resolve("libheif-js/libheif-wasm/libheif.wasm"));
  const quiet = () => {};
  const load = require("libheif-js/libheif-wasm/libheif.js");
  const lib = load({ wasmBinary, print: quiet, printErr: quiet });
  const context = lib.heif_context_alloc();
  lib.heif_context_read_from_memory(context, await readFile(path));
  const handle = lib.heif_js_context_get_primary_image_handle(context);
  if (!handle || "code" in handle) throw new Refused("damaged");
  const width = lib.heif_image_handle_get_width(handle);
  const height = lib.heif_image_handle_get_height(handle);
  if (width * height > HEIC_PIXEL_LIMIT) throw new Refused("heic-pixels");
  return { lib, handle, width, height };
}

/** Its pixels, for sharp: @param {string} path */
async function heicPixels(path) {
  const { lib, handle } = await heic(path);
  const decoded = lib.heif_js_decode_image2(
    handle,
    lib.heif_colorspace.heif_colorspace_RGB,
    lib.heif_chroma.heif_chroma_interleaved_RGB,
  );
  const [{ data, width, height, stride } = {}] = decoded.channels ?? [];
  if (!data) throw new Refused("damaged");
  // Rows stand apart a little: moved together where they are.
  const row = width * 3;
  for (let y = 1; y < height; y += 1) data.copyWithin(y * row, y * stride, y * stride + row);
  const sharp = await pictures();
  return sharp(data.subarray(0, row * height), { raw: { width, height, channels: 3 } });
}

/** Every part is unpacked, to nowhere, and has to be as long as the directory says: @param {string} path */
async function archive(path) {
  const zip = await openPromise(path, { strictFileNames: false }).catch((error) => {
    throw new Refused(/encrypt/i.test(error.message) ? "locked" : "damaged");
  });
  const names = new Set();
  let types = "";
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase();
      if (entry.isEncrypted()) throw new Refused("locked");
      if (PROGRAMS.test(name)) throw new Refused("programs");
      // The same part twice: two readers may see two different documents.
      if (names.has(name)) throw new Refused("damaged");
      names.add(name);
      unpacked += entry.uncompressedSize;
      const steep =
        entry.uncompressedSize > RATIO_FREE_BYTES &&
        entry.uncompressedSize > entry.compressedSize * RATIO_LIMIT;
      if (names.size > PART_LIMIT || unpacked > UNPACKED_LIMIT_BYTES || steep)
        throw new Refused("bomb");
      const kept = [];
      let size = 0;
      // The library ends the stream where a part turns out longer or shorter than it claims.
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        size += chunk.length;
        if (name === CONTENT_TYPES.toLowerCase() && size <= CONTENT_TYPES_LIMIT_BYTES)
          kept.push(chunk);
      }
      if (kept.length > 0) types = Buffer.concat(kept).toString("utf8");
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused("damaged");
  } finally {
    zip.close();
  }
  if (/macroEnabled|ms-office\.vbaProject/i.test(types)) throw new Refused("programs");
  return Object.entries(OFFICE).find(([, main]) => types.includes(main))?.[0] ?? "zip";
}

/** `2024:05:01 10:20:30` as an instant; a clock without a zone is taken for Beijing's. */
function instantOf(/** @type {unknown} */ text, /** @type {unknown} */ offset) {
  const parts = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)/.exec(String(text ?? ""));
  if (!parts) return null;
  const zone = /^[+-]\d\d:\d\d$/.test(String(offset ?? "")) ? offset : "+08:00";
  const instant = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`);
  const time = instant.getTime();
  // A camera whose clock was never set says 1980, or tomorrow.
  if (!(time > Date.UTC(1990, 0, 1) && time < Date.now() + 86_400_000)) return null;
  return instant.toISOString();
}

/** @param {string} path */
async function photoFacts(path) {
  const { default: exifr } = await import("exifr");
  const options = { reviveValues: false, translateValues: false };
  const tags = (await exifr.parse(path, options).catch(() => null)) ?? {};
  const gps = (await exifr.gps(path).catch(() => null)) ?? {};
  const inRange = Math.abs(gps.latitude) <= 90 && Math.abs(gps.longitude) <= 180;
  const known = inRange && (gps.latitude !== 0 || gps.longitude !== 0);
  return {
    takenAt: instantOf(tags.DateTimeOriginal ?? tags.CreateDate, tags.OffsetTimeOriginal),
    latitude: known ? gps.latitude : null,
    longitude: known ? gps.longitude : null,
  };
}

/** @param {string} path */
async function content(path) {
  const { fileTypeFromFile } = await import("file-type");
  const found = await fileTypeFromFile(path).catch(() => undefined);
  const kind = { jpg: "jpeg", heif: "heic" }[found?.ext ?? ""] ?? found?.ext ?? "unknown";
  if (["zip", ...Object.keys(OFFICE)].includes(kind)) return { kind: await archive(path) };
  // What of Office is macro-enabled or a template has a name of its own.
  if (/^(doc|xls|ppt|pot|dot|xlt)[a-z]m$/.test(kind)) throw new Refused("programs");
  if (!PICTURES.includes(kind)) return { kind };
  const { width, height } =
    kind === "heic"
      ? await heic(path)
      : await (await picture(path)).metadata().catch((error) => {
          throw new Refused(/pixel limit/i.test(error.message) ? "pixels" : "damaged");
        });
  if (!width || !height) throw new Refused("damaged");
  if (width * height > PIXEL_LIMIT) throw new Refused("pixels");
  return { kind, width, height, ...(await photoFacts(path)) };
}

/** A photo's pixels, or a page's, for sharp: @param {"photo" | "page"} of @param {string} path @param {number} largest */
async function pixels(of, path, largest) {
  if (of === "page") {
    const { data, width, height } = await firstPage(path, largest);
    return (await pictures())(data, { raw: { width, height, channels: 4 } });
  }
  const { fileTypeFromFile } = await import("file-type");
  const found = await fileTypeFromFile(path);
  return /^hei[cf]$/.test(found?.ext ?? "") ? heicPixels(path) : (await picture(path)).autoOrient();
}

/** @param {"photo" | "page"} of @param {string} path @param {string} folder @param {number[]} widths */
async function previews(of, path, folder, widths) {
  const sharp = await pictures();
  // Decoded once, small: the rest is made from it. Re-encoded without any of the original's metadata.
  const largest = Math.max(...widths);
  const { data, info } = await (await pixels(of, path, largest))
    .resize({ width: largest, height: largest, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } };
  for (const width of widths)
    await sharp(data, raw)
      .resize({ width, height: width, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 78, effort: 2 })
      .toFile(join(folder, `${width}.webp`));
  // Written pages all look alike from afar: they have no hash.
  if (of === "page") return { perceptualHash: null };
  const grey = await sharp(data, raw)
    .greyscale()
    .resize(SIDE, SIDE, { fit: "fill" })
    .raw()
    .toBuffer();
  return { perceptualHash: perceptualHash(grey) };
}

const [command, path = "", folder = "", ...widths] = process.argv.slice(2);
try {
  await stat(path);
  const found =
    command === "photo" || command === "page"
      ? await previews(command, path, folder, widths.map(Number))
      : await content(path);
  process.stdout.write(JSON.stringify({ ok: true, ...found }));
} catch (error) {
  const problem = error instanceof Refused ? error.problem : "damaged";
  process.stdout.write(
    JSON.stringify({ ok: false, problem, detail: String(error?.message ?? error) }),
  );
}
