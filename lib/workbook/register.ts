/** A register of households (住户名册): building and room, nothing about anybody. An empty one, and a filled-in one read. */
import { Grid, type WorkbookError } from "./grid";
import { fileOf, Page } from "./page";
import { type ReadSheet, readWorkbook } from "./read";

export interface RegisterLine {
  building: string;
  room: string;
}

const mostHouseholds = 20_000;
const SHEET = "住户名册";
const HEADERS = ["楼幢", "房号"] as const;
/** Above what is allowed, so that a register that is a little too long is refused in its own words. */
const ROWS = 30_000;
const LONGEST = 20;

const PERSONAL = /姓名|户主|业主|住户名|联系|电话|手机|身份证|证件|性别|年龄|出生/;
const PHONE = /(^|\D)1\d{10}(\D|$)/;
const IDENTITY = /\d{17}[\dXx]/;
const NUMBERED = /\d|[一二三四五六七八九十](层|楼|室|号|户|座|单元)/;

export type RegisterReading =
  | { ok: true; households: RegisterLine[] }
  | { ok: false; errors: WorkbookError[] };

/** An empty register with its two columns. */
export function registerForm(): Promise<Uint8Array> {
  const page = new Page(SHEET, [24, 24]);
  HEADERS.forEach((header, at) => {
    page.value(0, at, header, "heading");
  });
  for (let row = 1; row <= 30; row += 1)
    for (let at = 0; at < HEADERS.length; at += 1) page.value(row, at, undefined, "input");
  return fileOf([page], SHEET);
}

/** In one spelling, so that the same door is the same household: full width and spaces do not matter. */
const spelled = (text: string) => text.normalize("NFKC").replace(/\s+/g, "").toUpperCase();

class RegisterReader {
  readonly errors: WorkbookError[] = [];
  readonly #grid: Grid;

  constructor(sheet: ReadSheet) {
    this.#grid = new Grid(sheet, this.errors);
  }

  /** Columns about people are named for what they are, before any other complaint about columns. */
  #hasOnlyDoors(): boolean {
    const personal = Array.from({ length: this.#grid.columnCount }, (_, column) => ({
      column,
      text: String(this.#grid.cell(0, column)?.value ?? ""),
    })).filter(({ text }) => PERSONAL.test(text));
    for (const { column, text } of personal)
      this.#grid.fail(0, column, `名册里不要有「${text}」：请删去这一列，只留楼幢和房号。`);
    return personal.length === 0 && this.#grid.hasHeaders(0, HEADERS);
  }

  #door(row: number, column: number): string {
    const what = HEADERS[column] ?? "";
    const text = spelled(this.#grid.required(row, column, what));
    if (text.length > LONGEST)
      this.#grid.fail(
        row,
        column,
        `「${what}」不能超过 ${LONGEST} 个字，现为 ${text.length} 个字。`,
      );
    else if (PHONE.test(text) || IDENTITY.test(text))
      this.#grid.fail(row, column, `「${what}」像是电话或证件号码，请改为${what}。`);
    else if (text && column === 1 && !NUMBERED.test(text))
      this.#grid.fail(row, column, `「${text}」不像房号，请填房号，不要填姓名。`);
    return text;
  }

  read(): RegisterLine[] {
    if (!this.#hasOnlyDoors()) return [];
    this.#grid.refuseMerges((row) => row > 0);
    const seen = new Map<string, number>();
    const households: RegisterLine[] = [];
    for (let row = 1; row < this.#grid.rowCount; row += 1) {
      if (this.#grid.isEmptyRow(row, HEADERS.length)) continue;
      const [building, room] = [this.#door(row, 0), this.#door(row, 1)];
      const key = `${building}\n${room}`;
      const before = seen.get(key);
      if (building && room && before !== undefined)
        this.#grid.fail(row, 0, `${building} ${room} 与第 ${before + 1} 行重复，请删去一行。`);
      seen.set(key, before ?? row);
      households.push({ building, room });
    }
    return households;
  }
}

const whole = (message: string): RegisterReading => ({
  ok: false,
  errors: [{ sheet: "", cell: "", message }],
});

/** The households of a register's first sheet, or everything that is wrong with it. */
export async function readRegister(bytes: Uint8Array): Promise<RegisterReading> {
  const book = await readWorkbook(bytes, ROWS);
  if (!book.ok) return whole(book.message);
  const [sheet] = book.sheets;
  if (!sheet) return whole("工作簿里没有工作表。");
  const reader = new RegisterReader(sheet);
  const households = reader.read();
  if (reader.errors.length > 0) return { ok: false, errors: reader.errors };
  if (households.length === 0) return whole("名册里没有住户，请从第 2 行起填写。");
  if (households.length > mostHouseholds)
    return whole(
      `名册有 ${households.length} 户，超过 ${mostHouseholds} 户。请核对是否导入了别的社区。`,
    );
  return { ok: true, households };
}
