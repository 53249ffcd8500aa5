// The first page of a PDF as pixels, by PDFium in WebAssembly: it runs no script of a document, follows no link, and
// sees no file of the machine but the bytes it is handed. For the inspector's process alone.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** What a hostile document may make PDFium take. Scans of 64 million pixels stay far below. */
const MEMORY_BYTES = 512 * 1024 * 1024;
/** In points: 5.08 m, as long as a page may be that says nothing of its unit. */
const SIDE_LIMIT = 14_400;
/** Longer than this a strip shows nothing at any size. */
const LENGTHS_LIMIT = 100;
/** PDFium's own numbers: draw stamps and notes too; red first; four bytes a pixel. */
const ANNOTATIONS = 0x01;
const RED_FIRST = 0x10;
const FOUR_BYTES = 4;
/** Simplified, traditional and Japanese writing, as fonts name their character sets. */
const HAN_CHARSETS = [134, 136, 128];
const FONT = "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf";
const FONT_NAME = "NotoSansSC-Regular";

const require = createRequire(import.meta.url);

/**
 * Gives PDFium a font for Chinese text whose own is not embedded, as many official letters are saved. Latin letters
 * have PDFium's own.
 * @param {import("@embedpdf/pdfium").WrappedPdfiumModule} lib
 */
function offerFont({ pdfium, FPDF_SetSystemFontInfo }) {
  /** @type {Buffer | undefined} */
  let read;
  const font = () => {
    // Ten megabytes, for the pages that ask.
    read ??= readFileSync(require.resolve(FONT));
    return read;
  };
  /** @type {Record<string, [string, (...args: number[]) => number | void]>} */
  const answers = {
    Release: ["vi", () => {}],
    EnumFonts: ["vii", () => {}],
    MapFont: [
      "iiiiiiii",
      (_info, _weight, _italic, charset) => (HAN_CHARSETS.includes(charset) ? 1 : 0),
    ],
    GetFont: ["iii", () => 0],
    GetFontData: [
      "iiiiii",
      (_info, _font, table, at, size) => {
        // Table 0 is the whole file. Of the others it asks for one alone: whether the file holds several fonts.
        if (table !== 0) return 0;
        if (at !== 0 && size >= font().length) pdfium.HEAPU8.set(font(), at);
        return font().length;
      },
    ],
    GetFaceName: [
      "iiiii",
      (_info, _font, at, size) => {
        if (at !== 0 && size > FONT_NAME.length) pdfium.stringToUTF8(FONT_NAME, at, size);
        return FONT_NAME.length + 1;
      },
    ],
    GetFontCharset: ["iii", () => HAN_CHARSETS[0] ?? 0],
    DeleteFont: ["vii", () => {}],
  };
  const version = 1;
  const functions = Object.values(answers).map(([shape, answer]) =>
    pdfium.addFunction(answer, shape),
  );
  const fields = [version, ...functions];
  const info = pdfium.wasmExports.malloc(fields.length * 4);
  for (const [k, field] of fields.entries()) pdfium.setValue(info + k * 4, field, "i32");
  FPDF_SetSystemFontInfo(info);
}

async function load() {
  const { init } = await import("@embedpdf/pdfium");
  const bytes = await readFile(require.resolve("@embedpdf/pdfium/pdfium.wasm"));
  const quiet = () => {};
  const lib = await init({
    print: quiet,
    printErr: quiet,
    instantiateWasm(imports, done) {
      const { env } = imports;
      const grow = env.emscripten_resize_heap;
      // Nothing else bounds it: what V8 keeps for itself does not count WebAssembly's memory.
      env.emscripten_resize_heap = (size) => (size >>> 0 > MEMORY_BYTES ? 0 : grow(size));
      const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
      done(instance);
      return instance.exports;
    },
  });
  lib.PDFiumExt_Init();
  offerFont(lib);
  return lib;
}

/**
 * Draws the first page on white, its longer side so many pixels: `{ data, width, height }`, four bytes a pixel. Where
 * PDFium needs more memory than it may have it ends itself, which is an Error here; how long it takes bounds nobody
 * but whoever started the process.
 * @param {string} path @param {number} longer
 * @throws {Error} for what has no first page to show: locked, damaged, empty, of a size nobody prints
 */
export async function firstPage(path, longer) {
  const lib = await load();
  const { malloc } = lib.pdfium.wasmExports;
  // Before a document has taken any of the memory: a page is never larger.
  const pixels = malloc(longer * longer * FOUR_BYTES);
  const file = await readFile(path);
  const held = malloc(file.length);
  lib.pdfium.HEAPU8.set(file, held);
  const document = lib.FPDF_LoadMemDocument(held, file.length, "");
  if (!document) throw new Error(`not opened: ${lib.FPDF_GetLastError()}`);
  const page = lib.FPDF_LoadPage(document, 0);
  if (!page) throw new Error("no first page");
  const sides = [lib.FPDF_GetPageWidthF(page), lib.FPDF_GetPageHeightF(page)];
  const [shortest, longest] = [Math.min(...sides), Math.max(...sides)];
  if (!(shortest > 0 && longest <= SIDE_LIMIT && longest <= shortest * LENGTHS_LIMIT))
    throw new Error(`a page of ${sides.join(" × ")} points`);
  const [width = 0, height = 0] = sides.map((side) => Math.round((side * longer) / longest));
  const row = width * FOUR_BYTES;
  const bitmap = lib.FPDFBitmap_CreateEx(width, height, FOUR_BYTES, pixels, row);
  lib.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  const drawing = [bitmap, page, 0, 0, width, height, 0, ANNOTATIONS | RED_FIRST];
  lib.FPDF_RenderPageBitmap(...drawing);
  // Filled fields and signatures, among them official seals, are drawn on their own. Nothing is started that they ask for.
  const form = lib.PDFiumExt_InitFormFillEnvironment(document, lib.PDFiumExt_OpenFormFillInfo());
  lib.FORM_OnAfterLoadPage(page, form);
  lib.FPDF_FFLDraw(form, ...drawing);
  return { data: lib.pdfium.HEAPU8.subarray(pixels, pixels + row * height), width, height };
}
