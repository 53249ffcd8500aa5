/** One section's sheet back to a node with all below it. */
import type { LeafNode, Rule, StandardNode } from "../scoring/types";
import type { Grid } from "./grid";
import type { Places } from "./import";
import {
  COLUMN,
  COMPUTED_COLUMNS,
  cellName,
  HEADER_ROW,
  NODE_COLUMNS,
  NODE_KIND,
  OPTION,
  PER,
  RULE,
  WAIVABLE,
  WHEN_NOT_APPLICABLE,
} from "./layout";

type Field = (typeof NODE_COLUMNS)[number]["key"];

const titles = new Map<string, string>(NODE_COLUMNS.map(({ key, title }) => [key, title]));
const READ_COLUMNS = NODE_COLUMNS.length - COMPUTED_COLUMNS;
/** Columns that say something for these ways of scoring only. */
const RULE_FIELDS: Partial<Record<Field, Rule["type"]>> = {
  step: "marks",
  quota: "quota",
  unit: "quota",
  per: "quota",
  perCount: "quota",
  minRatio: "quota",
  minResponses: "survey",
};
const OPTION_LIST = { levels: "levels", checklist: "items", survey: "options" } as const;
const OPTION_FIELDS: readonly Field[] = ["level", "id", "title", "share"];

/** Leaves out what the sheet leaves empty. */
function present<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** One row, asked by the names of its columns. */
class Row {
  readonly #grid: Grid;
  readonly row: number;

  constructor(grid: Grid, row: number) {
    this.#grid = grid;
    this.row = row;
  }

