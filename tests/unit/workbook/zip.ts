/** Zip files made part by part, honest ones and others. */
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { openArchive } from "@/lib/workbook/archive";

export type Parts = Map<string, Uint8Array>;

export const textOf = (part: Uint8Array | undefined) => new TextDecoder().decode(part);
export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The parts of an honest zip file. */
export function unzip(file: Uint8Array): Parts {
  const archive = openArchive(file);
  if (!archive.ok) throw new Error(archive.message);
  const view = new DataView(file.buffer, file.byteOffset);
  return new Map(
    archive.entries.map(({ name, method, packed, offset }) => {
      const skipped = view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
      const data = file.subarray(offset + 30 + skipped, offset + 30 + skipped + packed);
      return [name, method === 0 ? data : new Uint8Array(inflateRawSync(data))];
    }),
  );
}

/** A zip file; `claimed` gives sizes that the directory is to claim instead of the true ones. */
export function zip(parts: Iterable<[string, Uint8Array]>, claimed: Record<string, number> = {}) {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of parts) {
    const packed = deflateRawSync(data);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed[name] ?? data.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, tail, Buffer.from(name));
    chunks.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(chunks.length, 8);
  end.writeUInt16LE(chunks.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...chunks, list, end]));
}
