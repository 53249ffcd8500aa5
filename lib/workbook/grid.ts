/** A sheet that has been read, asked cell by cell; everything wrong is noted where it stands. */
import { readDay } from "../calendar";
import { cellName, columnLetters, type Words } from "./layout";
import type { ReadCell, ReadSheet } from "./read";
import { isNone, readList, readText } from "./text";

/** What is wrong in a workbook: on which sheet, in which cell (empty for the sheet as a whole), in words. */
export interface WorkbookError {
  sheet: string;
  cell: string;
  message: string;
}

/** What a spreadsheet program leaves where a reference was lost. */
const ERROR_VALUE = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/;

/** Where a cell stands, from its name; before all others for what concerns a sheet as a whole. */
function position(cell: string): [row: number, column: number] {
  const [, letters = "", digits = "0"] = /^([A-Z]*)(\d+)$/.exec(cell) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return [Number(digits), column];
}

/** Errors as one reads a workbook: sheet by sheet as they come, row by row, the first column first. */
export function inReadingOrder(errors: readonly WorkbookError[]): WorkbookError[] {
  const sheets = [...new Set(errors.map(({ sheet }) => sheet))];
  return errors.toSorted((one, other) => {
    const [row, column] = position(one.cell);
    const [otherRow, otherColumn] = position(other.cell);
    const bySheet = sheets.indexOf(one.sheet) - sheets.indexOf(other.sheet);
    return bySheet || row - otherRow || column - otherColumn;
  });
}

export class Grid {
  readonly name: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly #sheet: ReadSheet;
  readonly #cells: ReadonlyMap<string, ReadCell>;
  readonly #errors: WorkbookError[];

  constructor(sheet: ReadSheet, errors: WorkbookError[]) {
    this.name = sheet.name;
    this.#sheet = sheet;
    this.#errors = errors;
    this.#cells = new Map(sheet.cells.map((cell) => [`${cell.row},${cell.column}`, cell]));
    this.rowCount = sheet.cells.reduce((most, { row }) => Math.max(most, row + 1), 0);
    this.columnCount = sheet.cells.reduce((most, { column }) => Math.max(most, column + 1), 0);
  }

  fail(row: number, column: number, message: string): void {
    this.#errors.push({ sheet: this.name, cell: cellName(row, column), message });
  }

  cell(row: number, column: number): ReadCell | undefined {
    return this.#cells.get(`${row},${column}`);
  }

  isEmpty(row: number, column: number): boolean {
    const cell = this.cell(row, column);
    return (
      !cell || (typeof cell.value === "string" && cell.value.trim() === "" && cell.kind === "plain")
    );
  }

  isEmptyRow(row: number, columns: number): boolean {
    for (let column = 0; column < columns; column += 1)
      if (!this.isEmpty(row, column)) return false;
    return true;
  }

  /** Whether the cell says 「（无）」: there is a list, and nothing in it. */
  isNone = (row: number, column: number): boolean => isNone(this.cell(row, column)?.value);

  #input(row: number, column: number, what: string): ReadCell | undefined {
    if (this.isEmpty(row, column)) return undefined;
    const cell = this.cell(row, column);
    if (typeof cell?.value === "string" && ERROR_VALUE.test(cell.value)) {
      this.fail(row, column, `「${what}」是错误值 ${cell.value}，请改为直接填写的内容。`);
      return undefined;
    }
    if (cell?.kind !== "formula") return cell;
    this.fail(row, column, `「${what}」不能用公式，请改为直接填写的内容。`);
    return undefined;
  }

  text(row: number, column: number, what: string): string | undefined {
    const cell = this.#input(row, column, what);
    // Spreadsheet programs turn a text that looks like a number or a day into one.
    return cell && readText(String(cell.value));
  }

  required(row: number, column: number, what: string): string {
    const text = this.text(row, column, what);
    if (text !== undefined) return text;
    if (this.isEmpty(row, column)) this.fail(row, column, `请填写「${what}」。`);
    return "";
  }

  number(row: number, column: number, what: string): number | undefined {
    const cell = this.#input(row, column, what);
    if (!cell) return undefined;
    if (typeof cell.value === "number") return cell.value;
    this.fail(row, column, `「${what}」应为数值，现为「${String(cell.value)}」，请改为数值。`);
    return undefined;
  }

  requiredNumber(row: number, column: number, what: string): number {
    const number = this.number(row, column, what);
    if (number !== undefined) return number;
    if (this.isEmpty(row, column)) this.fail(row, column, `请填写「${what}」，应为数值。`);
    return 0;
  }

  word<Value extends string>(
    row: number,
    column: number,
    what: string,
    words: Words<Value>,
  ): Value | undefined {
    const text = this.text(row, column, what);
    if (text === undefined) return undefined;
    const value = words.value(text.trim());
    if (value === undefined)
      this.fail(row, column, `「${what}」应为${words.all().join("、")}之一，现为「${text}」。`);
    return value;
  }

  list(row: number, column: number, what: string): string[] | undefined {
    const cell = this.#input(row, column, what);
    return cell && readList(String(cell.value));
  }

  /** A day as an ISO date, however the spreadsheet program wrote it. */
  day(row: number, column: number, what: string): string | undefined {
    const text = this.text(row, column, what);
    if (text === undefined) return undefined;
    const day = readDay(text);
    if (day !== null) return day;
    this.fail(row, column, `「${what}」应为日期，如 2026-11-24，现为「${text}」。`);
    return text;
  }

  /** Every header as it should be; false, and the first one that is not, where columns were changed. */
  hasHeaders(row: number, headers: readonly string[]): boolean {
    const wrong = headers.findIndex((header, column) => this.cell(row, column)?.value !== header);
    if (wrong < 0 && this.columnCount <= headers.length) return true;
    if (wrong < 0) {
      const extra = headers.length;
      this.fail(row, extra, `${columnLetters(extra)} 列及其后不属于本表，请删去。`);
      return false;
    }
    const found = this.cell(row, wrong)?.value;
    const now = found === undefined ? "为空" : `为「${String(found)}」`;
    const message = `此列应为「${headers[wrong]}」，现${now}。请不要删除、移动、合并或改名各列。`;
    this.fail(row, wrong, message);
    return false;
  }

  /** Notes every merge of cells in rows that hold one thing a cell. */
  refuseMerges(isDataRow: (row: number) => boolean): void {
    for (const { startRow, endRow, startColumn, endColumn } of this.#sheet.merges) {
      const rows = Array.from({ length: endRow - startRow + 1 }, (_, k) => startRow + k);
      if (!rows.some(isDataRow)) continue;
      const range = `${cellName(startRow, startColumn)}:${cellName(endRow, endColumn)}`;
      this.fail(startRow, startColumn, `单元格 ${range} 被合并，请取消合并后逐格填写。`);
    }
  }
}
