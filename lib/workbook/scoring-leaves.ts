/** One leaf of the scoring table for each rule: where its answer goes, and the formulas that score it. */
import { type Answer, formatMarks, type LeafNode } from "../scoring";
import {
  dividedInSteps,
  EXACT,
  hundredths,
  marksFault,
  proportion,
  quantityFault,
  quotaFraction,
  ratio,
  reduced,
  STEPS_NEED,
  tenThousandths,
  wholeFault,
  yesNoFault,
} from "./scoring-formulas";
import { BASE_WORDS, BASES, column, LINE, ScoringTable } from "./scoring-table";
import { cellText } from "./text";

export class ScoringLeaves extends ScoringTable {
  protected leaf(node: LeafNode, depth: number): number {
    const { rule } = node;
    const answer = this.input.answers?.[node.id];
    switch (rule.type) {
      case "marks":
        return this.marks(node, rule.step ?? 0.01, depth, answer);
      case "levels":
        return this.levels(node, rule.levels, depth, answer);
      case "checklist":
        return this.checklist(node, rule.items, depth, answer);
      case "requirement":
        return this.requirement(node, depth, answer);
      case "quota":
        return this.quota(node, depth, answer);
      case "survey":
        return this.survey(node, depth, answer);
    }
  }

  protected single(row: number, fault: string, points: string): void {
    const cell = this.cell(row, "input");
    this.compute(row, "filled", `IF(${cell}="",0,1)`);
    this.compute(row, "fault", `IF(${cell}="",0,${fault})`);
    this.compute(row, "points", this.whenRight(row, points));
  }

  protected marks(node: LeafNode, step: number, depth: number, answer: Answer | undefined): number {
    const wanted = `填 0 至 ${formatMarks(node.fullMarks)} 的分数，${formatMarks(step)} 的整数倍`;
    const row = this.addRow(node, depth, wanted, node.fullMarks);
    const cell = this.cell(row, "input");
    this.ask(row, answer as number | undefined);
    const fault = marksFault(cell, this.cell(row, "full"), Math.round(step * 100));
    this.single(row, fault, hundredths(cell));
    this.hint(row, wanted);
    this.result(node, row, []);
    return row;
  }

  protected options(
    list: readonly { id: string; title: string }[],
    depth: number,
    share: "marks" | "weight",
  ) {
    const rows = list.map((option, at) => {
      const value: unknown = Object.entries(option).find(([key]) => key === share)?.[1];
      const titled = { id: "", title: `${at + 1}. ${option.title}` };
      const row = this.addRow(titled, depth + 1, "", undefined);
      this.value(row - 1, column("full"), Number(value), share === "marks" ? "marks" : "figure");
      return row;
    });
    return { from: rows[0] ?? 0, to: rows.at(-1) ?? 0, rows };
  }

  protected levels(
    node: LeafNode,
    levels: readonly { id: string; title: string }[],
    depth: number,
    answer: Answer | undefined,
  ): number {
    const wanted = `填档次的序号，1 至 ${levels.length}`;
    const row = this.addRow(node, depth, wanted, node.fullMarks);
    const { from, to } = this.options(levels, depth, "marks");
    const chosen = levels.findIndex(({ id }) => id === answer);
    const cell = this.cell(row, "input");
    this.ask(row, chosen < 0 ? undefined : chosen + 1);
    const marks = `INDEX(${this.range(from, to, "full")},${cell})`;
    this.single(row, wholeFault(cell, 1, levels.length), hundredths(marks));
    this.hint(row, wanted);
    this.result(node, row, []);
    return row;
  }

  protected checklist(
    node: LeafNode,
    items: readonly { id: string; title: string }[],
    depth: number,
    answer: Answer | undefined,
  ): number {
    const row = this.addRow(node, depth, "各项逐一填是或否", node.fullMarks);
    const { from, to, rows } = this.options(items, depth, "marks");
    items.forEach(({ id }, at) => {
      const value = Array.isArray(answer) ? (answer.includes(id) ? "是" : "否") : undefined;
      this.ask(rows[at] ?? 0, value, ["是", "否"]);
    });
    const cells = this.range(from, to, "input");
    const known = `COUNTIF(${cells},"是")+COUNTIF(${cells},"否")+COUNTBLANK(${cells})`;
    this.compute(row, "filled", `IF(COUNTBLANK(${cells})=0,1,0)`);
    this.compute(row, "fault", `IF(${known}=${items.length},0,1)`);
    const sum = `SUMPRODUCT((${cells}="是")*${hundredths(this.range(from, to, "full"))})`;
    const points = `MIN(${hundredths(this.cell(row, "full"))},${sum})`;
    this.compute(row, "points", this.whenRight(row, points));
    this.hint(row, "各项只能填是或否");
    this.result(node, row, []);
    return row;
  }

