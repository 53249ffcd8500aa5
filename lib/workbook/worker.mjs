// Unpacks and parses one workbook in a thread of its own, whose memory and time are bounded from outside.
// A file of its own and plain JavaScript: no bundler may fold it into the server. Paths are the program's.
import { parentPort, workerData } from "node:worker_threads";
import { inflateRawSync } from "node:zlib";
import { readXlsx } from "hucre/xlsx";

/** @type {number} */
const ROW_LIMIT = workerData.rows;
const COLUMN_LIMIT = 60;
const CELL_LIMIT = 120_000;
const SHEET_LIMIT = 60;

const DAMAGED = "文件已损坏，或不是正常的 Excel 工作簿，没有读入。";
const ENTITIES = "文件含有不应出现的 XML 声明，没有读入。";
const MACROS = "文件含有宏，没有读入。请另存为不含宏的 Excel 工作簿（.xlsx）。";

class Refused extends Error {}

/**
 * What a part really holds; its directory entry may lie about the size.
 * @param {Uint8Array} bytes @param {import("./archive").Entry} entry
 */
function unpacked(bytes, entry) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.byteLength || view.getUint32(entry.offset, true) !== 0x04034b50)
    throw new Refused(DAMAGED);
  const skipped = view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const start = entry.offset + 30 + skipped;
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed;
  const whole = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) });
  if (whole.byteLength !== entry.unpacked) throw new Refused(DAMAGED);
  return whole;
}

/** @param {string} xml @param {RegExp} pattern @param {number} most */
function occursMore(xml, pattern, most) {
  let count = 0;
  for (const _ of xml.matchAll(pattern)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}

/** @param {string} letters */
const columnNumber = (letters) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** @param {string} xml one sheet's part */
function checkSheet(xml) {
  const crowded = `工作表行数超过 ${ROW_LIMIT} 行，不是正常的工作簿，没有读入。请删去多余的行。`;
  const wide = `工作表列数超过 ${COLUMN_LIMIT} 列，不是正常的工作簿，没有读入。请删去多余的列。`;
  if (occursMore(xml, /<(?:\w+:)?row[\s>/]/g, ROW_LIMIT)) throw new Refused(crowded);
  if (occursMore(xml, /<(?:\w+:)?c[\s>/]/g, CELL_LIMIT)) throw new Refused(crowded);
  for (const [, number] of xml.matchAll(/<(?:\w+:)?row\b[^>]*?\br="(\d+)"/g))
    if (Number(number) > ROW_LIMIT) throw new Refused(crowded);
  for (const [, letters = "", number] of xml.matchAll(/<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"/g)) {
    if (Number(number) > ROW_LIMIT) throw new Refused(crowded);
    if (letters.length > 2 || columnNumber(letters) > COLUMN_LIMIT) throw new Refused(wide);
  }
}

/** @param {Uint8Array} bytes @param {import("./archive").Entry[]} entries */
function checkParts(bytes, entries) {
  const sheets = entries.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name));
  if (sheets.length > SHEET_LIMIT) throw new Refused(`工作表超过 ${SHEET_LIMIT} 张，没有读入。`);
  for (const entry of entries) {
    const part = unpacked(bytes, entry);
    if (!/\.(xml|rels|vml)$/i.test(entry.name)) continue;
    const xml = new TextDecoder().decode(part);
    if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new Refused(ENTITIES);
    if (/macroEnabled|vbaProject/i.test(xml) && /content_types/i.test(entry.name))
      throw new Refused(MACROS);
    if (sheets.includes(entry)) checkSheet(xml);
  }
}

/** @param {import("hucre/xlsx").Sheet} sheet */
function plainSheet(sheet) {
  /** @type {import("./read").ReadCell[]} */
  const cells = [];
  const formulas = new Set();
  for (const [key, cell] of sheet.cells ?? []) {
    if (cell.type !== "formula" && cell.formula === undefined) continue;
    const [row = 0, column = 0] = key.split(",").map(Number);
    formulas.add(key);
    cells.push({ row, column, kind: "formula", value: cell.formula ?? "" });
  }
  sheet.rows.forEach((values, row) => {
    values.forEach((value, column) => {
      if (value === null || value === undefined || value === "") return;
      if (formulas.has(`${row},${column}`)) return;
      if (value instanceof Date)
        cells.push({ row, column, kind: "date", value: value.toISOString().slice(0, 10) });
      else cells.push({ row, column, kind: "plain", value });
    });
  });
  const merges = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => {
    return { startRow, startColumn: startCol, endRow, endColumn: endCol };
  });
  return { name: sheet.name, cells, merges };
}

async function read() {
  const { bytes, entries } = workerData;
  try {
    checkParts(bytes, entries);
    const book = await readXlsx(bytes, { maxRows: ROW_LIMIT });
    return { ok: true, sheets: book.sheets.map(plainSheet) };
  } catch (error) {
    return { ok: false, message: error instanceof Refused ? error.message : DAMAGED };
  }
}

parentPort?.postMessage(await read());
