/** A standard as a workbook that `importStandard` reads back unchanged. */
import { type BranchNode, citeSource, type Standard, type StandardNode } from "../scoring";
import type { Basis, Rule } from "../scoring/types";
import {
  BASIS,
  BASIS_FIELD,
  BASIS_HEADERS,
  COLUMN,
  COVER,
  COVER_LINES,
  COVER_LISTS,
  cellName,
  coverRow,
  HEADER_ROW,
  LEVEL,
  NODE_COLUMNS,
  NODE_KIND,
  OF_STANDARD,
  OF_TOTAL,
  OPTION,
  OTHER_FIELD,
  PER,
  RULE,
  SOURCE_KIND,
  WAIVABLE,
  WHEN_NOT_APPLICABLE,
} from "./layout";
import { fileOf, Page, quoted, sheetName, type Value } from "./page";
import { cellList, cellText, none } from "./text";

const text = (value: string | undefined) => (value === undefined ? undefined : cellText(value));
const MARKS = ["fullMarks", "passMark", "bonusMarks", "step", "childrenFull", "redundancy"];
/** Lists stay offered in this many rows below the last, where people add some. */
const SPARE_ROWS = 200;

function ruleValues(rule: Rule): Record<string, Value> {
  const type = RULE.word(rule.type);
  switch (rule.type) {
    case "marks":
      return { type, step: rule.step };
    case "quota": {
      const { quota, unit, per, perCount, minRatio } = rule;
      return { type, quota, unit: cellText(unit), per: PER.word(per), perCount, minRatio };
    }
    case "survey":
      return { type, minResponses: rule.minResponses };
    default:
      return { type };
  }
}

function optionsOf(rule: Rule): { id: string; title: string; share: number }[] {
  switch (rule.type) {
    case "levels":
      return rule.levels.map(({ id, title, marks }) => ({ id, title, share: marks }));
    case "checklist":
      return rule.items.map(({ id, title, marks }) => ({ id, title, share: marks }));
    case "survey":
      return rule.options.map(({ id, title, weight }) => ({ id, title, share: weight }));
    default:
      return [];
  }
}

function nodeValues(node: StandardNode): Record<string, Value> {
  // A shape that is sound may hold a branch's fields on a leaf; whatever is there is written.
  const branch: Partial<BranchNode> = node as Partial<BranchNode>;
  const { kind, appliesTo, waivable } = node;
  const { whenNotApplicable } = branch;
  return {
    id: cellText(node.id),
    title: cellText(node.title),
    kind: kind && NODE_KIND.word(kind),
    fullMarks: node.fullMarks,
    passMark: node.passMark,
    bonusMarks: branch.bonusMarks,
    appliesTo: appliesTo && cellList(appliesTo),
    waivable: waivable === undefined ? undefined : WAIVABLE.word(waivable ? "yes" : "no"),
    whenNotApplicable: whenNotApplicable && WHEN_NOT_APPLICABLE.word(whenNotApplicable),
    clause: text(node.clause),
    evidence: text(node.evidence),
    ...("rule" in node ? ruleValues(node.rule) : {}),
  };
}

function basisNote(standard: Standard, basis: Basis | undefined, field: string): string | null {
  const entry = basis && Object.hasOwn(basis, field) ? basis[field] : undefined;
  const source = standard.sources.find(({ id }) => id === entry?.source);
  if (!entry || !source) return null;
  return entry.note ? `${citeSource(source)}。${entry.note}` : citeSource(source);
}

/** One section on a sheet of its own. */
class SectionPage extends Page {
  readonly #standard: Standard;
  #row = HEADER_ROW + 1;

