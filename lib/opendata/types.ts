import type { Standing } from "../certificate/types";

/** A published outcome as other programs read it: nothing of who worked on it. */
export interface OutcomeEntry {
  code: string;
  community: string;
  district: string;
  street: string;
  type: string;
  typeTitle: string;
  tier: string;
  tierTitle: string;
  batch: string;
  outcome: "passed" | "failed";
  score: number;
  fullMarks: number;
  passMark: number;
  /** ISO 8601, UTC. */
  publishedAt: string;
  standard: { family: string; version: string; digest: string };
  /** Of the decision. */
  digest: string;
  /** Whether it still holds. */
  standing: Standing;
  /** The code of the corrected outcome. */
  replacedBy: string | null;
  /** Where the outcome with all it takes to compute it again is read. */
  url: string;
}

/** What a reader may narrow the outcomes to. */
export interface EntryFilter {
  district?: string;
  /** Of publication, Beijing time. */
  year?: number;
  tier?: string;
  type?: string;
  result?: "passed" | "failed";
}

/** Where a page of outcomes begins: behind this one, the newest first. */
export interface Position {
  publishedAt: Date;
  code: string;
}

export interface QueryFault {
  code: "bad-parameter";
  path: string;
  message: string;
}

export interface EntryQuery {
  filter: EntryFilter;
  limit: number;
  after: string | null;
}

export const DEFAULT_LIMIT = 50;
export const LARGEST_LIMIT = 200;

/** What may be done with the data. Assumed: said to be 待核定 wherever it stands, until the office has ruled. */
export const LICENCE_TERMS = "注明来源“杭州未来社区验收”即可自由使用（参照 CC BY 4.0）";
export const LICENCE = `${LICENCE_TERMS}，待核定`;

export interface Column {
  key: string;
  title: string;
  note: string;
}

/** The columns of the CSV file, in its order; `key` is where the same stands in the JSON. */
export const columns = [
  { key: "code", title: "结果编号", note: "公布时编定，不变" },
  { key: "community", title: "社区", note: "" },
  { key: "district", title: "区县市", note: "" },
  { key: "street", title: "街道", note: "" },
  { key: "tierTitle", title: "梯度", note: "省级试点、省级创建点或市级创建点；JSON 另有 tier" },
  { key: "typeTitle", title: "类型", note: "旧改类、新建类等；JSON 另有 type" },
  { key: "batch", title: "批次", note: "" },
  { key: "outcome", title: "结果", note: "通过或未通过；JSON 为 passed 或 failed" },
  { key: "score", title: "总分", note: "核定分" },
  { key: "fullMarks", title: "满分", note: "" },
  { key: "passMark", title: "达标分值", note: "数值的依据见办法，待核定的在办法里标明" },
  { key: "publishedAt", title: "公布日期", note: "北京时间；JSON 为 UTC 时刻" },
  {
    key: "standing",
    title: "状态",
    note: "有效、已更正或已撤销；JSON 为 valid、corrected、revoked",
  },
  { key: "replacedBy", title: "更正后的编号", note: "" },
  { key: "standard.family", title: "办法", note: "" },
  { key: "standard.version", title: "办法版本", note: "" },
  { key: "standard.digest", title: "办法摘要值", note: "SHA-256" },
  { key: "digest", title: "结论摘要值", note: "SHA-256" },
  { key: "url", title: "网址", note: "JSON 为接口地址" },
] as const satisfies readonly Column[];
