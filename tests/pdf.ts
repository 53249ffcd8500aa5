/** Reads back what our own PDF files say: their text, and what a camera would find in their QR code. */
import { inflateSync } from "node:zlib";
import decodeQR from "qr/decode.js";

interface Part {
  head: string;
  stream: Buffer | null;
}

/** The numbered objects of a file. */
function partsOf(pdf: Uint8Array): Map<string, Part> {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString("latin1");
  const parts = new Map<string, Part>();
  for (const found of text.matchAll(/(?<=\n)(\d+) 0 obj\n/g)) {
    const from = found.index + found[0].length;
    const end = text.indexOf("endobj", from);
    const start = text.indexOf("stream\n", from);
    const has = start >= 0 && start < end;
    const head = text.slice(from, has ? start : end);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const raw = has ? bytes.subarray(start + 7, start + 7 + length) : null;
    const stream = raw && head.includes("/FlateDecode") ? inflateSync(raw) : raw;
    parts.set(found[1] ?? "", { head, stream });
  }
  return parts;
}

const streamOf = (part: Part | undefined): string => part?.stream?.toString("latin1") ?? "";

/** The drawing operations of every page, one after the other. */
function drawing(parts: Map<string, Part>): string {
  return [...parts.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .flatMap(({ head }) => /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? [])
    .map((id) => streamOf(parts.get(id)))
    .join("\n");
}

const utf16 = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** What the glyphs of each font stand for, by the name the pages give it. */
function fontsOf(parts: Map<string, Part>): Map<string, Map<number, string>> {
  const fonts = new Map<string, Map<number, string>>();
  for (const { head } of parts.values())
    for (const [, name = "", id = ""] of head.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
      const to = /\/ToUnicode (\d+) 0 R/.exec(parts.get(id)?.head ?? "")?.[1];
      const glyphs = new Map<number, string>();
      for (const [, glyph = "", text = ""] of streamOf(parts.get(to ?? "")).matchAll(
        /<([0-9A-F]{4})> <([0-9A-F]+)>/g,
      ))
        glyphs.set(Number.parseInt(glyph, 16), utf16(text));
      fonts.set(name, glyphs);
    }
  return fonts;
}

const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The bytes of a string in round or pointed brackets. */
function bytesOf(token: string): number[] {
  if (token.startsWith("<")) return [...Buffer.from(token.slice(1, -1), "hex")];
  return [...token.slice(1, -1).matchAll(/\\([0-7]{1,3}|.)|[^\\]/gs)].map(([char, escaped]) => {
    if (escaped === undefined) return char.charCodeAt(0);
    if (/^[0-7]/.test(escaped)) return Number.parseInt(escaped, 8);
    return ESCAPES[escaped] ?? escaped.charCodeAt(0);
  });
}

/** The text of a file in the order it is set, without its line breaks. */
export function textOf(pdf: Uint8Array): string {
  const parts = partsOf(pdf);
  const fonts = fontsOf(parts);
  let font = new Map<number, string>();
  let text = "";
  const tokens = /\/(f\d+) [\d.]+ Tf|\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f]+>(?! *<)/g;
  for (const [token, name] of drawing(parts).matchAll(tokens)) {
    if (name !== undefined) {
      font = fonts.get(name) ?? new Map();
      continue;
    }
    const bytes = bytesOf(token);
    for (let at = 0; at + 1 < bytes.length; at += 2)
      text += font.get(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)) ?? "";
  }
  return text;
}

const PIXELS = 4;
const QUIET = 4;

/** What the QR code of a file says: the filled path of the most rectangles is taken for it. */
export function qrOf(pdf: Uint8Array): string {
  const paths = drawing(partsOf(pdf)).split(/\nf\*?\n/);
  const corners = (path: string) =>
    path
      .split(/\nh\b/)
      .map((part) =>
        [...part.matchAll(/(-?[\d.]+) (-?[\d.]+) [ml]\b/g)].map(
          ([, x, y]) => [Number(x), Number(y)] as const,
        ),
      )
      .filter((points) => points.length >= 4);
  const rectangles = paths.map(corners).sort((a, b) => b.length - a.length)[0] ?? [];
  const boxes = rectangles.map((points) => {
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  });
  const unit = Math.min(...boxes.map(([, top, , bottom]) => bottom - top));
  const [left, top] = [Math.min(...boxes.map(([x]) => x)), Math.min(...boxes.map(([, y]) => y))];
  const size = Math.round((Math.max(...boxes.map(([, , x]) => x)) - left) / unit);
  const side = (size + 2 * QUIET) * PIXELS;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [x1, y1, x2, y2] of boxes) {
    const at = (value: number, from: number) =>
      (Math.round((value - from) / unit) + QUIET) * PIXELS;
    for (let y = at(y1, top); y < at(y2, top); y += 1)
      for (let x = at(x1, left); x < at(x2, left); x += 1)
        data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
  }
  return decodeQR({ width: side, height: side, data });
}
