/** A filling workbook (填报表) that people have filled in: what each cell says, or every cell that is wrong. */
import type { EnteredValue } from "../application/types";
import {
  evaluate,
  formatMarks,
  isLeaf,
  type LeafNode,
  nodeById,
  type Prepared,
  type Submission,
} from "../scoring";
import {
  NOTES_HEADER_ROW,
  NOTES_HEADERS,
  NOTES_SHEET,
  RECORD_HEADER_ROW,
  RECORD_HEADERS,
  RECORD_LINES,
  RECORD_SHEET,
} from "./filling";
import { Grid, type WorkbookError } from "./grid";
import { cellName } from "./layout";
import type { ReadSheet } from "./read";
import { COLUMNS, column, HEADER, SCORING_SHEET } from "./scoring-table";
import { readText } from "./text";

const NOTE_LIMIT = 2_000;

export interface Filled {
  /** What stands in the workbook; undefined: the cells are empty, which changes nothing. */
  value?: EnteredValue;
  note?: string;
  /** Where, for messages: 「评分表 E24」. */
  place: string;
  /** The version of the answer that was downloaded with it. */
  version: number;
}

export type FillingReading =
  | { ok: true; filled: Map<string, Filled>; leftOut: string[] }
  | { ok: false; errors: WorkbookError[] };

/** The workbook belongs to this application and this version of the standard, and to no other. */
export interface FillingExpected {
  applicationId: string;
  communityName: string;
  community: Submission["community"];
}

const [ID, INPUT, METHOD] = [column("id"), column("input"), column("method")];
const NUMBER = /^-?\d+(\.\d+)?$/;

class FillingReader {
  readonly errors: WorkbookError[] = [];
  readonly filled = new Map<string, Filled>();
  /** Titles of points that are filled in but no longer asked. */
  readonly leftOut = new Set<string>();
  readonly #prepared: Prepared;
  readonly #asked: ReadonlySet<string>;
  readonly #versions = new Map<string, number>();

  constructor(prepared: Prepared, leaves: readonly LeafNode[]) {
    this.#prepared = prepared;
    this.#asked = new Set(leaves.map(({ id }) => id));
  }

