import type { Source } from "../scoring/types";

export interface StandardView {
  id: string;
  family: string;
  version: string;
  title: string;
  issuer: string;
  level: string;
  effectiveFrom: string;
  digest: string;
  points: number;
  figures: FigureCount;
}

/** How many figures of a standard are published, taken from references, or assumed (待核定). */
export interface FigureCount {
  published: number;
  referenced: number;
  assumed: number;
}

/** A figure that a published source gives, and in which standard. */
export interface PublishedFigure {
  family: string;
  version: string;
  standardTitle: string;
  level: string;
  title: string;
  field: "fullMarks" | "passMark";
  value: number;
  source: Source;
  note?: string;
}

/** A standard in the list that other programs read. */
export interface StandardEntry {
  family: string;
  version: string;
  title: string;
  issuer: string;
  level: string;
  effectiveFrom: string;
  digest: string;
  url: string;
}

/** What the figures of a standard are called, and what else a basis may be about. */
export const figureWords: Readonly<Record<string, string>> = {
  fullMarks: "满分",
  passMark: "达标分值",
  bonusMarks: "特色分值上限",
  step: "计分步长",
  levels: "分档",
  items: "得分项",
  quota: "配置要求",
  minRatio: "最低得分比例",
  options: "选项权重",
  minResponses: "最低问卷份数",
  title: "名称",
  issuer: "制定机关",
  effectiveFrom: "生效日期",
  sections: "计入总分的板块",
  kind: "性质",
  appliesTo: "适用的项目类型",
  waivable: "可否申请不适用",
  requirement: "控制项",
  clause: "条文与评分方法",
  evidence: "佐证材料",
  rule: "评分规则",
};

export type FigureKind = "published" | "referenced" | "assumed";

/** One figure in words, for tables that list figures by where they come from. */
export interface FigureRow {
  key: string;
  /** The titles that lead to it. */
  path: string;
  field: string;
  value: string;
  kind: FigureKind;
  source: string;
  note: string | null;
}

/** A stored version with whether it was repealed: that stands outside the frozen row. */
export interface StoredStandard extends StandardView {
  repealed: boolean;
}

/** 草案、待核定、施行、废止: where a version stands, from its first draft to its end. */
export const standardStates = {
  draft: "草案",
  proposed: "待核定",
  "in-force": "施行",
  repealed: "废止",
} as const;
export type StandardState = keyof typeof standardStates;

export const draftStates = {
  draft: "草案",
  proposed: "待核定",
  adopted: "已施行",
  discarded: "已作废",
} as const;
export type DraftState = keyof typeof draftStates;

/** A node as a draft holds it: anything may still be missing or wrong in it. */
export interface DraftNode {
  [field: string]: unknown;
  children?: DraftNode[];
}

/** A standard as a draft holds it. `checkStandard` says what is wrong with it. */
export interface DraftDocument {
  [field: string]: unknown;
  sections: DraftNode[];
}

export interface DraftView {
  id: string;
  family: string;
  version: string;
  title: string;
  faults: number;
  state: DraftState;
  revision: number;
  basedOn: { id: string; title: string; family: string; version: string } | null;
  createdBy: string;
  createdAt: Date;
  updatedBy: string;
  updatedAt: Date;
  proposedById: string | null;
  proposedBy: string | null;
  proposedAt: Date | null;
  adoptedBy: string | null;
  adoptedAt: Date | null;
}

export interface Draft extends DraftView {
  document: DraftDocument;
}

export const rulingKinds = {
  confirmed: "已核定",
  assumed: "仍按假定计算",
} as const;
export type RulingKind = keyof typeof rulingKinds;

/** 核定记录: what was said of one assumed figure. */
export interface FigureRuling {
  nodeId: string;
  field: string;
  /** The figure as it was ruled on. */
  value: unknown;
  kind: RulingKind;
  documentNumber: string;
  ruledBy: string;
  ruledAt: Date;
}

/** One row of the list of families and versions. */
export interface VersionRow {
  key: string;
  href: string;
  title: string;
  family: string;
  version: string;
  state: StandardState;
  effectiveFrom: string | null;
  /** When it last changed its state, or was last saved. */
  since: Date | null;
  faults: number;
  figures: FigureCount | null;
}

/** An assumed figure in words, with its record where it has one that still counts. */
export interface AssumedRow extends FigureRow {
  /** The section it stands in. */
  group: string;
  ruling: Pick<FigureRuling, "kind" | "documentNumber" | "ruledBy" | "ruledAt"> | null;
}

/** Somebody whose outcome a candidate version would turn. */
export interface ReplayFlip {
  id: string;
  communityName: string;
  districtName: string;
  batchTitle: string;
  publishedAt: Date | null;
  from: string;
  to: string;
  /** The titles of the gates that turned. */
  gates: string[];
}

/** What a replay has found so far. */
export interface Replay {
  done: number;
  /** `passed-failed` and the like: how many. */
  counts: Record<string, number>;
  flips: ReplayFlip[];
  /** How many flips are beyond those listed. */
  unlisted: number;
  cursor: string | null;
  more: boolean;
}
