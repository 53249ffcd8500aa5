/**
 * What a workbook file holds, read from its directory before anything is unpacked: refuses what is no
 * workbook, what carries programs, and what would unpack to more than any standard needs.
 */

const FILE_LIMIT_BYTES = 5 * 1024 * 1024;
const ENTRY_LIMIT = 500;
const UNPACKED_LIMIT_BYTES = 60 * 1024 * 1024;
/** Ordinary sheets shrink to a tenth or, where rows repeat, to a hundredth. */
const RATIO_LIMIT = 200;
const RATIO_FREE_BYTES = 1024 * 1024;

const END_RECORD = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;

export interface Entry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  /** Where its local header starts. */
  offset: number;
}

export type Archive = { ok: true; entries: Entry[] } | { ok: false; message: string };

const refuse = (message: string): Archive => ({ ok: false, message });

const NOT_A_WORKBOOK = "这不是 Excel 工作簿（.xlsx），或文件已损坏，请重新导出后再填写。";
const OLD_OR_LOCKED =
  "这是旧版 Excel 文件（.xls）或加了密码的文件，请去掉密码并另存为 Excel 工作簿（.xlsx）。";
const TOO_LARGE = "文件展开后过大，不是正常的工作簿，没有读入。";
const PROGRAMS = "文件含有宏或嵌入的对象，没有读入。请另存为不含宏的 Excel 工作簿（.xlsx）。";

const PROGRAM_PARTS =
  /vbaproject\.bin$|vbadata\.xml$|^xl\/(macrosheets|dialogsheets|activex|embeddings|ctrlprops)\//i;

function endRecord(view: DataView): number {
  const least = Math.max(0, view.byteLength - END_LENGTH - 0xffff);
  for (let at = view.byteLength - END_LENGTH; at >= least; at -= 1)
    if (view.getUint32(at, true) === END_RECORD) return at;
  return -1;
}

function directory(bytes: Uint8Array, view: DataView): Entry[] | null {
  const end = endRecord(view);
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let k = 0; k < count; k += 1) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const extra = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
    if (encrypted) return null;
    entries.push({
      name: new TextDecoder().decode(
        bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
      ),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += ENTRY_LENGTH + nameLength + extra;
  }
  return entries;
}

function isBomb(entries: readonly Entry[]): boolean {
  const sum = entries.reduce((all, entry) => all + entry.unpacked, 0);
  if (sum > UNPACKED_LIMIT_BYTES) return true;
  return entries.some(
    ({ packed, unpacked }) => unpacked > RATIO_FREE_BYTES && unpacked > packed * RATIO_LIMIT,
  );
}

/** The parts of a workbook file, or one sentence on why it is not read. */
export function openArchive(bytes: Uint8Array): Archive {
  if (bytes.byteLength > FILE_LIMIT_BYTES) {
    return refuse(`文件超过 ${FILE_LIMIT_BYTES / 1024 / 1024} MB，没有读入。`);
  }
  if (bytes.byteLength < END_LENGTH) return refuse(NOT_A_WORKBOOK);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) === 0xd0cf11e0) return refuse(OLD_OR_LOCKED);
  const entries = directory(bytes, view);
  if (!entries) return refuse(NOT_A_WORKBOOK);
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (entries.some(({ name }) => PROGRAM_PARTS.test(name))) return refuse(PROGRAMS);
  if (!names.has("[content_types].xml") || !names.has("xl/workbook.xml")) {
    return refuse(NOT_A_WORKBOOK);
  }
  // The same part twice: two readers may see two different workbooks.
  if (names.size !== entries.length || entries.some(({ method }) => method !== 0 && method !== 8)) {
    return refuse(NOT_A_WORKBOOK);
  }
  if (entries.length > ENTRY_LIMIT || isBomb(entries)) return refuse(TOO_LARGE);
  return { ok: true, entries };
}
