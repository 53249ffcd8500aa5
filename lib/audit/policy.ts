import { amendmentKinds } from "../amendment/types";
import { states } from "../application/types";
import { partStates } from "../assignment/types";
import { roles } from "../auth/types";
import { stages, tiers } from "../community/types";
import { mailModes } from "../mail/types";
import { figureWords, rulingKinds } from "../standard/types";
import { surveyStates, verdicts } from "../survey/types";
import type { AuditChange } from "./types";

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

// Nothing, an empty text and an empty list are the same to who reads: there is nothing there.
const isNothing = (value: unknown) =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length);

function leaves(value: unknown, path: readonly string[], found: Map<string, unknown>): void {
  if (isObject(value)) {
    for (const [key, part] of Object.entries(value)) leaves(part, [...path, key], found);
  } else if (!isNothing(value)) found.set(JSON.stringify(path), value);
}

/**
 * What differs between two JSON values, part by part, in the order in which the parts stand: first those of the
 * old value, then what is new. A list counts as one part. What is equal, or empty on both sides, is left out.
 */
export function changedParts(before: unknown, after: unknown): AuditChange[] {
  const old = new Map<string, unknown>();
  const now = new Map<string, unknown>();
  leaves(before, [], old);
  leaves(after, [], now);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((key) => JSON.stringify(old.get(key)) !== JSON.stringify(now.get(key)))
    .map((key) => ({
      path: JSON.parse(key) as string[],
      before: old.get(key),
      after: now.get(key),
    }));
}

/** The scoring point that a record is about, where it names one. It says where, and is no change itself. */
export function pointOf(before: unknown, after: unknown): string | null {
  for (const side of [after, before])
    if (isObject(side) && typeof side.nodeId === "string") return side.nodeId;
  return null;
}

const keyWords: Record<string, string> = {
  username: "用户名",
  name: "名称",
  role: "角色",
  districtId: "区县市",
  active: "启用",
  street: "街道（镇、乡）",
  type: "项目类型",
  tier: "创建梯度",
  households: "户数",
  residents: "常住人口",
  stage: "所处阶段",
  title: "名称",
  standardId: "标准",
  opensOn: "开始日期",
  closesOn: "截止日期",
  reviewerIds: "审核人员",
  confirmedName: "确认人",
  assumedFigures: "待核定数值",
  batchId: "批次",
  communityId: "社区",
  state: "状态",
  round: "轮次",
  digest: "摘要值",
  outcome: "结论",
  total: "总分",
  code: "编号",
  listBatch: "创建批次",
  declaredOn: "申报日期",
  listedOn: "列入名单日期",
  startedOn: "开工日期",
  completedOn: "建成日期",
  year: "年度",
  standard: "标准",
  source: "来源文件",
  scores: "分值",
  added: "新增",
  updated: "更新",
  file: "文件摘要值",
  value: "填报",
  note: "佐证说明",
  reason: "理由",
  kind: "核定",
  ruling: "裁定",
  items: "点名",
  rulings: "作废的核定",
  waivers: "重新裁定",
  family: "标准",
  version: "版本",
  actual: "实际",
  "@community": "社区基本情况",
  basedOnId: "依据的版本",
  faults: "差错",
  changed: "改动的条目",
  documentNumber: "文号",
  figures: "数值",
  draftId: "草案",
  unit: "单位",
  contributorId: "填报人员",
  comment: "意见",
  remark: "说明",
  dueOn: "期限",
  missing: "未填好",
  fromId: "往次申报",
  nodeIds: "评分点",
  mail: "邮箱",
  mailMode: "邮件通知",
  amendment: "办理",
  objectionId: "异议",
  verdict: "认定",
  summary: "异议概要",
  answer: "答复",
  noticeDays: "公示期（工作日）",
  startsOn: "公示开始",
  endsOn: "公示截止",
  working: "上班",
  task: "任务",
  error: "差错",
  applicationId: "申报",
  margin: "抽样误差（%）",
  confidence: "置信水平（%）",
  expectedResponse: "预计回收率（%）",
  organiser: "组织单位",
  contact: "咨询",
  keepDays: "保存天数",
  commitment: "抽样承诺",
  seed: "种子",
  invited: "邀请户数",
  responses: "收回份数",
  letters: "邀请信次数",
  points: "评分点数",
};

const closedWords: Record<string, Record<string, string>> = {
  state: { ...states, ...partStates, ...surveyStates },
  role: roles,
  tier: tiers,
  stage: stages,
  outcome: { passed: "达到验收标准", failed: "未达到验收标准", incomplete: "未填完" },
  kind: { accepted: "认可自评", adjusted: "调整", ...rulingKinds },
  ruling: { accepted: "同意不适用", refused: "不同意" },
  changed: { "*": "标准整体" },
  mailMode: mailModes,
  amendment: amendmentKinds,
  verdict: { ...verdicts, upheld: "成立", dismissed: "不成立" },
};

const longest = 160;

/** Names for ids of all kinds: accounts, communities, districts, types, scoring points. */
export type Names = ReadonlyMap<string, string>;

/** A part's place in words: 点名 · 智慧健康管理. */
export const pathWords = (path: readonly string[], names: Names): string =>
  path.map((key) => keyWords[key] ?? names.get(key) ?? key).join(" · ") || "内容";

/** A figure of a 核定 record, `<node id> <field>`: 设备在线率（满分）. */
function figureText(key: string, names: Names): string {
  const [id = "", field = ""] = key.split(" ");
  const title = id === "total" ? "总分" : (names.get(id) ?? id);
  return `${title}（${figureWords[field] ?? field}）`;
}

function plainWords(value: unknown, names: Names, words: Record<string, string>): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "string") return words[value] ?? names.get(value) ?? value;
  if (isObject(value))
    return names.get(String(value.id)) ?? String(value.name ?? JSON.stringify(value));
  return String(value);
}

function cut(text: string): string {
  const letters = [...text];
  if (letters.length <= longest) return text;
  return `${letters.slice(0, longest).join("")}…（共 ${letters.length} 字）`;
}

/** As many entries of a list as there is room for, at least the first, and how many there are. */
function listWords(entries: readonly string[]): string {
  const shown: string[] = [];
  let room = longest;
  for (const entry of entries) {
    room -= entry.length + 1;
    if (room < 0 && shown.length > 0) break;
    shown.push(cut(entry));
  }
  const more = shown.length < entries.length ? `等 ${entries.length} 项` : "";
  return shown.join("、") + more;
}

/** A part's value in words; null where there is nothing. What is long is cut and says how long it is. */
export function valueWords(value: unknown, path: readonly string[], names: Names): string | null {
  if (isNothing(value)) return null;
  const key = path.at(-1) ?? "";
  const words = closedWords[key] ?? {};
  const say = (part: unknown) =>
    key === "figures" && typeof part === "string"
      ? figureText(part, names)
      : plainWords(part, names, words);
  return listWords((Array.isArray(value) ? value : [value]).map(say));
}

export const subjectWords: Record<string, string> = {
  account: "账号",
  community: "社区",
  batch: "批次",
  application: "申报",
  standard: "标准",
  draft: "标准草案",
  district: "区县市",
  survey: "满意度调查",
  demonstration: "演示数据",
  job: "后台任务",
  calendar: "工作日",
};
