/** Reads a list of a district's projects: what its rows say, and every cell that is wrong by itself. */
import { dayOf } from "../calendar";
import { lifeFaults } from "../community/policy";
import { type Project, projectSchema } from "../community/schema";
import { dateFields } from "../community/types";
import { Grid, inReadingOrder, type WorkbookError } from "./grid";
import { cellName, type Words } from "./layout";
import {
  COLUMNS,
  columnOf,
  type Field,
  PROJECT_SHEET,
  projectWord,
  STAGES,
  TIERS,
  typeWords,
} from "./project-columns";
import { readWorkbook } from "./read";

/** A project as a row of the file names it. */
export interface ListedProject {
  /** As people count rows: the first is 1. */
  row: number;
  /** What could be read; where nothing is wrong, all of it. */
  project: Partial<Project>;
}

export interface ProjectList {
  rows: ListedProject[];
  errors: WorkbookError[];
}

/** Names what is wrong with a row, beyond what its cells say by themselves. */
export const projectError = (
  row: number,
  field: keyof Project,
  message: string,
): WorkbookError => ({
  sheet: PROJECT_SHEET,
  cell: cellName(row - 1, columnOf(field)),
  message,
});

const HEADERS = COLUMNS.map(({ title }) => title);

class Reader {
  readonly errors: WorkbookError[];
  readonly rows: ListedProject[] = [];
  readonly #grid: Grid;
  readonly #types: Words<string>;
  readonly #district: string;
  readonly #seen = { code: new Map<string, number>(), name: new Map<string, number>() };

  constructor(grid: Grid, errors: WorkbookError[], types: Words<string>, district: string) {
    this.#grid = grid;
    this.errors = errors;
    this.#types = types;
    this.#district = district;
  }

  read(): void {
    const grid = this.#grid;
    if (!grid.hasHeaders(0, HEADERS)) return;
    grid.refuseMerges((row) => row > 0);
    for (let row = 1; row < grid.rowCount; row += 1)
      if (!grid.isEmptyRow(row, COLUMNS.length)) this.#row(row);
    if (grid.rowCount <= 1 || (this.rows.length === 0 && this.errors.length === 0))
      this.errors.push({
        sheet: PROJECT_SHEET,
        cell: "",
        message: "没有填写任何项目，请从第 2 行起填写。",
      });
  }

  /** What a cell says, as the schema reads it; undefined where it is empty, or wrong and named already. */
  #typed(row: number, field: keyof Project): unknown {
    const [grid, column, what] = [this.#grid, columnOf(field), projectWord(field)];
    switch (field) {
      case "type":
        return grid.word(row, column, what, this.#types);
      case "tier":
        return grid.word(row, column, what, TIERS);
      case "stage":
        return grid.word(row, column, what, STAGES);
      case "code":
      case "listBatch":
        return grid.text(row, column, what) ?? "";
      default: {
        const text = grid.text(row, column, what);
        return dateFields.some((date) => date === field) ? (text ?? null) : text;
      }
    }
  }

  #row(row: number): void {
    const found: Record<string, unknown> = {};
    for (const [name, schema] of Object.entries(projectSchema.shape)) {
      const field = name as keyof Project;
      const named = this.errors.length;
      const typed = this.#typed(row, field);
      if (this.errors.length > named) continue;
      const read = schema.safeParse(typed);
      if (read.success) found[field] = read.data;
      else {
        const required = typed === undefined ? `请填写「${projectWord(field)}」。` : undefined;
        this.#fail(row, field, required ?? read.error.issues[0]?.message ?? "");
      }
    }
    this.#checkDistrict(row);
    this.#checkRepeats(row, "code", found.code);
    this.#checkRepeats(row, "name", found.name);
    this.#checkLife(row, found);
    this.rows.push({ row: row + 1, project: found as Partial<Project> });
  }

  #fail(row: number, field: Field, message: string): void {
    this.#grid.fail(row, columnOf(field), message);
  }

  #checkDistrict(row: number): void {
    const named = this.#grid.text(row, columnOf("district"), "区县市")?.trim();
    if (named && named !== this.#district)
      this.#fail(row, "district", `只能导入${this.#district}的项目，此处为「${named}」。`);
  }

  #checkRepeats(row: number, field: "code" | "name", value: unknown): void {
    if (typeof value !== "string") return;
    const first = this.#seen[field].get(value);
    if (first === undefined) this.#seen[field].set(value, row + 1);
    else this.#fail(row, field, `「${projectWord(field)}」与第 ${first} 行相同，请只保留一行。`);
  }

  #checkLife(row: number, found: Partial<Project>): void {
    // What could not be read says nothing about the rest.
    const dates = Object.fromEntries(dateFields.map((field) => [field, found[field] ?? null]));
    const project = { ...dates, stage: found.stage ?? "acceptance" } as Project;
    for (const { path, message } of lifeFaults(project, dayOf(new Date())))
      this.#fail(row, path as Field, message);
  }
}

/**
 * The projects that a workbook lists, and every cell that is wrong; a file that is not read has one error.
 * @param district the name of the district that they have to belong to
 */
export async function readProjectList(
  bytes: Uint8Array,
  types: ReadonlyMap<string, string>,
  district: string,
): Promise<ProjectList> {
  const reading = await readWorkbook(bytes);
  if (!reading.ok) return { rows: [], errors: [{ sheet: "", cell: "", message: reading.message }] };
  const sheet = reading.sheets.find(({ name }) => name === PROJECT_SHEET);
  if (!sheet) {
    const message = `没有名为「${PROJECT_SHEET}」的工作表，请用下载的模板填写。`;
    return { rows: [], errors: [{ sheet: "", cell: "", message }] };
  }
  const errors: WorkbookError[] = [];
  const reader = new Reader(new Grid(sheet, errors), errors, typeWords(types), district);
  reader.read();
  return { rows: reader.rows, errors: inReadingOrder(errors) };
}
