/** Lists of projects as people make them: the template's columns, filled in by hand. */
import { type WriteSheet, writeXlsx } from "hucre/xlsx";

export const projectHeaders = [
  ...[
    "区县市",
    "项目编号",
    "社区名称",
    "街道（镇、乡）",
    "项目类型",
    "创建梯度",
    "创建批次",
    "所处阶段",
  ],
  ...["户数", "常住人口", "申报日期", "列入名单日期", "开工日期", "建成日期"],
];

export type ProjectCell = string | number | boolean | Date | null;

/** One sound row; what is given in `change` replaces a column by its header. */
export function projectRow(at: number, change: Record<string, ProjectCell> = {}): ProjectCell[] {
  const sound: Record<string, ProjectCell> = {
    区县市: null,
    项目编号: `GS-${String(at).padStart(3, "0")}`,
    社区名称: `第${at}社区`,
    "街道（镇、乡）": "小河街道",
    项目类型: "旧改类",
    创建梯度: "市级创建点",
    创建批次: "2021年第一批",
    所处阶段: "开工",
    户数: 1000 + at,
    常住人口: 2800,
    申报日期: new Date("2021-03-01"),
    列入名单日期: "2021-05-20",
    开工日期: "2021年10月8日",
    建成日期: null,
    ...change,
  };
  return projectHeaders.map((header) => sound[header] ?? null);
}

/** A workbook of these rows, as another program would save it. */
export const projectFile = (
  rows: readonly (readonly ProjectCell[])[],
  more: Partial<WriteSheet> = {},
): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [{ name: "项目库", rows: [projectHeaders, ...rows.map((row) => [...row])], ...more }],
  });

export const asBase64 = (file: Uint8Array): string => Buffer.from(file).toString("base64");
