import { type Cell, readXlsx, type Sheet, writeXlsx } from "hucre/xlsx";
import type { Standard } from "@/lib/scoring";
import { importStandard } from "@/lib/workbook/import";

/** A workbook as another program would save it after somebody changed it. */
export async function edited(file: Uint8Array, change: (sheets: Sheet[]) => void) {
  const book = await readXlsx(file);
  change(book.sheets);
  const kept = book.sheets.map(({ name, rows, cells, merges }) => ({ name, rows, cells, merges }));
  return writeXlsx({ sheets: kept });
}

export function sheetNamed(sheets: readonly Sheet[], name: string): Sheet {
  const found = sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

function positionOf(name: string): [row: number, column: number] {
  const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return [Number(digits) - 1, column - 1];
}

export function setCell(sheet: Sheet, name: string, value: string | number | boolean | null) {
  const [row, column] = positionOf(name);
  const rows = sheet.rows;
  while (rows.length <= row) rows.push([]);
  const line = rows[row];
  if (line) line[column] = value;
  sheet.cells?.delete(`${row},${column}`);
}

export function setFormula(sheet: Sheet, name: string, formula: string, result: number) {
  const [row, column] = positionOf(name);
  const cell: Cell = { value: result, type: "formula", formula, formulaResult: result };
  sheet.cells ??= new Map();
  sheet.cells.set(`${row},${column}`, cell);
}

/** The errors as 「sheet!cell message」; the test fails where there is a standard instead. */
export async function errorsIn(file: Uint8Array, expected?: { family: string; version: string }) {
  const result = await importStandard(file, expected);
  if (result.ok) throw new Error("the workbook was read");
  for (const { message } of result.errors)
    if (!/^[^\n]+。$/.test(message)) throw new Error(`no sentence: ${message}`);
  return result.errors.map(({ sheet, cell, message }) => `${sheet}!${cell} ${message}`);
}

/** The standard; the test fails, and says why, where there are errors instead. */
export async function standardIn(file: Uint8Array): Promise<Standard> {
  const result = await importStandard(file);
  if (!result.ok) throw new Error(JSON.stringify(result.errors.slice(0, 5)));
  return result.standard;
}
