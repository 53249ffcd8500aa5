/** Results of earlier years as a workbook: a sheet for each standard, a row for each community and year. */
import { dayOf } from "../calendar";
import type { ResultStandard } from "../result/policy";
import { scoreColumns } from "../result/score";
import type { ListedResult, Place, ScoreColumn } from "../result/types";
import { basisOf, formatMarks, nodeById } from "../scoring";
import { Grid, type WorkbookError } from "./grid";
import { cellName } from "./layout";
import { fileOf, Page, sheetName } from "./page";
import { type ReadSheet, readWorkbook } from "./read";
import { cellText } from "./text";

const STANDARD = "标准";
const NOTES_SHEET = "填写说明";
const HEADER_ROW = 1;
const FIRST_YEAR = 2019;

const HEAD = [
  {
    field: "code",
    title: "项目编号",
    width: 20,
    note: "与社区名称至少填一项，按它找到项目库里的社区。",
  },
  { field: "name", title: "社区名称", width: 24, note: "与项目编号至少填一项；都填的应一致。" },
  { field: "year", title: "年度", width: 9, note: `必填，${FIRST_YEAR} 至今年的整数。` },
  {
    field: "source",
    title: "来源文件",
    width: 40,
    note: "必填，结果出自哪份文件及其文号，最多 200 个字。",
  },
] as const;

const header = ({ title, most }: ScoreColumn) => `${title}（满分 ${formatMarks(most)}）`;
const headersOf = (columns: readonly ScoreColumn[]) => [
  ...HEAD.map(({ title }) => title),
  ...columns.map(header),
];

/** A result as the workbook holds it. */
export interface ResultRow {
  standard: string;
  code: string | null;
  name: string;
  year: number;
  source: string;
  scores: Readonly<Record<string, number>>;
}

function scoreNote(standard: ResultStandard, { id, most }: ScoreColumn): string {
  const node = nodeById(standard.prepared, id);
  const pass = node?.passMark;
  const assumed = basisOf(standard.prepared, id, "passMark")?.assumed ? "，待核定" : "";
  const passes = pass === undefined ? "" : `达标分值 ${formatMarks(pass)}${assumed}。`;
  const none =
    node?.kind === "featured" ? "没有加分的填 0，不知道的留空。" : "不知道的留空，不要填 0。";
  return `0 至 ${formatMarks(most)}，最多两位小数；${none}${passes}`;
}

function standardPage(standard: ResultStandard, name: string, rows: readonly ResultRow[]): Page {
  const columns = scoreColumns(standard.prepared);
  const page = new Page(name, [...HEAD.map(({ width }) => width), ...columns.map(() => 14)]);
  page.value(0, 0, STANDARD, "label");
  page.value(0, 1, cellText(standard.ref));
  page.value(0, 3, cellText(standard.title));
  HEAD.forEach(({ title, note }, column) => {
    page.value(HEADER_ROW, column, title, "heading");
    page.note(HEADER_ROW, column, note);
  });
  columns.forEach((one, at) => {
    page.value(HEADER_ROW, HEAD.length + at, header(one), "heading");
    page.note(HEADER_ROW, HEAD.length + at, scoreNote(standard, one));
  });
  rows.forEach(({ code, name: community, year, source, scores }, at) => {
    const row = HEADER_ROW + 1 + at;
    page.value(row, 0, code === null ? undefined : cellText(code));
    page.value(row, 1, cellText(community));
    page.value(row, 2, year, "figure");
    page.value(row, 3, cellText(source));
    columns.forEach(({ id }, column) => {
      page.value(row, HEAD.length + column, scores[id], "marks");
    });
  });
  page.sheet.freezePane = { rows: HEADER_ROW + 1, columns: 2 };
  page.repeated = `$1:$${HEADER_ROW + 1}`;
  return page;
}

function notesPage(): Page {
  const page = new Page(NOTES_SHEET, [100]);
  [
    "每个标准一张工作表。从第 3 行起填写，一行是一个社区一个年度的结果。",
    "板块合计与其下各场景只填一种：知道各场景分值的，填各场景，合计留空。",
    "不知道的分值留空，不要填 0；缺的分值不作判断。",
    "必须写明来源文件和文号。往年结果按各项总分导入，不是本系统作出的验收结论。",
    "示例：项目编号 GS-2021-03，社区名称 翠柏社区，年度 2021，来源文件 杭未来办〔2021〕8号，各场景和板块填当年公布的总分。",
    "再次导入时按社区、年度和标准找到原来的结果，先列出差异，确认后才保存。",
    "不要改动、移动或删除各列，不要合并单元格，不要用公式。",
  ].forEach((sentence, row) => {
    page.value(row, 0, sentence);
  });
  return page;
}

/** The workbook (.xlsx) of earlier results; a standard without any has an empty sheet to fill in. */
export function resultWorkbook(
  standards: readonly ResultStandard[],
  rows: readonly ResultRow[],
): Promise<Uint8Array> {
  const pages = standards.map((standard, at) =>
    standardPage(
      standard,
      sheetName(at + 1, standard.title),
      rows.filter((row) => row.standard === standard.ref),
    ),
  );
  return fileOf([...pages, notesPage()], "历年结果");
}

class SheetReader {
  readonly rows: ListedResult[] = [];
  readonly #grid: Grid;
  readonly #standard: ResultStandard;
  readonly #columns: readonly ScoreColumn[];
  readonly #errors: WorkbookError[];

