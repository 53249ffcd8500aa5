/** How a standard lies in a workbook: what the sheets and columns are called, for writing and for reading. */
import type { Rule } from "../scoring/types";

export const COVER = "封面";
export const BASIS = "依据";

/** A word for each value, both ways. */
export class Words<Value extends string> {
  readonly #words: ReadonlyMap<Value, string>;
  readonly #values: ReadonlyMap<string, Value>;

  constructor(words: Record<Value, string>) {
    const pairs = Object.entries(words) as [Value, string][];
    this.#words = new Map(pairs);
    this.#values = new Map(pairs.map(([value, word]) => [word, value]));
  }

  word = (value: Value): string => this.#words.get(value) ?? value;
  value = (word: string): Value | undefined => this.#values.get(word);
  all = (): string[] => [...this.#values.keys()];
}

export const LEVEL = new Words({ municipal: "市级", provincial: "省级", other: "其他" });
export const NODE_KIND = new Words({
  constraint: "约束性",
  guiding: "引导性",
  featured: "特色亮点",
});
export const SOURCE_KIND = new Words({
  regulation: "法规文件",
  news: "新闻报道",
  reference: "参考资料",
  assumption: "暂定（待核定）",
});
export const WAIVABLE = new Words({ yes: "是", no: "否" });
export const WHEN_NOT_APPLICABLE = new Words({ keep: "满分不变", rescale: "按适用部分折算" });
export const PER = new Words({
  community: "每个社区",
  household: "按户数",
  resident: "按居民人数",
});
export const RULE = new Words<Rule["type"]>({
  marks: "按分评定",
  levels: "分档评定",
  checklist: "逐项得分",
  requirement: "必须满足",
  quota: "按配置标准",
  survey: "问卷",
});

/** What a basis speaks of. A field without a word of its own is written 「其他：field」. */
export const BASIS_FIELD = new Words({
  fullMarks: "满分",
  passMark: "达标分值",
  bonusMarks: "特色分值上限",
  title: "名称",
  issuer: "制定机关",
  effectiveFrom: "生效日期",
  sections: "计入总分的板块",
  kind: "类别",
  appliesTo: "适用社区",
  waivable: "可免考",
  clause: "条文与评分方法",
  evidence: "佐证材料",
  rule: "评分规则",
  requirement: "必须满足的要求",
  levels: "分档",
  items: "得分项",
  options: "选项权重",
  step: "计分步长",
  quota: "配置数量",
  minRatio: "最低得分比例",
  minResponses: "最低问卷份数",
});
export const OTHER_FIELD = "其他：";
/** Whose basis it is, where it is no node's. */
export const OF_STANDARD = "标准";
export const OF_TOTAL = "总分";

export const OPTION = "选项";

interface NodeColumn {
  key: string;
  title: string;
  group: string;
  width: number;
}

const column = (group: string, key: string, title: string, width = 11): NodeColumn => {
  return { group, key, title, width };
};

/** The columns of a section's sheet; those of the last group are computed there and not read. */
export const NODE_COLUMNS = [
  column("条目", "level", "层级", 7),
  column("条目", "id", "编号", 30),
  column("条目", "title", "名称", 36),
  column("条目", "kind", "类别", 10),
  column("分值", "fullMarks", "满分", 9),
  column("分值", "passMark", "达标分值", 10),
  column("分值", "bonusMarks", "特色分值上限", 13),
  column("分值", "share", "选项分值或权重", 15),
  column("适用", "appliesTo", "适用社区", 14),
  column("适用", "waivable", "可免考", 8),
  column("适用", "whenNotApplicable", "有条目不适用时", 16),
  column("评分规则", "type", "评分方式", 12),
  column("评分规则", "step", "计分步长", 10),
  column("评分规则", "quota", "配置数量", 10),
  column("评分规则", "unit", "计量单位", 10),
  column("评分规则", "per", "配置基数", 12),
  column("评分规则", "perCount", "每份基数", 10),
  column("评分规则", "minRatio", "最低得分比例", 13),
  column("评分规则", "minResponses", "最低问卷份数", 13),
  column("说明", "clause", "条文与评分方法", 60),
  column("说明", "evidence", "佐证材料", 40),
  column("自动计算（不读入）", "childrenFull", "下级满分合计", 13),
  column("自动计算（不读入）", "redundancy", "冗余分值", 10),
] as const;
export const COMPUTED_COLUMNS = 2;
/** Rows of a section's sheet, counted from 0: title, groups, headers, then the nodes. */
export const HEADER_ROW = 2;

const at = (key: string) => NODE_COLUMNS.findIndex((entry) => entry.key === key);
/** Where each column of a section's sheet stands, counted from 0. */
export const COLUMN = Object.fromEntries(NODE_COLUMNS.map(({ key }) => [key, at(key)]));

/** The lines of the cover that hold one value, in order; the last is computed. */
export const COVER_LINES = [
  { key: "family", title: "标准编号" },
  { key: "version", title: "版本" },
  { key: "title", title: "名称" },
  { key: "issuer", title: "制定机关" },
  { key: "level", title: "级别" },
  { key: "effectiveFrom", title: "生效日期" },
  { key: "totalTitle", title: "总分名称" },
  { key: "totalSections", title: "计入总分的板块" },
  { key: "totalPassMark", title: "总分达标分值" },
  { key: "totalDivisor", title: "总分的除数（可不填）" },
  { key: "totalFullMarks", title: "总分满分（自动计算）" },
] as const;

/** The row of the cover, counted from 0, on which a line stands. */
export const coverRow = (key: (typeof COVER_LINES)[number]["key"]): number =>
  1 + COVER_LINES.findIndex((line) => line.key === key);

/** The lists below them, each under its heading. */
export const COVER_LISTS = {
  communityTypes: { heading: "社区类型", headers: ["编号", "名称"] },
  grades: { heading: "等级", headers: ["编号", "名称", "达标分值"] },
  gradeMarks: {
    heading: "等级的单项要求",
    headers: ["等级编号", "条目编号", "最低分值"],
  },
  sources: {
    heading: "来源",
    headers: ["编号", "名称", "类别", "发布单位", "日期", "网址"],
  },
  sections: {
    heading: "板块",
    headers: ["工作表", "编号（自动）", "名称（自动）", "满分（自动）", "达标分值（自动）"],
  },
} as const;

export const BASIS_HEADERS = [
  "所属",
  "条目名称（自动）",
  "数值或内容",
  "来源编号",
  "来源（自动）",
  "说明",
];

/** 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  const rest = index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : "";
  return rest + String.fromCharCode(65 + (index % 26));
}

/** Row and column, counted from 0, as a cell's name: 「B4」. */
export const cellName = (row: number, column: number): string =>
  `${columnLetters(column)}${row + 1}`;
