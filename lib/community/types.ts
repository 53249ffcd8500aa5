import type { State } from "../application/types";

/** 三级梯度 */
export const tiers = {
  "provincial-pilot": "省级试点",
  "provincial-candidate": "省级创建点",
  "municipal-candidate": "市级创建点",
} as const;
export type Tier = keyof typeof tiers;

/** A project's life, in its order. */
export const stages = {
  declared: "申报",
  listed: "列入名单",
  started: "开工",
  completed: "建成",
  acceptance: "验收",
} as const;
export type Stage = keyof typeof stages;
export const stageOrder = Object.keys(stages) as Stage[];

/** The dates a project has, each of the stage it opens. 验收 has none of its own: its applications have. */
export const stageDates = {
  declaredOn: "declared",
  listedOn: "listed",
  startedOn: "started",
  completedOn: "completed",
} as const satisfies Record<string, Stage>;
export type DateField = keyof typeof stageDates;
export const dateFields = Object.keys(stageDates) as DateField[];
export const dateWords: Record<DateField, string> = {
  declaredOn: "申报日期",
  listedOn: "列入名单日期",
  startedOn: "开工日期",
  completedOn: "建成日期",
};

/** ISO days. */
export type ProjectDates = Record<DateField, string | null>;

export interface CommunityView extends ProjectDates {
  id: string;
  districtId: string;
  districtName: string;
  name: string;
  street: string;
  type: string;
  tier: Tier;
  households: number;
  residents: number;
  stage: Stage;
  /** 项目编号 */
  code: string | null;
  /** 创建批次; empty where it is not known */
  listBatch: string;
  version: number;
}

/** The newest application of a community that the person who asks may see. */
export interface NewestApplication {
  id: string;
  state: State;
  batchTitle: string;
  /** Only once it is published. */
  outcome: "passed" | "failed" | null;
}

export interface CommunityRow extends CommunityView {
  application: NewestApplication | null;
}

export const sorts = {
  name: "名称",
  code: "项目编号",
  listed: "列入名单日期，新的在前",
  started: "开工日期，新的在前",
} as const;
export type Sort = keyof typeof sorts;

/** What the list is narrowed to; empty text and null: not at all. */
export interface CommunityFilter {
  q: string;
  stage: Stage | null;
  tier: Tier | null;
  type: string;
  listBatch: string;
  /** Of listing. */
  year: number | null;
  /** Only for those who see more than their own district. */
  district: string;
}

/** What there is to choose from. */
export interface CommunityFacets {
  listBatches: string[];
  /** Years of listing, the newest first. */
  years: number[];
}

export interface CommunityList {
  filter: CommunityFilter;
  sort: Sort;
  rows: CommunityRow[];
  total: number;
  page: number;
  pageCount: number;
  /** Titles of the community types by id. */
  types: ReadonlyMap<string, string>;
  facets: CommunityFacets;
  /** Empty where the person sees one district only. */
  districts: readonly { id: string; name: string }[];
}