  #place(id: string, place: string, what: { value?: EnteredValue; note?: string }): void {
    const version = this.#versions.get(id) ?? 0;
    this.filled.set(id, { place, version, ...this.filled.get(id), ...what });
  }

  sheet(sheets: readonly ReadSheet[], name: string): Grid | null {
    const found = sheets.find((sheet) => sheet.name === name);
    if (found) return new Grid(found, this.errors);
    this.errors.push({
      sheet: name,
      cell: "",
      message: `缺少工作表「${name}」，请重新下载填报表。`,
    });
    return null;
  }

  /** The number a cell holds, or says: 「８５。5」 typed into a text cell counts as well. */
  #number(grid: Grid, row: number, what: string): number | undefined {
    const cell = grid.cell(row, INPUT);
    if (cell?.kind === "plain" && typeof cell.value === "string") {
      const text = cell.value.normalize("NFKC").replaceAll("。", ".").trim();
      if (NUMBER.test(text)) return Number(text);
    }
    return grid.number(row, INPUT, what);
  }

  #yesNo(grid: Grid, row: number, what: string): boolean | undefined {
    const text = grid.text(row, INPUT, what)?.trim();
    if (text === undefined) return undefined;
    if (text !== "是" && text !== "否") {
      grid.fail(row, INPUT, `「${what}」只能填是或否，现为「${text}」。`);
      return undefined;
    }
    return text === "是";
  }

  /** The cells of a list of options: all of them, or none where all are empty. */
  #options<T>(
    grid: Grid,
    row: number,
    leaf: LeafNode,
    options: readonly { id: string; title: string }[],
    read: (row: number, what: string) => T | undefined,
  ): [string, T][] | undefined {
    const empty = options.filter((_, at) => grid.isEmpty(row + 1 + at, INPUT));
    if (empty.length === options.length) return undefined;
    const found: [string, T][] = [];
    for (const [at, option] of options.entries()) {
      const title = grid.cell(row + 1 + at, column("title"))?.value;
      if (typeof title !== "string" || readText(title) !== `${at + 1}. ${option.title}`) {
        grid.fail(
          row + 1 + at,
          column("title"),
          `此行应为「${at + 1}. ${option.title}」，请不要移动、增删各行。`,
        );
        return undefined;
      }
      if (grid.isEmpty(row + 1 + at, INPUT)) {
        grid.fail(row + 1 + at, INPUT, `「${leaf.title}」没有填完，请填全，或全部留空。`);
        continue;
      }
      const value = read(row + 1 + at, option.title);
      if (value !== undefined) found.push([option.id, value]);
    }
    return found.length === options.length ? found : undefined;
  }

  #value(grid: Grid, row: number, leaf: LeafNode): EnteredValue | undefined {
    const { rule, title } = leaf;
    switch (rule.type) {
      case "marks": {
        const marks = this.#number(grid, row, title);
        const full = leaf.fullMarks;
        if (marks !== undefined && (marks < 0 || marks > full))
          grid.fail(row, INPUT, `「${title}」应在 0 至 ${formatMarks(full)} 之间，现为 ${marks}。`);
        return marks;
      }
      case "levels": {
        const number = this.#number(grid, row, title);
        if (number === undefined) return undefined;
        const level = rule.levels[number - 1];
        if (!level)
          grid.fail(
            row,
            INPUT,
            `「${title}」应填档次的序号，1 至 ${rule.levels.length}，现为「${number}」。`,
          );
        return level?.id;
      }
      case "checklist":
        return this.#options(grid, row, leaf, rule.items, (at, what) =>
          this.#yesNo(grid, at, what),
        )?.flatMap(([id, has]) => (has ? [id] : []));
      case "requirement":
        return this.#yesNo(grid, row, title);
      case "quota": {
        const actual = this.#number(grid, row, title);
        return actual === undefined ? undefined : { actual };
      }
      case "survey": {
        const counts = this.#options(grid, row, leaf, rule.options, (at, what) =>
          this.#number(grid, at, what),
        );
        return counts && Object.fromEntries(counts);
      }
    }
  }

  readScores(grid: Grid, leaves: readonly LeafNode[]): void {
    if (
      !grid.hasHeaders(
        HEADER,
        COLUMNS.map(({ title }) => title),
      )
    )
      return;
    grid.refuseMerges((row) => row > HEADER);
    const rows = new Map<string, number>();
    for (let row = HEADER + 1; row < grid.rowCount; row += 1) {
      const id = grid.cell(row, ID)?.value;
      if (id === undefined) continue;
      const known = readText(String(id));
      if (!nodeById(this.#prepared, known))
        grid.fail(row, ID, `编号「${known}」不在本批次采用的标准之内。`);
      else if (rows.has(known))
        grid.fail(row, ID, `编号「${known}」出现了两次，请删去多余的一行。`);
      else rows.set(known, row);
    }
    for (const leaf of leaves) {
      const row = rows.get(leaf.id);
      if (row === undefined) {
        const message = `缺少评分点「${leaf.title}」的行，请不要删除各行，可重新下载填报表。`;
        this.errors.push({ sheet: grid.name, cell: "", message });
        continue;
      }
      const silent = /^(不适用|上级)/.test(String(grid.cell(row, METHOD)?.value ?? ""));
      const value = silent ? undefined : this.#value(grid, row, leaf);
      const place = `${SCORING_SHEET} ${cellName(row, INPUT)}`;
      this.#place(leaf.id, place, value === undefined ? {} : { value });
    }
    for (const [id, row] of rows) {
      const node = nodeById(this.#prepared, id);
      if (node && isLeaf(node) && !this.#asked.has(id) && !grid.isEmpty(row, INPUT))
        this.leftOut.add(node.title);
    }
  }

  readNotes(grid: Grid): void {
    if (!grid.hasHeaders(NOTES_HEADER_ROW, NOTES_HEADERS)) return;
    const seen = new Set<string>();
    for (let row = NOTES_HEADER_ROW + 1; row < grid.rowCount; row += 1) {
      const note = grid.text(row, 3, "佐证说明");
      if (note === undefined) continue;
      const id = readText(String(grid.cell(row, 0)?.value ?? ""));
      const node = nodeById(this.#prepared, id);
      if (!node || !isLeaf(node)) grid.fail(row, 0, `编号「${id}」不在本批次采用的标准之内。`);
      else if (seen.has(id)) grid.fail(row, 0, `编号「${id}」出现了两次，请删去多余的一行。`);
      else if ([...note].length > NOTE_LIMIT)
        grid.fail(row, 3, `佐证说明不能超过 ${NOTE_LIMIT} 个字，现为 ${[...note].length} 个字。`);
      else if (!this.#asked.has(id)) this.leftOut.add(node.title);
      else this.#place(id, `${NOTES_SHEET} ${cellName(row, 3)}`, { note });
      seen.add(id);
    }
  }

  /** Whether the workbook is this application's; with the version of each answer it was made from. */
  readRecord(grid: Grid, expected: FillingExpected): boolean {
    const { standard, digest } = this.#prepared;
    const own = grid.text(RECORD_LINES.application, 1, "申报编号");
    if (own !== expected.applicationId) {
      const name = grid.text(RECORD_LINES.community, 1, "社区") ?? "另一份申报";
      const message = `这是「${name}」另一份申报的填报表，不能导入「${expected.communityName}」的这份申报。`;
      grid.fail(RECORD_LINES.application, 1, message);
      return false;
    }
    const [name, sum] = [1, 2].map((at) => grid.text(RECORD_LINES.standard, at, "标准"));
    if (name !== `${standard.family}@${standard.version}` || sum !== digest) {
      grid.fail(RECORD_LINES.standard, 1, "这是按另一版标准制作的填报表，请重新下载。");
      return false;
    }
    if (!grid.hasHeaders(RECORD_HEADER_ROW, RECORD_HEADERS)) return false;
    for (let row = RECORD_HEADER_ROW + 1; row < grid.rowCount; row += 1) {
      if (grid.isEmpty(row, 0)) continue;
      const version = grid.cell(row, 2)?.value;
      if (typeof version === "number" && Number.isInteger(version) && version >= 0)
        this.#versions.set(readText(String(grid.cell(row, 0)?.value)), version);
      else grid.fail(row, 2, "填报版本被改动，请重新下载填报表。");
    }
    return true;
  }

  /** Values the scoring library refuses, each at its cell. */
  checkValues(community: Submission["community"]): void {
    const answers = Object.fromEntries(
      [...this.filled].flatMap(([id, { value }]) => (value === undefined ? [] : [[id, value]])),
    ) as Submission["answers"];
    const evaluation = evaluate(this.#prepared, { community, answers });
    if (evaluation.ok) return;
    for (const { path, message } of evaluation.errors) {
      const id = /^answers\.([^.]+)/.exec(path)?.[1];
      const place = id && this.filled.get(id)?.place;
      const [sheet = SCORING_SHEET, cell = ""] = place ? place.split(" ") : [];
      this.errors.push({ sheet, cell, message });
    }
  }
}

/**
 * Reads the workbook's sheets against the application it has to belong to. Empty cells say nothing. Of `leaves`
 * (the points asked now) every row has to be there; values are checked as the scoring library checks them.
 */
export function readFilling(
  sheets: readonly ReadSheet[],
  prepared: Prepared,
  leaves: readonly LeafNode[],
  expected: FillingExpected,
): FillingReading {
  const reader = new FillingReader(prepared, leaves);
  const [scores, notes, record] = [SCORING_SHEET, NOTES_SHEET, RECORD_SHEET].map((name) =>
    reader.sheet(sheets, name),
  );
  if (!scores || !notes || !record) return { ok: false, errors: reader.errors };
  // Another application's workbook has no other error worth naming.
  if (!reader.readRecord(record, expected)) return { ok: false, errors: reader.errors };
  reader.readScores(scores, leaves);
  reader.readNotes(notes);
  if (reader.errors.length === 0) reader.checkValues(expected.community);
  if (reader.errors.length > 0) return { ok: false, errors: reader.errors };
  return { ok: true, filled: reader.filled, leftOut: [...reader.leftOut] };
}
