/**
 * The faults of meaning: references, repeated ids, figures that contradict each other. It reads the
 * raw document field by field, so that one fault of shape does not hide all the others.
 */
import { fractionDigits, hundredths } from "./decimal";
import { isPlainObject } from "./json";
import type { Fault, FaultCode } from "./types";

type Loose = Record<string, unknown>;

const objects = (value: unknown): { item: Loose; at: number }[] =>
  Array.isArray(value)
    ? value.flatMap((item, at) => (isPlainObject(item) ? [{ item, at }] : []))
    : [];

const number = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

/** What a node takes over from those above it. */
interface Above {
  /** The figures that an ancestor or the top level gives a basis for. */
  based: ReadonlySet<string>;
  waivable: boolean;
  /** Whether a featured child's marks can count: undefined above the top-level sections. */
  bonus: boolean | undefined;
}

class Walk {
  readonly faults: Fault[] = [];
  readonly #document: Loose;
  readonly #sources: ReadonlySet<unknown>;
  readonly #types: ReadonlySet<unknown>;
  readonly #nodeIds = new Set<string>(["total"]);
  readonly #nodes = new Map<string, Loose>();

  constructor(document: Loose) {
    this.#document = document;
    this.#sources = new Set(objects(document.sources).map(({ item }) => item.id));
    this.#types = new Set(objects(document.communityTypes).map(({ item }) => item.id));
  }

  run(): Fault[] {
    const { sources, communityTypes, grades, basis, sections } = this.#document;
    this.#unique(communityTypes, "communityTypes");
    this.#unique(sources, "sources");
    const based = this.#basis(basis, "basis");
    this.#total(based);
    this.#unique(grades, "grades");
    for (const { item, at } of objects(sections)) {
      this.#node(item, `sections.${at}`, { based, waivable: false, bonus: undefined });
    }
    this.#gradeNodes(based);
    return this.faults;
  }

