/** Sheets as we write them, on top of the spreadsheet library. */
import { type Cell, type CellStyle, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { cellName } from "./layout";

const LINE = { style: "thin", color: { rgb: "BFC5CC" } } as const;
const BOX = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const TOP = { vertical: "top", wrapText: true } as const;

/** In points. */
const LINE_HEIGHT = 15;
const HIGHEST_ROW = 409;

const styles = {
  title: {
    font: { bold: true, size: 16 },
    alignment: { horizontal: "center", vertical: "center" },
  },
  heading: {
    font: { bold: true },
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "DCE6F1" } },
    alignment: { horizontal: "center", vertical: "center", wrapText: true },
    border: BOX,
  },
  text: { alignment: TOP, border: BOX },
  label: { font: { bold: true }, alignment: TOP, border: BOX },
  marks: { numFmt: "0.00", alignment: { vertical: "top" }, border: BOX },
  day: { numFmt: "yyyy-mm-dd", alignment: { vertical: "top" }, border: BOX },
  figure: { alignment: { vertical: "top" }, border: BOX },
  input: {
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF8DC" } },
    alignment: { vertical: "top" },
    border: BOX,
    protection: { locked: false },
  },
  note: {
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "FFF8DC" } },
    alignment: TOP,
    border: BOX,
    protection: { locked: false },
  },
} satisfies Record<string, CellStyle>;

export type Look = keyof typeof styles;
export type Value = string | number | boolean | undefined;

/** One sheet in the making. Rows and columns are counted from 0. */
export class Page {
  readonly sheet: WriteSheet;
  /** The rows repeated on each printed page, as `$1:$3`. */
  repeated: string | undefined;
  readonly #cells = new Map<string, Partial<Cell>>();
  readonly #widths: readonly number[];

  constructor(name: string, widths: readonly number[]) {
    this.#widths = widths;
    this.sheet = {
      name,
      rows: [],
      cells: this.#cells,
      merges: [],
      dataValidations: [],
      columns: widths.map((width) => ({ width })),
      rowDefs: new Map(),
      pageSetup: {
        paperSize: "a4",
        orientation: "landscape",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      },
    };
  }

  #put(row: number, column: number, cell: Partial<Cell>, look: Look, indent = 0): void {
    const base: CellStyle = styles[look];
    // Without a side to start from, an indentation has no effect.
    const inward = { horizontal: "left" as const, indent: Math.min(indent, 15) };
    const style = indent > 0 ? { ...base, alignment: { ...base.alignment, ...inward } } : base;
    if (typeof cell.value === "string" && look !== "title") this.#fit(row, column, cell.value);
    this.#cells.set(`${row},${column}`, { ...cell, style });
  }

  /** Makes a row high enough for a wrapped text: not every program does so when it opens a file. */
  #fit(row: number, column: number, text: string): void {
    const room = (this.#widths[column] ?? 10) - 1;
    const width = (line: string) =>
      [...line].reduce((sum, char) => sum + (char > "\u2e7f" ? 2 : 1), 0);
    const lines = text
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / room)), 0);
    const height = Math.min(LINE_HEIGHT * lines + 2, HIGHEST_ROW);
    if (lines > 1 && height > (this.sheet.rowDefs?.get(row)?.height ?? 0)) this.height(row, height);
  }

  /** A value, or an empty cell with the same look. */
  value(row: number, column: number, value: Value, look: Look = "text", indent = 0): void {
    const type = typeof value;
    const known = type === "string" || type === "number" || type === "boolean" ? type : "empty";
    this.#put(row, column, { value: value ?? null, type: known as Cell["type"] }, look, indent);
  }

  /** An ISO day as a day of the spreadsheet program's own, or an empty cell that becomes one when typed into. */
  day(row: number, column: number, iso: string | null): void {
    if (iso === null) this.value(row, column, undefined, "day");
    else this.#put(row, column, { value: new Date(iso), type: "date" }, "day");
  }

  /** A live formula, without the equals sign. */
  formula(row: number, column: number, formula: string, look: Look = "marks"): void {
    this.#put(row, column, { value: null, type: "formula", formula }, look);
  }

  note(row: number, column: number, text: string): void {
    const cell = this.#cells.get(`${row},${column}`);
    if (cell) cell.comment = { author: "验收系统", text };
  }

  /** One value over several columns of a row. */
  merged(row: number, from: number, to: number, value: string, look: Look): void {
    for (let column = from; column <= to; column += 1)
      this.value(row, column, column === from ? value : undefined, look);
    if (to > from)
      this.sheet.merges?.push({ startRow: row, startCol: from, endRow: row, endCol: to });
  }

  height(row: number, height: number): void {
    this.sheet.rowDefs?.set(row, { height });
  }

  /** Offers these words in a column of cells. Others are refused by the spreadsheet program. */
  choice(column: number, fromRow: number, toRow: number, values: readonly string[]): void {
    this.sheet.dataValidations?.push({
      type: "list",
      values: [...values],
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: "请从列表中选择",
      errorMessage: values.join("、"),
      range: `${cellName(fromRow, column)}:${cellName(toRow, column)}`,
    });
  }
}

/** A sheet's name as formulas write it. */
export const quoted = (sheet: string) => `'${sheet.replaceAll("'", "''")}'`;

/** A workbook file of these pages. The same pages give the same bytes. */
export function fileOf(pages: readonly Page[], title: string): Promise<Uint8Array> {
  const day = new Date(0);
  // Not by the library's own setting: it leaves out the quotes that most names need.
  const namedRanges = pages.flatMap(({ repeated, sheet: { name } }) => {
    if (repeated === undefined) return [];
    return [{ name: "_xlnm.Print_Titles", range: `${quoted(name)}!${repeated}`, scope: name }];
  });
  return writeXlsx({
    namedRanges,
    sheets: pages.map((page) => page.sheet),
    properties: { title, creator: "杭州未来社区验收系统", created: day, modified: day },
    defaultFont: { name: "宋体", size: 11 },
  });
}

/** A name a sheet may have, at most 31 characters, unique by its number. */
export function sheetName(number: number, title: string): string {
  const plain = [...title.replace(/[[\]:*?/\\'\p{C}\s]/gu, "")];
  let name = `${number} `;
  for (const char of plain) if (name.length + char.length <= 31) name += char;
  return name.trim();
}
