/** The cover and the sheet of bases, back to the document's head and to what its figures rest on. */
import type { Basis, Grade, Standard } from "../scoring/types";
import type { Grid } from "./grid";
import type { Places } from "./import";
import {
  BASIS_FIELD,
  BASIS_HEADERS,
  COVER_LINES,
  COVER_LISTS,
  cellName,
  coverRow,
  LEVEL,
  OF_STANDARD,
  OF_TOTAL,
  OTHER_FIELD,
  SOURCE_KIND,
} from "./layout";
import { readText } from "./text";

type List = keyof typeof COVER_LISTS;

export interface Cover {
  document: Omit<Standard, "sections">;
  /** The sheets of the sections, in order. */
  sheetNames: string[];
}

const LISTS = Object.keys(COVER_LISTS) as List[];
const FIRST_LINE = 1;

function present<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

class CoverReader {
  readonly #grid: Grid;
  readonly #places: Places;
  readonly #headings = new Map<List, number>();

  constructor(grid: Grid, places: Places) {
    this.#grid = grid;
    this.#places = places;
  }

  mark(path: string, row: number, column: number): void {
    this.#places.set(path, { sheet: this.#grid.name, cell: cellName(row, column) });
  }

  /** Whether lines, headings and headers are where they belong. */
  isWhole(): boolean {
    const grid = this.#grid;
    let whole = true;
    COVER_LINES.forEach(({ title }, at) => {
      if (grid.cell(FIRST_LINE + at, 0)?.value === title) return;
      grid.fail(FIRST_LINE + at, 0, `此行应为「${title}」，请不要删除、移动或改名封面各行。`);
      whole = false;
    });
    for (const list of LISTS) {
      const { heading, headers } = COVER_LISTS[list];
      const from = FIRST_LINE + COVER_LINES.length;
      let row = from;
      while (
        row < grid.rowCount &&
        !(grid.cell(row, 0)?.value === heading && grid.cell(row + 1, 0)?.value === headers[0])
      )
        row += 1;
      if (row >= grid.rowCount) {
        grid.fail(from, 0, `封面缺少「${heading}」一表，请不要删除或改名。`);
        whole = false;
        continue;
      }
      this.#headings.set(list, row);
      const wrong = headers.findIndex(
        (header, column) => grid.cell(row + 1, column)?.value !== header,
      );
      if (wrong >= 0) {
        grid.fail(row + 1, wrong, `此列应为「${headers[wrong]}」，请不要删除、移动或改名各列。`);
        whole = false;
      }
    }
    const headings = new Set([0, ...this.#headings.values()]);
    grid.refuseMerges((row) => !headings.has(row));
    return whole;
  }

  /** The rows of a list, down to the next heading. */
  rows(list: List): number[] {
    const from = (this.#headings.get(list) ?? 0) + 2;
    const next = [...this.#headings.values()].filter((row) => row >= from);
    const end = Math.min(this.#grid.rowCount, ...next);
    const rows = Array.from({ length: Math.max(0, end - from) }, (_, k) => from + k);
    return rows.filter((row) => !this.#grid.isEmptyRow(row, 6));
  }

  /** The entries of a list, each made by `read` and marked column by column. */
  entries<T>(list: List, fields: readonly string[], read: (row: number) => T): T[] {
    return this.rows(list).map((row, at) => {
      this.mark(`${list}.${at}`, row, 0);
      fields.forEach((field, column) => {
        this.mark(`${list}.${at}.${field}`, row, column);
      });
      for (let column = fields.length; column < 6; column += 1)
        if (!this.#grid.isEmpty(row, column) && list !== "sections")
          this.#grid.fail(row, column, "此格不属于本表，请删去其中的内容。");
      return read(row);
    });
  }
}

/** What grades ask of single nodes: each row is put on its grade. */
function readGradeMarks(grid: Grid, reader: CoverReader, grades: readonly Grade[]): void {
  reader.entries("gradeMarks", ["grade", "node", "marks"], (row) => {
    const owner = grid.required(row, 0, "等级编号");
    const at = grades.findIndex(({ id }) => id === owner);
    const grade = grades[at];
    if (!grade) {
      if (owner !== "") grid.fail(row, 0, `「等级」一表中没有编号「${owner}」，请补入或改正。`);
      return;
    }
    grade.passMarks ??= {};
    if (grid.isNone(row, 1)) return;
    const node = grid.required(row, 1, "条目编号");
    const value = grid.requiredNumber(row, 2, "最低分值");
    if (Object.hasOwn(grade.passMarks, node)) {
      grid.fail(row, 1, `等级「${owner}」对「${node}」的要求重复，请只保留一行。`);
      return;
    }
    reader.mark(`grades.${at}.passMarks.${node}`, row, 2);
    Object.defineProperty(grade.passMarks, node, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  });
}

function readLists(grid: Grid, reader: CoverReader) {
  const identified = (row: number) => ({
    id: grid.required(row, 0, "编号"),
    title: grid.required(row, 1, "名称"),
  });
  const gradeRows = reader.rows("grades");
  const empty = gradeRows.length === 1 && grid.isNone(gradeRows[0] ?? 0, 0);
  const grades = empty
    ? []
    : reader.entries("grades", ["id", "title", "passMark"], (row): Grade => {
        return { ...identified(row), passMark: grid.requiredNumber(row, 2, "达标分值") };
      });
  readGradeMarks(grid, reader, grades);
  return {
    communityTypes: reader.entries("communityTypes", ["id", "title"], identified),
    ...(gradeRows.length === 0 ? {} : { grades }),
    sources: reader.entries(
      "sources",
      ["id", "title", "kind", "publisher", "date", "url"],
      (row) => {
        if (grid.isEmpty(row, 2)) grid.fail(row, 2, "请填写来源的「类别」。");
        return present({
          ...identified(row),
          kind: grid.word(row, 2, "类别", SOURCE_KIND) ?? "assumption",
          publisher: grid.text(row, 3, "发布单位"),
          date: grid.day(row, 4, "日期"),
          url: grid.text(row, 5, "网址"),
        });
      },
    ),
  };
}

function readSheetNames(grid: Grid, reader: CoverReader): string[] {
  const seen = new Set<string>();
  return reader.entries("sections", ["sheet"], (row) => {
    const name = grid.required(row, 0, "工作表");
    if (seen.has(name)) grid.fail(row, 0, `工作表「${name}」在板块清单中重复，请只保留一次。`);
    seen.add(name);
    return name;
  });
}

/** The document's head and the list of its sheets; null, and why, where the cover is no longer whole. */
export function readCover(grid: Grid, places: Places): Cover | null {
  const reader = new CoverReader(grid, places);
  if (!reader.isWhole()) return null;
  const line = (key: (typeof COVER_LINES)[number]["key"], path: string) => {
    const row = coverRow(key);
    reader.mark(path, row, 1);
    return { row, title: COVER_LINES[row - FIRST_LINE]?.title ?? key };
  };
  const text = (key: Parameters<typeof line>[0], path: string) => {
    const { row, title } = line(key, path);
    return grid.required(row, 1, title);
  };
  const level = line("level", "level");
  const day = line("effectiveFrom", "effectiveFrom");
  const sections = line("totalSections", "total.sections");
  const passMark = line("totalPassMark", "total.passMark");
  const divided = line("totalDivisor", "total.divisor");
  const divisor = grid.number(divided.row, 1, divided.title);
  if (grid.isEmpty(level.row, 1)) grid.fail(level.row, 1, "请填写「级别」。");
  if (grid.isEmpty(day.row, 1)) grid.fail(day.row, 1, "请填写「生效日期」。");
  if (grid.isEmpty(sections.row, 1)) grid.fail(sections.row, 1, "请填写「计入总分的板块」的编号。");
  const document = {
    family: text("family", "family"),
    version: text("version", "version"),
    title: text("title", "title"),
    issuer: text("issuer", "issuer"),
    level: grid.word(level.row, 1, level.title, LEVEL) ?? "other",
    effectiveFrom: grid.day(day.row, 1, day.title) ?? "",
    ...readLists(grid, reader),
    total: {
      title: text("totalTitle", "total.title"),
      sections: grid.list(sections.row, 1, sections.title) ?? [],
      passMark: grid.requiredNumber(passMark.row, 1, passMark.title),
      ...(divisor === undefined ? {} : { divisor }),
    },
  };
  const sheetNames = readSheetNames(grid, reader);
  return { document, sheetNames };
}

function basisField(grid: Grid, row: number): string | undefined {
  const text = grid.text(row, 2, "数值或内容");
  if (text === undefined) {
    if (grid.isEmpty(row, 2)) grid.fail(row, 2, "请填写「数值或内容」。");
    return undefined;
  }
  // Read as it stands: what follows the prefix is escaped once.
  const raw = String(grid.cell(row, 2)?.value);
  if (raw.startsWith(OTHER_FIELD)) return readText(raw.slice(OTHER_FIELD.length));
  const field = BASIS_FIELD.value(text.trim());
  if (field === undefined) {
    const message = `「${text}」不是可以注明依据的内容，应为${BASIS_FIELD.all().join("、")}，或写作「${OTHER_FIELD}…」。`;
    grid.fail(row, 2, message);
  }
  return field;
}

/** Puts each basis on the part of the standard it is about. */
export function readBasis(
  grid: Grid,
  standard: Standard,
  nodes: ReadonlyMap<string, object>,
): void {
  grid.refuseMerges((row) => row >= 1);
  if (!grid.hasHeaders(1, BASIS_HEADERS)) return;
  for (let row = 2; row < grid.rowCount; row += 1) {
    if (grid.isEmptyRow(row, BASIS_HEADERS.length)) continue;
    const owner = grid.required(row, 0, "所属");
    if (owner === "") continue;
    const part: { basis?: Basis } | undefined =
      owner === OF_STANDARD ? standard : owner === OF_TOTAL ? standard.total : nodes.get(owner);
    if (!part) {
      const message = `本工作簿没有编号为「${owner}」的条目，可能是另一版本的编号，请核对。`;
      grid.fail(row, 0, message);
      continue;
    }
    part.basis ??= {};
    if (grid.isNone(row, 2)) continue;
    const field = basisField(grid, row);
    const source = grid.required(row, 3, "来源编号");
    const note = grid.text(row, 5, "说明");
    if (field === undefined) continue;
    if (Object.hasOwn(part.basis, field)) {
      grid.fail(row, 2, `「${owner}」的这一项依据重复，请只保留一行。`);
      continue;
    }
    if (source !== "" && !standard.sources.some(({ id }) => id === source))
      grid.fail(row, 3, `封面的来源清单中没有编号「${source}」，请补入清单或改正。`);
    Object.defineProperty(part.basis, field, {
      value: note === undefined ? { source } : { source, note },
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
}