  protected requirement(node: LeafNode, depth: number, answer: Answer | undefined): number {
    const row = this.addRow(node, depth, "必须满足，填是或否", node.fullMarks);
    const cell = this.cell(row, "input");
    this.ask(row, typeof answer === "boolean" ? (answer ? "是" : "否") : undefined, ["是", "否"]);
    this.single(row, yesNoFault(cell), "0");
    this.hint(row, "只能填是或否");
    this.result(node, row, [`IF(${cell}="是",0,1)`]);
    return row;
  }

  protected quota(node: LeafNode, depth: number, answer: Answer | undefined): number {
    const { rule } = node;
    if (rule.type !== "quota") return 0;
    const { unit, per, perCount = 1 } = rule;
    const asked = per === "community" ? "" : `每 ${perCount} ${BASE_WORDS[per]} `;
    const method = `${asked}${rule.quota} ${unit}；填实有数量（${unit}）`;
    const row = this.addRow(node, depth, cellText(method), node.fullMarks);
    const actual = (answer as { actual?: number } | undefined)?.actual;
    this.ask(row, actual);
    if (per !== "community") this.needed.add(per);
    const base = per === "community" ? "1" : `N($B$${LINE[BASES[per]]})`;
    const { numerator, divisor } = quotaFraction(rule);
    const [cell, full] = [this.cell(row, "input"), hundredths(this.cell(row, "full"))];
    const [whole, part] = [this.cell(row, "whole"), this.cell(row, "part")];
    const first = this.cell(row, "first");
    const steps = dividedInSteps(Math.round(node.fullMarks * 100), part, whole, first);
    this.compute(row, "whole", `${numerator}*${base}`);
    this.compute(row, "part", `MIN(ROUND(N(${cell})*10000,0)*${divisor},${whole})`);
    this.compute(row, "first", `IF(${whole}=0,0,${steps.first})`);
    const least = tenThousandths(rule.minRatio ?? 0);
    const scored =
      least > 0 ? `IF(${ratio(part, whole)}<${least},0,${steps.result})` : steps.result;
    const fault = `IF(${whole}*${STEPS_NEED}>${EXACT},1,${quantityFault(cell)})`;
    this.single(row, fault, `IF(${whole}=0,${full},${scored})`);
    this.hint(row, "应为不小于 0 的数量，最多四位小数；数值过大时请在系统中试算");
    this.result(node, row, []);
    return row;
  }

  protected survey(node: LeafNode, depth: number, answer: Answer | undefined): number {
    const { rule } = node;
    if (rule.type !== "survey") return 0;
    const row = this.addRow(node, depth, "各选项填份数", node.fullMarks);
    const { from, to, rows } = this.options(rule.options, depth, "weight");
    const counts = answer as Record<string, number> | undefined;
    rule.options.forEach(({ id }, at) => {
      this.ask(rows[at] ?? 0, counts?.[id]);
    });
    const cells = this.range(from, to, "input");
    const weights = rule.options.map(({ weight }) => tenThousandths(weight));
    const common = weights.reduce((a, b) => a / reduced(a, b)[0] || a || b, 10_000);
    const scale = 10_000 / common;
    const [count, weighted] = [this.cell(row, "whole"), this.cell(row, "part")];
    const full = hundredths(this.cell(row, "full"));
    const shares = `ROUND(${this.range(from, to, "full")}*10000/${common},0)`;
    this.compute(row, "whole", `SUM(${cells})`);
    this.compute(row, "part", `SUMPRODUCT(${cells},${shares})`);
    this.compute(row, "filled", `IF(COUNTBLANK(${cells})=0,1,0)`);
    const whole = `SUMPRODUCT((${cells}<0)*1)+SUMPRODUCT((${cells}<>INT(${cells}))*1)`;
    const widest = (2 * Math.round(node.fullMarks * 100) + 1) * scale;
    const right = `IF(${whole}>0,1,IF(${count}*${widest}>${EXACT},1,0))`;
    const numbers = `COUNT(${cells})+COUNTBLANK(${cells})`;
    this.compute(row, "fault", `IF(${numbers}<${rule.options.length},1,${right})`);
    const score = proportion(full, weighted, `(${count}*${scale})`);
    this.compute(row, "points", this.whenRight(row, `IF(${count}=0,0,${score})`));
    const least = rule.minResponses;
    const tell = least === undefined ? undefined : `"有效答卷 "&${count}&" 份，要求 ${least} 份"`;
    this.hint(row, "份数应为不小于 0 的整数", tell);
    this.result(node, row, least === undefined ? [] : [`IF(${count}<${least},1,0)`]);
    return row;
  }
}
