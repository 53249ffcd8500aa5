import type { Gate, GateSentence, Outcome } from "../scoring/types";

/** A published outcome as lists and comparisons need it. Marks with at most two decimals. */
export interface Entry {
  code: string;
  outcome: "passed" | "failed";
  communityId: string;
  communityName: string;
  districtName: string;
  street: string;
  type: string;
  tier: string;
  /** The version that decided, as `family@version`. */
  standard: string;
  total: number;
  fullMarks: number;
  passMark: number;
  /** By section id: those of the standard that have a score. */
  sections: Record<string, number>;
  publishedAt: Date;
  /** Of publication, in Hangzhou. */
  year: string;
}

export interface EntryRow extends Entry {
  typeTitle: string;
  tierTitle: string;
}

export const sorts = {
  newest: "最新公布",
  total: "总分从高到低",
  name: "社区名称",
  district: "区、县、市",
} as const;
export type Sort = keyof typeof sorts;

/** What an address narrows the list to; empty where it does not. */
export interface Filter {
  q: string;
  district: string;
  year: string;
  tier: string;
  type: string;
  result: "passed" | "failed" | "";
  sort: Sort;
}

export interface Choice {
  value: string;
  label: string;
}

/** A district on the tile map, with what is published under the other filters. */
export interface DistrictFigures {
  name: string;
  published: number;
  passed: number;
}

export interface Catalogue {
  filter: Filter;
  /** What the address asked for that makes no sense, by the filter's label; and a page past the end. */
  ignored: string[];
  askedPage: number;
  choices: { districts: Choice[]; years: Choice[]; tiers: Choice[]; types: Choice[] };
  districts: DistrictFigures[];
  outcomes: EntryRow[];
  total: number;
  page: number;
  pageCount: number;
}

/** One line of a comparison: this community's score beside the middle of the others. */
export interface MedianRow {
  id: string;
  title: string;
  score: number;
  median: number;
}

/** What other communities like this one reached. */
export interface Peers {
  /** Of which kind: 市级创建点，旧改类. */
  kind: string;
  count: number;
  passed: number;
  /** Empty where too few would be named by it. */
  rows: MedianRow[];
}

/** The same verified scores under another standard. */
export interface Elsewhere {
  title: string;
  family: string;
  version: string;
  verdict: Outcome;
  total: { score: number; passMark: number; fullMarks: number };
  gates: readonly Gate[];
  sentences: readonly GateSentence[];
}

export interface Comparison {
  /** Where the outcome stands, to be passed on. */
  address: string;
  elsewhere: Elsewhere[];
  /** The community's other published outcomes, newest first. */
  earlier: EntryRow[];
  peers: Peers;
}
