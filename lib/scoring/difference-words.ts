/** The words for what differs between two versions of a standard. */
import { formatMarks, hundredths, toMarks } from "./decimal";
import type { Standard, StandardNode } from "./types";

/** A version and the fields of the part in question, by name. */
export interface Place {
  standard: Standard;
  fields: ReadonlyMap<string, unknown>;
}

const FIELDS: Record<string, string> = {
  family: "标准编号",
  version: "版本",
  title: "名称",
  issuer: "制定机关",
  level: "级别",
  effectiveFrom: "生效日期",
  sections: "计入总分的板块",
  divisor: "总分的除数",
  fullMarks: "满分",
  passMark: "达标分值",
  bonusMarks: "特色分值上限",
  kind: "类别",
  appliesTo: "适用的社区类型",
  waivable: "可否免考",
  clause: "条文与评分方法",
  evidence: "佐证材料",
  whenNotApplicable: "有条目不适用时",
  rule: "评分规则",
  type: "评分方式",
  step: "计分步长",
  unit: "计量单位",
  quota: "配置标准",
  per: "配置基数",
  perCount: "每份基数",
  minRatio: "最低得分比例",
  minResponses: "最低问卷份数",
  levels: "分档",
  items: "得分项",
  options: "选项",
  marks: "分值",
  weight: "权重",
  publisher: "发布单位",
  date: "日期",
  url: "网址",
  sources: "来源",
};

const VALUES: Record<string, Record<string, string>> = {
  level: { municipal: "市级", provincial: "省级", other: "其他" },
  kind: {
    constraint: "约束性",
    guiding: "引导性",
    featured: "特色亮点",
    regulation: "法规文件",
    news: "新闻报道",
    reference: "参考资料",
    assumption: "暂定（待核定）",
  },
  whenNotApplicable: { keep: "满分不变", rescale: "按适用部分折算" },
  per: { community: "每个社区", household: "按户数", resident: "按居民人数" },
  type: {
    marks: "按分评定",
    levels: "分档评定",
    checklist: "逐项得分",
    requirement: "必须满足",
    quota: "按配置标准",
    survey: "问卷",
  },
};

const MARKS = ["fullMarks", "passMark", "bonusMarks", "marks", "step"];
const LISTS = ["levels", "items", "options"];

const last = (field: string) => field.slice(field.lastIndexOf(".") + 1);

/** The node of which a grade asks marks: `passMarks.digital`. */
const askedNode = (field: string) => /^passMarks\.(.+)$/.exec(field)?.[1];
const isMarks = (field: string) => askedNode(field) !== undefined || MARKS.includes(last(field));

function nodeTitle(nodes: readonly StandardNode[], id: string): string | undefined {
  for (const node of nodes) {
    if (node.id === id) return node.title;
    const below = "children" in node ? nodeTitle(node.children, id) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

function day(date: string): string {
  const [year, month, number] = date.split("-").map(Number);
  return `${year}年${month}月${number}日`;
}

function named(id: unknown, field: string, { standard, fields }: Place): string {
  const kind = last(field);
  const title = LISTS.includes(kind)
    ? fields.get(`${field}.${id}.title`)
    : kind === "appliesTo"
      ? standard.communityTypes.find((type) => type.id === id)?.title
      : standard.sections.find((section) => section.id === id)?.title;
  return `「${title ?? id}」`;
}

/** A field's value as people read it, with its unit; a figure stands apart from the word before it. */
function valueWords(field: string, value: unknown, place: Place): string {
  const name = last(field);
  if (Array.isArray(value)) {
    if (value.length === 0) return "（无）";
    return value.map((item) => named(item, field, place)).join("、");
  }
  if (typeof value === "boolean") return value ? "可以" : "不可以";
  if (typeof value === "number") {
    if (isMarks(field)) return ` ${formatMarks(value)} 分`;
    if (name === "minResponses") return ` ${value} 份`;
    const unit = name === "quota" ? (place.fields.get("rule.unit") ?? "") : "";
    return ` ${value} ${unit}`.trimEnd();
  }
  const text = String(value);
  if (name === "source") {
    const source = place.standard.sources.find((candidate) => candidate.id === text);
    return `「${source?.title ?? text}」`;
  }
  if ((name === "effectiveFrom" || name === "date") && /^\d{4}-\d\d-\d\d$/.test(text))
    return day(text);
  return VALUES[name]?.[text] ?? `「${text}」`;
}

/** The field in words: 「满分」, 「分档『优』的分值」, 「达标分值的来源」. */
function fieldWords(field: string, { standard, fields }: Place): string {
  const parts = field.split(".");
  const asked = askedNode(field);
  if (asked !== undefined) return `「${nodeTitle(standard.sections, asked) ?? asked}」的最低分值`;
  if (parts[0] === "basis") {
    const figure = parts.slice(1, -1).join(".");
    return `${FIELDS[figure] ?? figure}的${last(field) === "note" ? "依据说明" : "来源"}`;
  }
  const list = parts[1] ?? "";
  if (parts[0] === "rule" && LISTS.includes(list) && parts.length > 3) {
    const owner = `rule.${list}.${parts.slice(2, -1).join(".")}`;
    return `${FIELDS[list]}「${fields.get(`${owner}.title`) ?? parts[2]}」的${FIELDS[last(field)] ?? last(field)}`;
  }
  return FIELDS[last(field)] ?? field;
}

function shift(field: string, before: unknown, after: unknown): string {
  if (typeof before !== "number" || typeof after !== "number") return "";
  if (!isMarks(field)) return "";
  const by = hundredths(after) - hundredths(before);
  return `，${by > 0 ? "增加" : "减少"} ${formatMarks(toMarks(Math.abs(by)))} 分`;
}

function listChange(field: string, before: unknown[], after: unknown[], both: Places): string {
  const words = (ids: unknown[], place: Place) =>
    ids.map((id) => named(id, field, place)).join("、");
  const added = after.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !after.includes(id));
  const parts = [
    ...(added.length > 0 ? [`增加${words(added, both.to)}`] : []),
    ...(removed.length > 0 ? [`删去${words(removed, both.from)}`] : []),
  ];
  if (parts.length === 0) parts.push(`次序改为${words(after, both.to)}`);
  return `${fieldWords(field, both.to)}${parts.join("，")}。`;
}

interface Places {
  from: Place;
  to: Place;
}

/** The sentence for a field that only the newer version has. */
export function appeared(field: string, value: unknown, place: Place): string {
  return `${fieldWords(field, place)}为${valueWords(field, value, place)}。`;
}

/** The sentence for a field that only the older version has. */
export function vanished(field: string, value: unknown, place: Place): string {
  return `${fieldWords(field, place)}原为${valueWords(field, value, place)}。`;
}

/** The sentence for a field that both versions may have; null where one does not. */
export function changed(field: string, before: unknown, after: unknown, both: Places): string {
  if (before === null) return `新增${appeared(field, after, both.to)}`;
  if (after === null) {
    const was = valueWords(field, before, both.from);
    return `取消${fieldWords(field, both.from)}（原为${was}）。`;
  }
  if (Array.isArray(before) && Array.isArray(after)) return listChange(field, before, after, both);
  const was = valueWords(field, before, both.from);
  const is = valueWords(field, after, both.to);
  return `${fieldWords(field, both.to)}由${was}改为${is}${shift(field, before, after)}。`;
}
