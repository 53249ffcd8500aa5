import {
  type Figure,
  figures,
  formatMarks,
  isLeaf,
  nodeById,
  type Prepared,
  titlePath,
} from "../scoring";
import type { FigureKind, FigureRow } from "./types";

const fieldWords: Record<string, string> = {
  fullMarks: "满分",
  passMark: "达标分值",
  bonusMarks: "特色分值上限",
  minResponses: "最低问卷份数",
  quota: "配置要求",
  minRatio: "最低得分比例",
  options: "选项权重",
  levels: "分档",
  items: "得分项",
  step: "计分步长",
};

/** Whether a figure is published, taken from a reference, or assumed: what has no basis at all is assumed. */
export function figureKind({ basis }: Figure): FigureKind {
  const kind = basis?.source.kind ?? "assumption";
  if (kind === "assumption") return "assumed";
  return kind === "reference" ? "referenced" : "published";
}

const bases = { community: "", household: "户", resident: "人" } as const;

function quotaText(prepared: Prepared, id: string, value: number): string {
  const node = nodeById(prepared, id);
  if (!node || !isLeaf(node) || node.rule.type !== "quota") return String(value);
  const { unit, per, perCount = 1 } = node.rule;
  return per === "community" ? `${value} ${unit}` : `每 ${perCount} ${bases[per]} ${value} ${unit}`;
}

function valueText(prepared: Prepared, { id, field, value }: Figure): string {
  if (value === null) return "见条文";
  if (field === "minResponses") return `${value} 份`;
  if (field === "minRatio") return `要求的 ${Math.round(value * 10_000) / 100}%`;
  if (field === "quota") return quotaText(prepared, id, value);
  return `${formatMarks(value)} 分`;
}

/** `passMarks.<node>` of a grade names the node that has to reach it. */
function fieldText(prepared: Prepared, field: string): string {
  const [, node] = /^passMarks\.(.+)$/.exec(field) ?? [];
  if (node !== undefined) return `${titlePath(prepared, node).join(" › ")}最低分值`;
  return fieldWords[field] ?? field;
}

function pathText(prepared: Prepared, { id, of }: Figure): string {
  const { total, grades = [] } = prepared.standard;
  if (of === "total") return total.title;
  if (of === "grade") return grades.find((grade) => grade.id === id)?.title ?? id;
  return titlePath(prepared, id).join(" › ");
}

/** The figures of a standard in document order, each in words: where it stands, what it is, its value and source. */
export function figureRows(prepared: Prepared): FigureRow[] {
  return figures(prepared).map((figure) => ({
    key: `${figure.of} ${figure.id} ${figure.field}`,
    path: pathText(prepared, figure),
    field: fieldText(prepared, figure.field),
    value: valueText(prepared, figure),
    kind: figureKind(figure),
    source: figure.basis?.source.title ?? "还没有来源",
    note: figure.basis?.note ?? null,
  }));
}