  static at(field: Field): number {
    return COLUMN[field] ?? 0;
  }
  name = (field: Field) => titles.get(field) ?? field;
  has = (field: Field) => !this.#grid.isEmpty(this.row, Row.at(field));
  text = (field: Field) => this.#grid.text(this.row, Row.at(field), this.name(field));
  required = (field: Field) => this.#grid.required(this.row, Row.at(field), this.name(field));
  number = (field: Field) => this.#grid.number(this.row, Row.at(field), this.name(field));
  figure = (field: Field) => this.#grid.requiredNumber(this.row, Row.at(field), this.name(field));
  list = (field: Field) => this.#grid.list(this.row, Row.at(field), this.name(field));
  kind = () => this.#grid.word(this.row, Row.at("kind"), this.name("kind"), NODE_KIND);
  waivable = () => this.#grid.word(this.row, Row.at("waivable"), this.name("waivable"), WAIVABLE);
  type = () => this.#grid.word(this.row, Row.at("type"), this.name("type"), RULE);
  per = () => this.#grid.word(this.row, Row.at("per"), this.name("per"), PER);
  whenNotApplicable = () => {
    const field = "whenNotApplicable";
    return this.#grid.word(this.row, Row.at(field), this.name(field), WHEN_NOT_APPLICABLE);
  };
  fail = (field: Field, message: string) => this.#grid.fail(this.row, Row.at(field), message);
  cell = (field: Field) => ({ sheet: this.#grid.name, cell: cellName(this.row, Row.at(field)) });
  value = (field: Field) => this.#grid.cell(this.row, Row.at(field))?.value;
}

function ruleOf(row: Row): Rule | undefined {
  const type = row.type();
  if (type === undefined) return undefined;
  for (const [field, only] of Object.entries(RULE_FIELDS) as [Field, Rule["type"]][]) {
    if (only !== type && row.has(field))
      row.fail(field, `「${row.name(field)}」只用于${RULE.word(only)}的评分点，请删去。`);
  }
  switch (type) {
    case "marks":
      return present({ type, step: row.number("step") });
    case "levels":
      return { type, levels: [] };
    case "checklist":
      return { type, items: [] };
    case "requirement":
      return { type };
    case "survey":
      return present({ type, options: [], minResponses: row.number("minResponses") });
    case "quota": {
      if (!row.has("per")) row.fail("per", `请填写「${row.name("per")}」。`);
      return present({
        type,
        unit: row.required("unit"),
        quota: row.figure("quota"),
        per: row.per() ?? "community",
        perCount: row.number("perCount"),
        minRatio: row.number("minRatio"),
      });
    }
  }
}

function nodeOf(row: Row): StandardNode {
  const waivable = row.waivable();
  const fields = {
    id: row.required("id"),
    title: row.required("title"),
    fullMarks: row.figure("fullMarks"),
    passMark: row.number("passMark"),
    kind: row.kind(),
    appliesTo: row.list("appliesTo"),
    waivable: waivable === undefined ? undefined : waivable === "yes",
    clause: row.text("clause"),
    evidence: row.text("evidence"),
    bonusMarks: row.number("bonusMarks"),
    whenNotApplicable: row.whenNotApplicable(),
    rule: row.has("type") ? ruleOf(row) : undefined,
  };
  if (!row.has("type"))
    for (const field of Object.keys(RULE_FIELDS) as Field[])
      if (row.has(field)) row.fail(field, `填写了「${row.name(field)}」，请同时填写「评分方式」。`);
  if (row.has("share")) row.fail("share", "「选项分值或权重」只填在选项行中，请删去。");
  return present(fields) as StandardNode;
}

/** Reads the rows of one sheet from top to bottom; levels say what lies below what. */
class SectionReader {
  readonly #grid: Grid;
  readonly #places: Places;
  readonly #nodes: Map<string, object>;
  /** The nodes that are open at each level, with their place in the document. */
  #open: { node: StandardNode; path: string; row: Row }[] = [];
  root: StandardNode | undefined;

  constructor(grid: Grid, places: Places, nodes: Map<string, object>) {
    this.#grid = grid;
    this.#places = places;
    this.#nodes = nodes;
  }

  #mark(path: string, row: Row, fields: Partial<Record<string, Field>>): void {
    this.#places.set(path, row.cell("id"));
    for (const [name, field] of Object.entries(fields))
      if (field) this.#places.set(`${path}.${name}`, row.cell(field));
  }

  option(row: Row): void {
    const leaf = this.#open.at(-1);
    const rule = leaf && "rule" in leaf.node ? (leaf.node as LeafNode).rule : undefined;
    const list =
      rule && rule.type in OPTION_LIST
        ? OPTION_LIST[rule.type as keyof typeof OPTION_LIST]
        : undefined;
    const option = {
      id: row.required("id"),
      title: row.required("title"),
      share: row.figure("share"),
    };
    for (const { key } of NODE_COLUMNS.slice(0, READ_COLUMNS))
      if (!OPTION_FIELDS.includes(key) && row.has(key))
        row.fail(key, `选项行不填「${row.name(key)}」，请删去。`);
    if (!leaf || !rule || !list) {
      row.fail("level", "选项行之上应为分档评定、逐项得分或问卷的评分点，请核对位置和评分方式。");
      return;
    }
    const { id, title, share } = option;
    const options = Object.entries(rule).find(([key]) => key === list)?.[1] as object[];
    const key = list === "options" ? "weight" : "marks";
    const path = `${leaf.path}.rule.${list}.${options.push({ id, title, [key]: share }) - 1}`;
    this.#mark(path, row, { id: "id", title: "title", [key]: "share" });
  }

  node(row: Row, path: string): void {
    const level = row.value("level");
    const deepest = this.#open.length + 1;
    const whole = typeof level === "number" && Number.isInteger(level) && level >= 1;
    if (!whole || level > deepest || (level === 1) !== (this.root === undefined)) {
      const most = this.root === undefined ? "1" : `2 至 ${deepest}`;
      const wanted = deepest === 2 && this.root ? "2" : most;
      row.fail(
        "level",
        `「层级」应为 ${wanted} 的整数或「${OPTION}」，现为「${String(level ?? "")}」。`,
      );
    }
    const node = nodeOf(row);
    const depth = whole ? Math.min(level, deepest) : Math.max(this.#open.length, 1);
    this.#open = this.#open.slice(0, this.root === undefined ? 0 : Math.max(depth - 1, 1));
    const parent = this.#open.at(-1);
    let own = path;
    if (parent) {
      const branch = parent.node as { children?: StandardNode[] };
      branch.children ??= [];
      own = `${parent.path}.children.${branch.children.push(node) - 1}`;
      if ("rule" in parent.node && branch.children.length === 1)
        parent.row.fail("type", "此条目下设有条目，不能再填「评分方式」，请删去其一。");
    } else {
      this.root = node;
    }
    const fields: Partial<Record<string, Field>> = { rule: "type" };
    for (const { key } of NODE_COLUMNS) fields[RULE_FIELDS[key] ? `rule.${key}` : key] = key;
    this.#mark(own, row, { ...fields, "rule.type": "type" });
    this.#open.push({ node, path: own, row });
    if (!this.#nodes.has(node.id)) this.#nodes.set(node.id, node);
  }

  finish(path: string): void {
    const visit = (node: StandardNode, own: string) => {
      if ("children" in node) {
        node.children.forEach((child, at) => {
          visit(child, `${own}.children.${at}`);
        });
      } else if (!("rule" in node)) {
        const place = this.#places.get(own);
        const row = Number(/\d+$/.exec(place?.cell ?? "1")?.[0] ?? 1) - 1;
        this.#grid.fail(row, COLUMN.type ?? 0, "此条目之下没有条目，请填写「评分方式」。");
      }
    };
    if (this.root) visit(this.root, path);
  }
}

/** The section on this sheet; undefined, and why, where its columns or its first row are not there. */
export function readSection(
  grid: Grid,
  path: string,
  places: Places,
  nodes: Map<string, object>,
): StandardNode | undefined {
  grid.refuseMerges((row) => row >= HEADER_ROW);
  const headers = NODE_COLUMNS.map(({ title }) => title);
  if (!grid.hasHeaders(HEADER_ROW, headers)) return undefined;
  const reader = new SectionReader(grid, places, nodes);
  for (let at = HEADER_ROW + 1; at < grid.rowCount; at += 1) {
    if (grid.isEmptyRow(at, READ_COLUMNS)) continue;
    const row = new Row(grid, at);
    if (row.value("level") === OPTION) reader.option(row);
    else reader.node(row, path);
  }
  if (!reader.root) grid.fail(HEADER_ROW + 1, 0, "此工作表没有条目，请填写板块及其下条目。");
  reader.finish(path);
  return reader.root;
}