  constructor(grid: Grid, errors: WorkbookError[], standard: ResultStandard) {
    this.#grid = grid;
    this.#errors = errors;
    this.#standard = standard;
    this.#columns = scoreColumns(standard.prepared);
  }

  read(): void {
    const grid = this.#grid;
    const headers = headersOf(this.#columns);
    if (!grid.hasHeaders(HEADER_ROW, headers)) return;
    grid.refuseMerges((row) => row > HEADER_ROW);
    for (let row = HEADER_ROW + 1; row < grid.rowCount; row += 1)
      if (!grid.isEmptyRow(row, headers.length)) this.#row(row);
  }

  #column(field: string): number {
    const head = HEAD.findIndex((one) => one.field === field);
    const score = this.#columns.findIndex(({ id }) => id === field);
    return head >= 0 ? head : HEAD.length + Math.max(0, score);
  }

  #text(row: number, column: number, what: string, most: number): string {
    const text = this.#grid.text(row, column, what)?.trim() ?? "";
    const long = [...text].length > most && `「${what}」不能超过 ${most} 个字。`;
    const odd = /[\p{Cc}\p{Cs}]/u.test(text) && `「${what}」里有换行或无法保存的字符，请删去。`;
    const fault = long || odd;
    if (!fault) return text;
    this.#grid.fail(row, column, fault);
    return "";
  }

  #year(row: number): number {
    const last = Number(dayOf(new Date()).slice(0, 4));
    const text = this.#grid.required(row, 2, "年度").normalize("NFKC").trim();
    const year = /^\d{4}年?$/.test(text) ? Number(text.slice(0, 4)) : 0;
    if (text !== "" && !(year >= FIRST_YEAR && year <= last))
      this.#grid.fail(row, 2, `「年度」应为 ${FIRST_YEAR} 至 ${last} 的整数，现为「${text}」。`);
    return year;
  }

  #scores(row: number): Record<string, number> {
    const scores: Record<string, number> = {};
    this.#columns.forEach(({ id, title }, at) => {
      const column = HEAD.length + at;
      const text = this.#grid.text(row, column, title)?.normalize("NFKC").trim();
      if (text === undefined) return;
      if (/^-?\d+(\.\d+)?$/.test(text)) scores[id] = Number(text);
      else this.#grid.fail(row, column, `「${title}」应为数值，现为「${text}」。`);
    });
    return scores;
  }

  #row(row: number): void {
    const before = this.#errors.length;
    const code = this.#text(row, 0, "项目编号", 40).normalize("NFKC");
    const name = this.#text(row, 1, "社区名称", 60);
    if (code === "" && name === "" && this.#errors.length === before)
      this.#grid.fail(row, 1, "请填写「项目编号」或「社区名称」。");
    const year = this.#year(row);
    const source = this.#text(row, 3, "来源文件", 200);
    if (source === "" && this.#grid.isEmpty(row, 3))
      this.#grid.fail(row, 3, "请填写「来源文件」，写明结果出自哪份文件及其文号。");
    const named = this.#errors.length;
    const scores = this.#scores(row);
    if (Object.keys(scores).length === 0 && this.#errors.length === named)
      this.#grid.fail(row, HEAD.length, "请至少填写一项分值。");
    // What is wrong with the rest of a row can be said while one cell of it is wrong.
    if ((code === "" && name === "") || !(year >= FIRST_YEAR)) return;
    const sheet = this.#grid.name;
    const place = (field: string): Place => ({
      sheet,
      cell: cellName(row, this.#column(field)),
    });
    const standard = this.#standard.ref;
    this.rows.push({ standard, code, name, year, source, scores, row: row + 1, sheet, place });
  }
}

export interface ResultList {
  /** The rows in which nothing is wrong by itself. */
  rows: ListedResult[];
  errors: WorkbookError[];
}

function readSheet(sheet: ReadSheet, standards: readonly ResultStandard[]): ResultList {
  const errors: WorkbookError[] = [];
  const grid = new Grid(sheet, errors);
  const ref = grid.text(0, 1, STANDARD)?.trim() ?? "";
  const standard = standards.find((one) => one.ref === ref);
  if (!standard) {
    const known = standards.map((one) => one.ref).join("、");
    if (errors.length === 0) grid.fail(0, 1, `系统里没有标准「${ref}」，可用的有：${known}。`);
    return { rows: [], errors };
  }
  const reader = new SheetReader(grid, errors, standard);
  reader.read();
  return { rows: reader.rows, errors };
}

/** The results that a workbook lists, and every cell that is wrong by itself; a file that is not read has one error. */
export async function readResultList(
  bytes: Uint8Array,
  standards: readonly ResultStandard[],
): Promise<ResultList> {
  const whole = (message: string) => ({ rows: [], errors: [{ sheet: "", cell: "", message }] });
  const reading = await readWorkbook(bytes);
  if (!reading.ok) return whole(reading.message);
  const sheets = reading.sheets.filter(({ cells }) =>
    cells.some(({ row, column, value }) => row === 0 && column === 0 && value === STANDARD),
  );
  if (sheets.length === 0)
    return whole("没有历年结果的工作表（左上角应为「标准」），请用下载的模板填写。");
  const lists = sheets.map((sheet) => readSheet(sheet, standards));
  const [rows, errors] = [lists.flatMap((list) => list.rows), lists.flatMap((l) => l.errors)];
  if (rows.length === 0 && errors.length === 0)
    return whole("没有填写任何结果，请在各标准的工作表里从第 3 行起填写。");
  return { rows, errors };
}
