/** Reads invitation letters as a phone does: by their QR codes, as they are drawn in the PDF file. */
import { inflateSync } from "node:zlib";
import decodeQR from "qr/decode.js";

/** The streams of a PDF file, unpacked where they are packed. */
function streamsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 7)) {
    const end = pdf.indexOf("endstream", at);
    if (end < 0) continue;
    const raw = pdf.subarray(at + 7, end);
    try {
      found.push(inflateSync(raw).toString("latin1"));
    } catch {
      // The end of the one before, or a picture packed otherwise.
    }
  }
  return found;
}

const run = /(\d+) (\d+) m\n(\d+) \2 l\n\3 (\d+) l\n\1 \4 l\nh/g;

/** What a QR code says that is drawn as runs of dark modules, one unit high. */
function decoded(drawing: string): string {
  const runs = [...drawing.matchAll(run)].map((match) => match.slice(1, 4).map(Number));
  const size = Math.max(...runs.map(([, , right]) => right ?? 0));
  // Four points a module and a quiet zone of four modules, as on paper.
  const [scale, quiet] = [4, 4];
  const width = (size + 2 * quiet) * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [left = 0, row = 0, right = 0] of runs)
    for (let y = (row + quiet) * scale; y < (row + 1 + quiet) * scale; y += 1)
      for (let x = (left + quiet) * scale; x < (right + quiet) * scale; x += 1)
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return decodeQR({ width, height: width, data });
}

/** Where the letters' QR codes lead, in the order of the pages. */
export function addressesIn(pdf: Uint8Array): string[] {
  return streamsOf(Buffer.from(pdf))
    .filter((stream) => (stream.match(run) ?? []).length > 100)
    .map(decoded);
}

/** The codes in the letters, as they are spelled. */
export const codesIn = (pdf: Uint8Array): string[] =>
  addressesIn(pdf).map((address) => address.split("/").at(-1) ?? "");
