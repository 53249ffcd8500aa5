/** A workbook that people may have changed, back to a standard: all of it, or everything that is wrong. */
import { checkStandard, type Fault, type Standard } from "../scoring";
import type { FaultCode } from "../scoring/types";
import { Grid, type WorkbookError } from "./grid";
import { readBasis, readCover } from "./import-cover";
import { readSection } from "./import-section";
import { BASIS, COVER } from "./layout";
import { readWorkbook } from "./read";

/** A fault of the standard itself, with the cell it comes from. */
export interface PlacedFault extends Fault {
  sheet: string;
  cell: string;
}

/**
 * `faults` are those of `checkStandard` a draft may have: marks out of reach, a missing basis. What the
 * workbook format or a reference cannot bear is an error, and there is no standard then.
 */
export type Import =
  | { ok: true; standard: Standard; faults: PlacedFault[] }
  | { ok: false; errors: WorkbookError[] };

/** The version the workbook has to be about, where it is to change that one and no other. */
export interface Expected {
  family: string;
  version: string;
}

/** Where in the workbook each part of the document stands: `sections.0.children.2.fullMarks` → a cell. */
export type Places = Map<string, { sheet: string; cell: string }>;

const NEVER: ReadonlySet<FaultCode> = new Set([
  ...(["schema", "duplicate-id", "unknown-section", "unknown-source", "unknown-type"] as const),
  "too-precise",
]);

function placeOf(path: string, places: Places): { sheet: string; cell: string } {
  const keys = path.split(".");
  for (let length = keys.length; length > 0; length -= 1) {
    const found = places.get(keys.slice(0, length).join("."));
    if (found) return found;
  }
  return { sheet: COVER, cell: "" };
}

function refuseStrangers(
  sheets: ReadonlyMap<string, Grid>,
  listed: readonly string[],
  errors: WorkbookError[],
): void {
  for (const name of sheets.keys()) {
    if (name === COVER || name === BASIS || listed.includes(name)) continue;
    const message = `工作表「${name}」不在封面的板块清单中，请补入清单或删去此表。`;
    errors.push({ sheet: name, cell: "", message });
  }
}

function expect(
  standard: Standard,
  expected: Expected | undefined,
  errors: WorkbookError[],
  places: Places,
) {
  if (!expected) return;
  for (const key of ["family", "version"] as const) {
    if (standard[key] === expected[key]) continue;
    const name = key === "family" ? "标准编号" : "版本";
    const message = `这是另一份标准的工作簿：${name}应为「${expected[key]}」，现为「${standard[key]}」。`;
    errors.push({ ...placeOf(key, places), message });
  }
}

/** In the order a person goes through the workbook. */
function inOrder(errors: WorkbookError[], sheets: readonly string[]): WorkbookError[] {
  const at = ({ sheet }: WorkbookError) => {
    const found = sheets.indexOf(sheet);
    return found < 0 ? -1 : found;
  };
  const row = ({ cell }: WorkbookError) => Number(/\d+$/.exec(cell)?.[0] ?? 0);
  return [...errors].sort((a, b) => at(a) - at(b) || row(a) - row(b));
}

/**
 * Reads a workbook made by `exportStandard`, changed or not. Every error is returned, named by sheet
 * and cell; nothing is saved here. Files that are no workbook, carry macros or would take too much
 * memory or time are refused with one sentence.
 */
export async function importStandard(bytes: Uint8Array, expected?: Expected): Promise<Import> {
  const reading = await readWorkbook(bytes);
  if (!reading.ok)
    return { ok: false, errors: [{ sheet: "", cell: "", message: reading.message }] };
  const errors: WorkbookError[] = [];
  const sheets = new Map(reading.sheets.map((sheet) => [sheet.name, new Grid(sheet, errors)]));
  for (const { name } of reading.sheets) {
    const count = reading.sheets.filter((other) => other.name === name).length;
    const message = `有 ${count} 张工作表同名为「${name}」，请只保留一张。`;
    if (count > 1 && !errors.some(({ sheet }) => sheet === name))
      errors.push({ sheet: name, cell: "", message });
  }
  const places: Places = new Map();
  const missing = (name: string) => {
    const message = `缺少工作表「${name}」，请不要删除或改名各工作表。`;
    errors.push({ sheet: name, cell: "", message });
  };
  const coverSheet = sheets.get(COVER);
  const basisSheet = sheets.get(BASIS);
  if (!coverSheet) missing(COVER);
  if (!basisSheet) missing(BASIS);
  const failed = (): Import => ({ ok: false, errors: inOrder(errors, [...sheets.keys()]) });
  if (!coverSheet) return failed();

  const cover = readCover(coverSheet, places);
  if (!cover) return failed();
  refuseStrangers(sheets, cover.sheetNames, errors);
  const nodes = new Map<string, object>();
  const sections = cover.sheetNames.flatMap((name, at) => {
    const sheet = sheets.get(name);
    if (!sheet) missing(name);
    const section = sheet && readSection(sheet, `sections.${at}`, places, nodes);
    return section ? [section] : [];
  });
  const standard = { ...cover.document, sections } as Standard;
  if (basisSheet) readBasis(basisSheet, standard, nodes);
  expect(standard, expected, errors, places);
  // What could not be read would only be reported a second time.
  if (errors.length > 0) return failed();
  const faults = checkStandard(standard).map((fault) => ({
    ...fault,
    ...placeOf(fault.path, places),
  }));
  for (const { code, sheet, cell, message } of faults)
    if (NEVER.has(code)) errors.push({ sheet, cell, message });
  return errors.length > 0 ? failed() : { ok: true, standard, faults };
}
