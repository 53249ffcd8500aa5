import type { Fault } from "@/lib/scoring/types";
import { type DraftDocument, type DraftNode, figureWords } from "@/lib/standard/types";
import { indicesOf, nodePath, pathOf } from "./editing";

/** One line of the tree. */
export interface OutlineRow {
  path: string;
  /** 1 for the standard itself. */
  level: number;
  position: number;
  siblings: number;
  node: DraftNode | null;
  branch: boolean;
  open: boolean;
}

/** The lines of the tree that are to be seen: the standard, and what stands below opened branches. */
export function outlineOf(document: DraftDocument, opened: ReadonlySet<string>): OutlineRow[] {
  const rows: OutlineRow[] = [
    { path: "", level: 1, position: 1, siblings: 1, node: null, branch: true, open: true },
  ];
  const visit = (list: readonly DraftNode[], above: readonly number[]) => {
    list.forEach((node, i) => {
      const indices = [...above, i];
      const path = pathOf(indices);
      const branch = node.children !== undefined;
      const open = branch && opened.has(path);
      const level = indices.length + 1;
      rows.push({ path, level, position: i + 1, siblings: list.length, node, branch, open });
      if (open) visit(node.children ?? [], indices);
    });
  };
  visit(document.sections, []);
  return rows;
}

/** Every branch's path, for opening all of them. */
export function branchPaths(document: DraftDocument): string[] {
  const paths: string[] = [];
  const visit = (list: readonly DraftNode[], above: readonly number[]) => {
    list.forEach((node, i) => {
      if (!node.children) return;
      paths.push(pathOf([...above, i]));
      visit(node.children, [...above, i]);
    });
  };
  visit(document.sections, []);
  return paths;
}

/** The paths of the branches above a node. */
export const pathsAbove = (path: string): string[] =>
  indicesOf(path)
    .slice(0, -1)
    .map((_, depth, indices) => pathOf(indices.slice(0, depth + 1)));

/** The path of the node at which a fault stands; empty for the standard itself. */
export const faultNode = (fault: Pick<Fault, "path">): string =>
  nodePath.exec(fault.path)?.[0] ?? "";

/** Faults by the node at which they stand. */
export function faultsByNode(faults: readonly Fault[]): Map<string, Fault[]> {
  const found = new Map<string, Fault[]>();
  for (const fault of faults) {
    const path = faultNode(fault);
    found.set(path, [...(found.get(path) ?? []), fault]);
  }
  return found;
}

/** Complaints by the field's path within the node; of several at one field the first. */
export function fieldErrors(faults: readonly Fault[], path: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const fault of faults) {
    const field = path === "" ? fault.path : fault.path.slice(path.length + 1);
    if (!found.has(field)) found.set(field, fault.message);
  }
  return found;
}

/** What the fields of a draft are called, where the figures' words do not say it. */
const partWords: Readonly<Record<string, string>> = {
  ...figureWords,
  id: "编号",
  version: "版本号",
  family: "编号",
  level: "级别",
  total: "总分",
  divisor: "除数",
  grades: "等级",
  passMarks: "单项要求",
  communityTypes: "项目类型",
  sources: "来源",
  publisher: "发布单位",
  date: "日期",
  url: "网址",
  source: "依据",
  note: "说明",
  unit: "单位",
  per: "按什么计",
  perCount: "每多少户（人）",
  marks: "分值",
  weight: "权重",
};

/** Which part of its node, or of the standard, a fault is about: 分档第 2 行 › 分值. Empty where it is the whole. */
export function faultPart(fault: Pick<Fault, "path">): string {
  const node = faultNode(fault);
  const steps = fault.path.slice(node === "" ? 0 : node.length + 1).split(".");
  const words = steps.flatMap((step, i) => {
    // The rule is named by what stands in it.
    if (step === "rule" && i + 1 < steps.length) return [];
    const word = Object.hasOwn(partWords, step) ? partWords[step] : undefined;
    if (word === undefined) return [];
    const row = steps[i + 1] ?? "";
    // What is ticked has a place in the document, and none on the screen.
    const ticked = step === "sections" || step === "appliesTo";
    return [/^\d+$/.test(row) && !ticked ? `${word}第 ${Number(row) + 1} 行` : word];
  });
  return words.join(" › ");
}

/** How many faults stand at a node and below it. */
export function faultsWithin(byNode: ReadonlyMap<string, readonly Fault[]>, path: string): number {
  let count = 0;
  for (const [at, faults] of byNode)
    if (path === "" || at === path || at.startsWith(`${path}.`)) count += faults.length;
  return count;
}

/** A figure as typed: a number where it is one, else the text, which is kept and shown as wrong; empty: nothing. */
export function readFigure(raw: string): number | string | undefined {
  const text = raw
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[。．]/g, ".")
    .trim();
  if (text === "") return undefined;
  return /^-?\d{1,15}(\.\d{0,8})?$/.test(text) ? Number(text) : text;
}

/** What one says where types differ: 旧改类 20，新建类 18; one figure where they are the same. */
export function byType(
  values: readonly (number | null)[],
  titles: readonly string[],
  format: (value: number) => string,
): string {
  const words = values.map((value) => (value === null ? "不适用" : format(value)));
  if (new Set(words).size <= 1) return words[0] ?? "—";
  return words.map((word, i) => `${titles[i] ?? ""} ${word}`).join("，");
}