  constructor(standard: Standard, section: StandardNode, name: string) {
    super(
      name,
      NODE_COLUMNS.map(({ width }) => width),
    );
    this.#standard = standard;
    this.merged(0, 0, NODE_COLUMNS.length - 1, cellText(section.title), "title");
    this.height(0, 28);
    NODE_COLUMNS.forEach(({ title, group }, column) => {
      this.value(HEADER_ROW, column, title, "heading");
      const first = NODE_COLUMNS.findIndex((other) => other.group === group);
      const last = NODE_COLUMNS.findLastIndex((other) => other.group === group);
      if (column === first) this.merged(1, first, last, group, "heading");
    });
    this.#node(section, 1);
    const end = this.#row + SPARE_ROWS;
    const offer = (key: string, words: string[]) =>
      this.choice(COLUMN[key] ?? 0, HEADER_ROW + 1, end, words);
    offer("kind", NODE_KIND.all());
    offer("waivable", WAIVABLE.all());
    offer("whenNotApplicable", WHEN_NOT_APPLICABLE.all());
    offer("type", RULE.all());
    offer("per", PER.all());
    this.sheet.freezePane = { rows: HEADER_ROW + 1, columns: 3 };
    this.repeated = `$1:$${HEADER_ROW + 1}`;
  }

  #line(values: Record<string, Value>, level: number): number {
    const row = this.#row;
    this.#row += 1;
    NODE_COLUMNS.forEach(({ key }, column) => {
      const value = values[key];
      const look = MARKS.includes(key) ? "marks" : typeof value === "number" ? "figure" : "text";
      this.value(row, column, value, look, key === "title" ? level - 1 : 0);
    });
    return row;
  }

  #node(node: StandardNode, level: number): number {
    const row = this.#line({ level, ...nodeValues(node) }, level);
    for (const field of ["fullMarks", "passMark", "bonusMarks"]) {
      const note = basisNote(this.#standard, node.basis, field);
      if (note !== null) this.note(row, COLUMN[field] ?? 0, note);
    }
    if ("rule" in node)
      for (const { id, title, share } of optionsOf(node.rule))
        this.#line({ level: OPTION, id: cellText(id), title: cellText(title), share }, level + 1);
    if ("children" in node) this.#children(node, row, level);
    return row;
  }

  #children(node: BranchNode, row: number, level: number): void {
    const rows = node.children.map((child) => this.#node(child, level + 1));
    const full = COLUMN.fullMarks ?? 0;
    const kind = COLUMN.kind ?? 0;
    // What is featured adds nothing to its branch's full marks, also when somebody changes the word.
    const terms = rows.map((child) => {
      const featured = `${cellName(child, kind)}="${NODE_KIND.word("featured")}"`;
      return `IF(${featured},0,${cellName(child, full)})`;
    });
    const sum = COLUMN.childrenFull ?? 0;
    this.formula(row, sum, terms.join("+") || "0");
    this.formula(row, COLUMN.redundancy ?? 0, `${cellName(row, sum)}-${cellName(row, full)}`);
  }
}

