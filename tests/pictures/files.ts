/** Files as people hand them in, and as others might. */
import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { bytesOf, zip } from "../unit/workbook/zip";
import { paper } from "./papers";

const main = {
  docx: "wordprocessingml.document.main+xml",
  xlsx: "spreadsheetml.sheet.main+xml",
  pptx: "presentationml.presentation.main+xml",
};

/** A small Office document; `more` adds parts or replaces them. */
export function office(kind: keyof typeof main, more: [string, Uint8Array][] = []): Buffer {
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.${main[kind]}"/></Types>`;
  const parts = new Map<string, Uint8Array>([
    ["[Content_Types].xml", bytesOf(types)],
    ["_rels/.rels", bytesOf("<Relationships/>")],
    ["main.xml", bytesOf("<document/>")],
    ...more,
  ]);
  return Buffer.from(zip(parts));
}

/** A page with a square on it; what a text says differs in the bytes alone. */
export const pdf = (text = "材料"): Buffer => paper("0 0 500 707", `%${text}\n50 550 100 100 re f`);

/** A photo of some bytes, no two alike, with what a camera writes into it. */
export async function photo({
  width = 640,
  height = 480,
  takenAt,
  place = false,
}: {
  width?: number;
  height?: number;
  /** `2024:05:01 10:20:30` */
  takenAt?: string;
  /** West Lake. */
  place?: boolean;
} = {}): Promise<Buffer> {
  const small = sharp(randomBytes(16 * 12 * 3), { raw: { width: 16, height: 12, channels: 3 } });
  const picture = small.resize(width, height, { kernel: "cubic" }).jpeg({ quality: 90 });
  const exif = {
    IFD0: { Make: "测试相机" },
    ...(takenAt ? { IFD2: { DateTimeOriginal: takenAt } } : {}),
    ...(place
      ? {
          IFD3: {
            GPSLatitudeRef: "N",
            GPSLatitude: "30/1 15/1 0/1",
            GPSLongitudeRef: "E",
            GPSLongitude: "120/1 9/1 0/1",
          },
        }
      : {}),
  };
  return picture.withExif(exif).toBuffer();
}
