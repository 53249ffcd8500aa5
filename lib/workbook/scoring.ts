/** The scoring workbook (评分表): a standard for one community, with cells for answers and live results. */
import {
  applicableIds,
  type BranchNode,
  formatMarks,
  isBranch,
  type Prepared,
  type StandardNode,
} from "../scoring";
import type { Grade } from "../scoring/types";
import { fileOf, type Page } from "./page";
import { hundredths, marksFault, proportion, reduced, wholeFault } from "./scoring-formulas";
import { ScoringLeaves } from "./scoring-leaves";
import {
  BASES,
  HEADER,
  type Key,
  LINE,
  OUTCOME_WORDS,
  quote,
  SCORING_SHEET,
  type ScoringInput,
  VISIBLE,
} from "./scoring-table";
import { cellText } from "./text";

class ScoringPage extends ScoringLeaves {
  readonly #prepared: Prepared;
  readonly #applies: ReadonlySet<string>;
  /** The rows of the nodes that are asked, by id. */
  readonly #asked = new Map<string, number>();

  constructor(prepared: Prepared, input: ScoringInput, name: string) {
    super(input, name);
    this.#prepared = prepared;
    this.#applies = applicableIds(prepared, input.community.type, input.waived);
    const rows = new Map(
      prepared.standard.sections.map((section) => [section.id, this.#node(section, 0, false)]),
    );
    this.#head(rows);
    this.sheet.freezePane = { rows: HEADER + 1, columns: 2 };
    this.sheet.protection = { sheet: true, formatColumns: true, formatRows: true };
    this.repeated = `$${HEADER + 1}:$${HEADER + 1}`;
  }

  /** Writes a node with all below it; returns its row. `above`: an ancestor was scored directly. */
  #node(node: StandardNode, depth: number, above: boolean): number {
    if (!this.#applies.has(node.id)) return this.#silent(node, depth, "不适用");
    if (above) return this.#silent(node, depth, "上级已直接给分，不填");
    const row = isBranch(node) ? this.#branch(node, depth) : this.leaf(node, depth);
    this.#asked.set(node.id, row);
    return row;
  }

  #silent(node: StandardNode, depth: number, why: string): number {
    const row = this.addRow(node, depth, why, node.fullMarks);
    if (isBranch(node)) for (const child of node.children) this.#silent(child, depth + 1, why);
    return row;
  }

  #branch(node: BranchNode, depth: number): number {
    const direct = this.input.direct?.[node.id];
    const method = direct === undefined ? "由下级得分合计" : "直接给分（仅供参考，不作为验收依据）";
    const row = this.addRow(node, depth, method, node.fullMarks);
    const rows = node.children.map((child) => this.#node(child, depth + 1, direct !== undefined));
    if (direct === undefined) {
      this.compute(row, "points", this.#sum(node, row, rows));
    } else {
      this.ask(row, direct);
      const cell = this.cell(row, "input");
      const most = `${this.cell(row, "full")}+${node.bonusMarks ?? 0}`;
      this.compute(row, "filled", `IF(${cell}="",0,1)`);
      this.compute(row, "fault", `IF(${cell}="",0,${marksFault(cell, most, 1)})`);
      this.compute(row, "points", this.whenRight(row, hundredths(cell)));
      this.hint(row, `应为 0 至 ${formatMarks(node.fullMarks + (node.bonusMarks ?? 0))} 的分数`);
    }
    this.result(node, row, []);
    return row;
  }

  #sum(node: BranchNode, row: number, rows: readonly number[]): string {
    const children = node.children.map((child, at) => {
      const points = this.cell(rows[at] ?? 0, "points");
      return { child, points, featured: child.kind === "featured" };
    });
    const counted = children.filter(({ child }) => this.#applies.has(child.id));
    const add = (featured: boolean) =>
      counted
        .filter((entry) => entry.featured === featured)
        .map(({ points }) => points)
        .join("+") || "0";
    const full = (list: typeof children) =>
      list
        .filter(({ featured }) => !featured)
        .reduce((sum, { child }) => sum + Math.round(child.fullMarks * 100), 0);
    let plain = add(false);
    const gap = children.some(({ child, featured }) => !featured && !this.#applies.has(child.id));
    if (node.whenNotApplicable === "rescale" && gap) {
      const [all, applied] = reduced(full(children), full(counted));
      plain = applied === 0 ? "0" : proportion(`(${plain})`, String(all), String(applied));
    }
    const bonus = Math.round((node.bonusMarks ?? 0) * 100);
    const own = `MIN(${hundredths(this.cell(row, "full"))},${plain})`;
    return bonus > 0 ? `${own}+MIN(${bonus},${add(true)})` : own;
  }

  /** Whether total and single nodes reach what a grade asks; what is not asked here does not withhold it. */
  #reaches({ passMark, passMarks = {} }: Pick<Grade, "passMark" | "passMarks">, total: string) {
    const least = (marks: number) => Math.round(marks * 100);
    const single = Object.entries(passMarks).flatMap(([id, marks]) => {
      const row = this.#asked.get(id);
      return row === undefined ? [] : [`${this.cell(row, "points")}>=${least(marks)}`];
    });
    const all = [`${total}>=${least(passMark)}`, ...single];
    return all.length === 1 ? all[0] : `AND(${all.join(",")})`;
  }

  #head(rows: ReadonlyMap<string, number>): void {
    const { standard, digest } = this.#prepared;
    const { community, direct } = this.input;
    const { total, grades = [] } = standard;
    const label = (line: number, text: string) => this.value(line - 1, 0, text, "label");
    const put = (
      line: keyof typeof LINE,
      text: string,
      formula: string,
      look: "marks" | "text" | "figure",
    ) => {
      label(LINE[line], text);
      this.formula(LINE[line] - 1, 1, formula, look);
    };
    this.merged(0, 0, VISIBLE - 1, cellText(`${standard.title} ${SCORING_SHEET}`), "title");
    this.height(0, 30);
    label(2, "标准");
    this.value(1, 1, cellText(`${standard.family}@${standard.version}`));
    this.value(1, 2, `摘要值 ${digest}`);
    label(3, "社区类型");
    const type = standard.communityTypes.find(({ id }) => id === community.type);
    this.value(2, 1, cellText(type?.title ?? community.type));
    const bases = (["household", "resident"] as const).map((per) => {
      const line = LINE[BASES[per]];
      label(line, per === "household" ? "户数" : "居民人数");
      this.value(line - 1, 1, community[BASES[per]], "input");
      if (!this.needed.has(per)) return "0";
      this.formula(
        line - 1,
        2,
        `IF(${wholeFault(`B${line}`, 0, 1e12)}>0,"请填不小于 0 的整数","")`,
        "text",
      );
      return wholeFault(`B${line}`, 0, 1e12);
    });
    const [first, last] = [HEADER + 2, Math.max(this.nextRow - 1, HEADER + 2)];
    const all = (key: Key) => this.range(first, last, key);
    const line = (key: keyof typeof LINE) => `$B$${LINE[key]}`;
    const points =
      total.sections.map((id) => this.cell(rows.get(id) ?? 0, "points")).join("+") || "0";
    const { divisor = 1 } = total;
    // Rounded down, as the library does: a total meets a pass mark just when the exact quotient does.
    const shown = (sum: string) => (divisor === 1 ? sum : `INT((${sum})/${divisor})`);
    const hidden = this.cell(LINE.total, "points");
    this.compute(LINE.total, "points", shown(points));
    const passed = `AND(${hidden}>=${hundredths(line("pass"))},${line("failed")}=0)`;
    const outcome = `IF(${line("faults")}>0,"${OUTCOME_WORDS.faulty}",IF(${line("missing")}>0,"${OUTCOME_WORDS.incomplete}",IF(${passed},"${OUTCOME_WORDS.passed}","${OUTCOME_WORDS.failed}")))`;
    put("outcome", "结论", outcome, "text");
    if (direct && Object.keys(direct).length > 0)
      this.value(LINE.outcome - 1, 2, "含直接给分，仅供参考，不作为验收依据");
    put("total", total.title, `${hidden}/100`, "marks");
    const sections = standard.sections.filter(({ id }) => total.sections.includes(id));
    const full = sections.reduce((sum, { fullMarks }) => sum + Math.round(fullMarks * 100), 0);
    label(LINE.full, "总分满分");
    this.value(LINE.full - 1, 1, Math.floor(full / divisor) / 100, "marks");
    label(LINE.pass, "总分达标分值");
    this.value(LINE.pass - 1, 1, total.passMark, "marks");
    put("margin", "总分差额", `(${hidden}-${hundredths(line("pass"))})/100`, "marks");
    const grade = [...grades]
      .sort((a, b) => b.passMark - a.passMark)
      .reduceRight(
        (rest, { title, ...asks }) =>
          `IF(${this.#reaches(asks, hidden)},${quote(cellText(title))},${rest})`,
        '"—"',
      );
    put("grade", "等级", `IF(${line("outcome")}="${OUTCOME_WORDS.passed}",${grade},"—")`, "text");
    put("failed", "未达标的单项要求", `SUM(${all("failed")})`, "figure");
    put("missing", "尚未填写的评分点", `COUNTIF(${all("filled")},0)`, "figure");
    put("faults", "填写有误的评分点", [`SUM(${all("fault")})`, ...bases].join("+"), "figure");
  }
}

/** One table on a sheet of this name, for workbooks of several. */
export function scoringPage(prepared: Prepared, input: ScoringInput, name = SCORING_SHEET): Page {
  return new ScoringPage(prepared, input, name);
}

/**
 * The scoring workbook (.xlsx) of a standard for one community: cells for the answers, everything else
 * live formulas that give what `evaluate` gives. Answers that are given are filled in as they are.
 */
export function scoringWorkbook(prepared: Prepared, input: ScoringInput): Promise<Uint8Array> {
  return fileOf([scoringPage(prepared, input)], `${prepared.standard.title} ${SCORING_SHEET}`);
}
