/** Workbooks of earlier results as people make them: a standard's columns, filled in by hand. */
import { type WriteSheet, writeXlsx } from "hucre/xlsx";

export const municipal = "hangzhou-municipal@2022-trial";
export const provincial = "zhejiang-provincial@2022-trial";

const scenes = [
  ...["邻里场景（满分 60.00）", "教育场景（满分 70.00）", "健康场景（满分 70.00）"],
  ...["创业场景（满分 40.00）", "建筑场景（满分 60.00）", "交通场景（满分 60.00）"],
  ...["低碳场景（满分 40.00）", "服务场景（满分 50.00）", "治理场景（满分 50.00）"],
];
const head = ["项目编号", "社区名称", "年度", "来源文件"];
const resultHeaders: Record<string, string[]> = {
  [municipal]: [
    ...head,
    ...["居民满意度（满分 100.00）", "场景建设（满分 520.00）", ...scenes],
    ...[
      "特色亮点塑造项（满分 25.00）",
      "党建考核（满分 100.00）",
      "数字化平台落地性（满分 100.00）",
    ],
  ],
  [provincial]: [
    ...head,
    ...["场景建设（满分 600.00）", ...scenes, "居民满意度（满分 100.00）"],
    "数字化平台落地性（满分 100.00）",
  ],
};

type Cell = string | number | null;

/** One row by the municipal standard that meets every pass mark: total 85.5 + 430 + 10 = 525.50. */
export function municipalRow(name: string, change: Record<string, Cell> = {}): Cell[] {
  const sound: Record<string, Cell> = {
    社区名称: name,
    年度: 2021,
    来源文件: "杭未来办〔2021〕8号",
    居民满意度: 85.5,
    ...{ 邻里场景: 50, 教育场景: 60, 健康场景: 60, 创业场景: 35, 建筑场景: 50 },
    ...{ 交通场景: 50, 低碳场景: 35, 服务场景: 45, 治理场景: 45, 特色亮点塑造项: 10 },
    ...{ 党建考核: 85, 数字化平台落地性: 61 },
    ...change,
  };
  return (resultHeaders[municipal] ?? []).map(
    (header) => sound[header.split("（")[0] ?? ""] ?? null,
  );
}

export const resultSheet = (ref: string, rows: readonly (readonly Cell[])[]): WriteSheet => ({
  name: ref.slice(0, 20),
  rows: [
    ["标准", ref],
    resultHeaders[ref] ?? resultHeaders[municipal] ?? [],
    ...rows.map((row) => [...row]),
  ],
});

/** A workbook of these rows by the municipal standard, and of further sheets. */
export const resultFile = (
  rows: readonly (readonly Cell[])[],
  more: WriteSheet[] = [],
): Promise<Uint8Array> => writeXlsx({ sheets: [resultSheet(municipal, rows), ...more] });