  #fault(code: FaultCode, path: string, message: string): void {
    this.faults.push({ code, path, message });
  }

  #precise(value: unknown, path: string, digits = 2): void {
    const figure = number(value);
    if (figure === undefined || fractionDigits(figure) <= digits) return;
    this.#fault("too-precise", path, `此数最多 ${digits === 2 ? "两" : "四"}位小数，请改正。`);
  }

  #unique(list: unknown, path: string): void {
    const seen = new Set<unknown>();
    for (const { item, at } of objects(list)) {
      if (seen.has(item.id)) this.#repeated(item.id, `${path}.${at}.id`);
      if (item.id !== undefined) seen.add(item.id);
    }
  }

  #repeated(id: unknown, path: string): void {
    this.#fault("duplicate-id", path, `编号“${String(id)}”重复，请改用别的编号。`);
  }

  /** The figures a basis covers; each of its sources has to be listed. */
  #basis(basis: unknown, path: string): Set<string> {
    const covered = new Set<string>();
    if (!isPlainObject(basis)) return covered;
    for (const [field, entry] of Object.entries(basis)) {
      if (!isPlainObject(entry)) continue;
      covered.add(field);
      if (typeof entry.source === "string" && !this.#sources.has(entry.source)) {
        const message = `来源“${entry.source}”未列入来源清单，请补列或改正。`;
        this.#fault("unknown-source", `${path}.${field}.source`, message);
      }
    }
    return covered;
  }

  #needsBasis(owner: Loose, field: string, path: string, based: ReadonlySet<string>): void {
    if (number(owner[field]) === undefined || based.has(field)) return;
    this.#fault("missing-basis", `${path}.${field}`, "此数没有依据，请注明来源。");
  }

  #total(above: ReadonlySet<string>): void {
    const { total, sections, grades } = this.#document;
    const based = new Set(above);
    let most: number | undefined;
    if (isPlainObject(total)) {
      for (const field of this.#basis(total.basis, "total.basis")) based.add(field);
      this.#precise(total.passMark, "total.passMark");
      this.#needsBasis(total, "passMark", "total", based);
      most = this.#totalSections(total.sections, sections) / (number(total.divisor) ?? 1);
      this.#passWithin(total.passMark, most, "total.passMark");
    }
    for (const { item, at } of objects(grades)) {
      this.#precise(item.passMark, `grades.${at}.passMark`);
      this.#needsBasis(item, "passMark", `grades.${at}`, based);
      this.#passWithin(item.passMark, most, `grades.${at}.passMark`);
    }
  }

  /** A grade's marks of single nodes: run last, when every node has been seen. */
  #gradeNodes(above: ReadonlySet<string>): void {
    const { total, grades } = this.#document;
    const totalBasis = isPlainObject(total) && isPlainObject(total.basis) ? total.basis : {};
    const based = above.has("passMark") || Object.hasOwn(totalBasis, "passMark");
    for (const { item, at } of objects(grades)) {
      if (!isPlainObject(item.passMarks)) continue;
      for (const [id, marks] of Object.entries(item.passMarks)) {
        const path = `grades.${at}.passMarks.${id}`;
        const node = this.#nodes.get(id);
        this.#precise(marks, path);
        if (!node) this.#fault("unknown-section", path, `没有编号为“${id}”的项目，请改正。`);
        else this.#passWithin(marks, mostMarks(node), path);
        if (!based) this.#needsBasis(item.passMarks, id, `grades.${at}.passMarks`, new Set());
      }
    }
  }

  /** Checks the names and gives the highest total that the named sections allow, in hundredths. */
  #totalSections(named: unknown, sections: unknown): number {
    const byId = new Map(objects(sections).map(({ item }) => [item.id, item]));
    const seen = new Set<unknown>();
    let most = 0;
    (Array.isArray(named) ? named : []).forEach((id: unknown, at) => {
      const path = `total.sections.${at}`;
      const section = byId.get(id);
      if (seen.has(id)) this.#repeated(id, path);
      else if (section) most += mostMarks(section);
      else if (typeof id === "string") {
        this.#fault("unknown-section", path, `没有编号为“${id}”的板块，请改正。`);
      }
      seen.add(id);
    });
    return most;
  }

  /** NaN (a figure that is missing or too fine) is above nothing. */
  #passWithin(passMark: unknown, most: number | undefined, path: string): void {
    const pass = number(passMark);
    if (pass === undefined || most === undefined || !(hundredths(pass) > most)) return;
    this.#fault("pass-above-full", path, "达标分值高于满分加特色分值，请改正。");
  }

  #node(node: Loose, path: string, above: Above): void {
    const { id, children, rule } = node;
    if (typeof id === "string") {
      if (this.#nodeIds.has(id)) this.#repeated(id, `${path}.id`);
      this.#nodeIds.add(id);
      this.#nodes.set(id, node);
    }
    this.#figures(node, path, above);
    this.#kinds(node, path, above);
    this.#form(node, path);
    if (isPlainObject(rule)) this.#rule(node, rule, path, above);
    const based = new Set([
      ...above.based,
      ...(isPlainObject(node.basis) ? Object.keys(node.basis) : []),
    ]);
    const waivable = above.waivable || node.waivable === true;
    const bonus = (number(node.bonusMarks) ?? 0) > 0;
    for (const { item, at } of objects(children)) {
      this.#node(item, `${path}.children.${at}`, { based, waivable, bonus });
    }
  }

  #figures(node: Loose, path: string, above: Above): void {
    const based = new Set([...above.based, ...this.#basis(node.basis, `${path}.basis`)]);
    for (const field of ["fullMarks", "passMark"]) {
      this.#precise(node[field], `${path}.${field}`);
      this.#needsBasis(node, field, path, based);
    }
    this.#precise(node.bonusMarks, `${path}.bonusMarks`);
    this.#passWithin(node.passMark, mostMarks(node), `${path}.passMark`);
  }

  #kinds(node: Loose, path: string, above: Above): void {
    const types = Array.isArray(node.appliesTo) ? node.appliesTo : [];
    types.forEach((type: unknown, at) => {
      if (typeof type !== "string" || this.#types.has(type)) return;
      const message = `没有编号为“${type}”的社区类型，请改正。`;
      this.#fault("unknown-type", `${path}.appliesTo.${at}`, message);
    });
    if (node.kind === "featured" && above.bonus === false) {
      const message = "特色亮点项的上级没有特色分值上限，得分无法计入，请补上。";
      this.#fault("featured-without-bonus", `${path}.kind`, message);
    }
  }

  /** A node is a branch or a leaf; what belongs to branches must not stand on a leaf. */
  #form(node: Loose, path: string): void {
    const branch = node.children !== undefined;
    if (branch === (node.rule !== undefined)) {
      this.#fault("schema", path, "每一项应在下级与评分规则中恰有其一。");
    }
    if (branch) return;
    for (const field of ["bonusMarks", "whenNotApplicable"]) {
      if (node[field] === undefined) continue;
      this.#fault("schema", `${path}.${field}`, "评分点没有此字段，只有含下级的项才有，请删除。");
    }
  }

  #rule(node: Loose, rule: Loose, path: string, above: Above): void {
    const own = `${path}.rule`;
    if (rule.type === "requirement") this.#requirement(node, path, above);
    this.#precise(rule.step, `${own}.step`);
    this.#precise(rule.quota, `${own}.quota`, 4);
    this.#precise(rule.perCount, `${own}.perCount`, 4);
    this.#precise(rule.minRatio, `${own}.minRatio`, 4);
    for (const field of ["levels", "items", "options"]) {
      this.#unique(rule[field], `${own}.${field}`);
      for (const { item, at } of objects(rule[field])) {
        this.#precise(item.marks, `${own}.${field}.${at}.marks`);
        this.#precise(item.weight, `${own}.${field}.${at}.weight`, 4);
        if (field === "levels") this.#level(node, item, `${own}.levels.${at}.marks`);
      }
    }
  }

  #requirement(node: Loose, path: string, above: Above): void {
    if ((number(node.fullMarks) ?? 0) !== 0) {
      const message = "必须满足的要求不计分，满分应为 0。";
      this.#fault("requirement-with-marks", `${path}.fullMarks`, message);
    }
    if (node.waivable === true || above.waivable) {
      const message = "必须满足的要求本身及其上级都不得免于考核，请取消免考。";
      this.#fault("waivable-requirement", `${path}.waivable`, message);
    }
  }

  #level(node: Loose, level: Loose, path: string): void {
    const full = number(node.fullMarks);
    const marks = number(level.marks);
    if (full === undefined || marks === undefined || !(hundredths(marks) > hundredths(full)))
      return;
    this.#fault("levels-above-full", path, "等级分值高于本项满分，请改正。");
  }
}

/** fullMarks + bonusMarks in hundredths; NaN where either is not a mark. */
function mostMarks(node: Loose): number {
  return (
    hundredths(number(node.fullMarks) ?? Number.NaN) + hundredths(number(node.bonusMarks) ?? 0)
  );
}

/** The faults of meaning of a document that is at least an object and not too deep. */
export function walk(document: Record<string, unknown>): Fault[] {
  return new Walk(document).run();
}
