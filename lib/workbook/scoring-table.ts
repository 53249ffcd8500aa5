/** The scoring table's columns and rows, and what every row of it has in common. */
import type { StandardNode, Submission } from "../scoring";
import { columnLetters } from "./layout";
import { Page, type Value } from "./page";
import { hundredths } from "./scoring-formulas";
import { cellText } from "./text";

/** For whom the table is, and what is filled in already. The community's type and waivers are fixed in it. */
export type ScoringInput = Pick<Submission, "community" | "waived" | "direct"> &
  Partial<Pick<Submission, "answers">>;

export const SCORING_SHEET = "评分表";
export const OUTCOME_WORDS = {
  passed: "通过",
  failed: "未通过",
  incomplete: "尚未填完",
  faulty: "填写有误，请按提示改正",
} as const;

/** The columns; from `points` on they hold what formulas need on their way, and are hidden. */
export const COLUMNS = [
  { key: "id", title: "编号", width: 30 },
  { key: "title", title: "条目", width: 40 },
  { key: "method", title: "填写方法", width: 34 },
  { key: "full", title: "满分、分值或权重", width: 11 },
  { key: "input", title: "填写", width: 14 },
  { key: "score", title: "得分", width: 10 },
  { key: "pass", title: "达标分值", width: 10 },
  { key: "margin", title: "差额", width: 10 },
  { key: "verdict", title: "是否达标", width: 10 },
  { key: "hint", title: "提示", width: 34 },
  { key: "points", title: "得分（百分之一分）", width: 10 },
  { key: "filled", title: "已填", width: 8 },
  { key: "fault", title: "有误", width: 8 },
  { key: "failed", title: "未达标数", width: 8 },
  { key: "whole", title: "应有量", width: 12 },
  { key: "part", title: "实有量", width: 12 },
  { key: "first", title: "首位商", width: 12 },
] as const;
export type Key = (typeof COLUMNS)[number]["key"];
export const VISIBLE = 10;
export const column = (key: Key) => COLUMNS.findIndex((entry) => entry.key === key);

/** Lines above the table, counted from 1 as in formulas. */
export const LINE = {
  households: 4,
  residents: 5,
  outcome: 6,
  total: 7,
  full: 8,
  pass: 9,
  margin: 10,
  grade: 11,
  failed: 12,
  missing: 13,
  faults: 14,
} as const;
export const HEADER = 15;
export const BASES = { household: "households", resident: "residents" } as const;
export const BASE_WORDS = { household: "户", resident: "人" } as const;

/** A text within a formula. */
export const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Rows are counted from 1 here, as formulas count them. */
export class ScoringTable extends Page {
  protected readonly input: ScoringInput;
  /** The bases that some quota counts by. */
  protected readonly needed = new Set<keyof typeof BASES>();
  protected nextRow = HEADER + 2;

  constructor(input: ScoringInput, name: string) {
    super(
      name,
      COLUMNS.map(({ width }) => width),
    );
    this.input = input;
    this.sheet.columns?.forEach((entry, at) => {
      if (at >= VISIBLE) entry.hidden = true;
    });
    COLUMNS.forEach(({ title }, at) => {
      this.value(HEADER, at, title, "heading");
    });
  }

  protected cell(row: number, key: Key): string {
    return `${columnLetters(column(key))}${row}`;
  }

  protected range(from: number, to: number, key: Key): string {
    return `${this.cell(from, key)}:${this.cell(to, key)}`;
  }

  protected compute(
    row: number,
    key: Key,
    formula: string,
    look: "marks" | "figure" | "text" = "figure",
  ): void {
    this.formula(row - 1, column(key), formula, look);
  }

  protected ask(row: number, value: Value, choices?: readonly string[]): void {
    this.value(row - 1, column("input"), value, "input");
    if (choices) this.choice(column("input"), row - 1, row - 1, choices);
  }

  protected addRow(
    node: { id: string; title: string },
    depth: number,
    method: string,
    full?: number,
  ): number {
    const row = this.nextRow;
    this.nextRow += 1;
    this.value(row - 1, column("id"), node.id === "" ? undefined : cellText(node.id));
    this.value(row - 1, column("title"), cellText(node.title), "text", depth);
    this.value(row - 1, column("method"), method || undefined);
    this.value(row - 1, column("full"), full, "marks");
    return row;
  }

  protected whenRight(row: number, formula: string): string {
    return `IF(AND(${this.cell(row, "filled")}=1,${this.cell(row, "fault")}=0),${formula},0)`;
  }

  protected hint(row: number, wanted: string, more = '""'): void {
    const formula = `IF(${this.cell(row, "fault")}>0,${quote(wanted)},IF(${this.cell(row, "filled")}=0,"尚未填写",${more}))`;
    this.compute(row, "hint", formula, "text");
  }

  /** Score, pass mark, margin and verdict of a row whose points stand; `gates` count what else is failed. */
  protected result(node: StandardNode, row: number, gates: readonly string[]): void {
    const points = this.cell(row, "points");
    this.compute(row, "score", `${points}/100`, "marks");
    const all = [...gates];
    if (node.passMark !== undefined) {
      const pass = hundredths(this.cell(row, "pass"));
      this.value(row - 1, column("pass"), node.passMark, "marks");
      this.compute(row, "margin", `(${points}-${pass})/100`, "marks");
      all.push(`IF(${points}<${pass},1,0)`);
    }
    if (all.length === 0) return;
    this.compute(row, "failed", all.join("+"));
    this.compute(row, "verdict", `IF(${this.cell(row, "failed")}>0,"未达标","达标")`, "text");
  }
}