function coverPage(standard: Standard, names: readonly string[]): Page {
  const page = new Page(COVER, [24, 44, 30, 20, 18, 40]);
  const { total, grades } = standard;
  const first = HEADER_ROW + 1;
  const figure = (sheet: string, key: string) =>
    `${quoted(sheet)}!${cellName(first, COLUMN[key] ?? 0)}`;
  const lines: Record<string, Value> = {
    family: cellText(standard.family),
    version: cellText(standard.version),
    title: cellText(standard.title),
    issuer: cellText(standard.issuer),
    level: LEVEL.word(standard.level),
    effectiveFrom: cellText(standard.effectiveFrom),
    totalTitle: cellText(total.title),
    totalSections: cellList(total.sections),
    totalPassMark: total.passMark,
    totalDivisor: total.divisor,
  };
  page.merged(0, 0, 5, "验收标准", "title");
  page.height(0, 30);
  for (const { key, title } of COVER_LINES) {
    page.value(coverRow(key), 0, title, "label");
    page.value(coverRow(key), 1, lines[key], key === "totalPassMark" ? "marks" : "text");
  }
  const counted = standard.sections.flatMap(({ id }, at) =>
    total.sections.includes(id) ? [figure(names[at] ?? "", "fullMarks")] : [],
  );
  const divisor = cellName(coverRow("totalDivisor"), 1);
  // Rounded down to 0.01, as the total itself is.
  const whole = `ROUND((${counted.join("+") || "0"})*100,0)`;
  page.formula(coverRow("totalFullMarks"), 1, `INT(${whole}/IF(${divisor}="",1,${divisor}))/100`);
  const note = basisNote(standard, total.basis, "passMark");
  if (note !== null) page.note(coverRow("totalPassMark"), 1, note);

  let row = COVER_LINES.length + 2;
  const list = (key: keyof typeof COVER_LISTS, rows: readonly (readonly Value[])[]) => {
    const { heading, headers } = COVER_LISTS[key];
    page.merged(row, 0, 5, heading, "heading");
    headers.forEach((header, column) => {
      page.value(row + 1, column, header, "label");
    });
    row += 2;
    for (const values of rows) {
      values.forEach((value, column) => {
        page.value(row, column, value, typeof value === "number" ? "marks" : "text");
      });
      row += 1;
    }
    row += 1;
  };
  list(
    "communityTypes",
    standard.communityTypes.map(({ id, title }) => [cellText(id), cellText(title)]),
  );
  list(
    "grades",
    grades?.length === 0
      ? [[none]]
      : (grades ?? []).map((grade) => [cellText(grade.id), cellText(grade.title), grade.passMark]),
  );
  list(
    "gradeMarks",
    (grades ?? []).flatMap(({ id, passMarks }): Value[][] => {
      if (!passMarks) return [];
      const marks = Object.entries(passMarks);
      if (marks.length === 0) return [[cellText(id), none]];
      return marks.map(([node, least]) => [cellText(id), cellText(node), least]);
    }),
  );
  list(
    "sources",
    standard.sources.map(({ id, title, kind, publisher, date, url }) => [
      ...[cellText(id), cellText(title), SOURCE_KIND.word(kind)],
      ...[text(publisher), text(date), text(url)],
    ]),
  );
  list(
    "sections",
    names.map((name) => [name]),
  );
  names.forEach((name, at) => {
    const line = row - 1 - names.length + at;
    page.formula(line, 1, figure(name, "id"), "text");
    page.formula(line, 2, figure(name, "title"), "text");
    page.formula(line, 3, figure(name, "fullMarks"));
    const pass = figure(name, "passMark");
    page.formula(line, 4, `IF(${pass}="","",${pass})`);
  });
  page.choice(1, 5, 5, LEVEL.all());
  return page;
}

function basisPage(standard: Standard): Page {
  const page = new Page(BASIS, [30, 34, 20, 12, 44, 70]);
  page.merged(0, 0, 5, "各项数值的依据", "title");
  BASIS_HEADERS.forEach((header, column) => {
    page.value(1, column, header, "heading");
  });
  let row = 2;
  const add = (owner: string, title: string, basis: Basis | undefined) => {
    if (!basis) return;
    const entries = Object.entries(basis);
    if (entries.length === 0) {
      [owner, title, none].forEach((value, column) => {
        page.value(row, column, value);
      });
      row += 1;
    }
    for (const [field, entry] of entries) {
      const word = BASIS_FIELD.word(field as Parameters<typeof BASIS_FIELD.word>[0]);
      const named = BASIS_FIELD.value(word) === field ? word : `${OTHER_FIELD}${cellText(field)}`;
      const source = standard.sources.find(({ id }) => id === entry.source);
      const values = [
        owner,
        title,
        named,
        cellText(entry.source),
        source && cellText(source.title),
      ];
      [...values, text(entry.note)].forEach((value, column) => {
        page.value(row, column, value);
      });
      row += 1;
    }
  };
  add(OF_STANDARD, cellText(standard.title), standard.basis);
  add(OF_TOTAL, cellText(standard.total.title), standard.total.basis);
  const visit = (node: StandardNode) => {
    add(cellText(node.id), cellText(node.title), node.basis);
    if ("children" in node) node.children.forEach(visit);
  };
  standard.sections.forEach(visit);
  page.sheet.freezePane = { rows: 2 };
  return page;
}

/**
 * The workbook (.xlsx) of a standard whose shape is sound: a cover, the basis of every figure, a sheet
 * for each section. Sums are live formulas. The same standard gives the same bytes.
 */
export function exportStandard(standard: Standard): Promise<Uint8Array> {
  const names = standard.sections.map(({ title }, at) => sheetName(at + 1, title));
  const sections = standard.sections.map(
    (section, at) => new SectionPage(standard, section, names[at] ?? ""),
  );
  return fileOf([coverPage(standard, names), basisPage(standard), ...sections], standard.title);
}
