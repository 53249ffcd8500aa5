import type { PartView } from "../assignment/types";
import type { Person } from "../auth/types";
import type { FrozenEvidence } from "../evidence/types";
import type { Prepared } from "../scoring";
import type { Answer, Submission } from "../scoring/types";
import type { ApplicationFacts, OperationName } from "./policy";

/** An application's life. What may happen in which state stands in policy.ts. */
export const states = {
  draft: "填报中",
  submitted: "待核验",
  returned: "退回整改",
  verified: "待审定",
  approved: "已审定，待公示",
  notice: "公示中",
  published: "已公布",
  revoked: "已撤销",
} as const;
export type State = keyof typeof states;

/** The key under which a rectification names the community's own data (type, households, residents). */
export const communityItem = "@community";

/** A value as it was entered: wrong ones are kept and shown as wrong, so that nothing typed is lost. */
export type EnteredValue = Answer | Record<string, number | string>;

/** Where an answer comes from. */
export const origins = {
  entered: "填写",
  workbook: "填报表导入",
  carried: "沿用往次填报",
  survey: "居民满意度调查",
} as const;
export type Origin = keyof typeof origins;

export interface EnteredAnswer {
  nodeId: string;
  value: EnteredValue | null;
  note: string;
  origin: Origin;
  version: number;
  updatedByName: string;
  updatedAt: string;
}

export interface ClaimedWaiver {
  nodeId: string;
  reason: string;
  ruling: "accepted" | "refused" | null;
  rulingReason: string;
  version: number;
}

export interface CommunityFacts {
  type: string;
  households: number;
  residents: number;
}

export interface RectificationItem {
  round: number;
  nodeId: string;
  comment: string;
}

export interface ApplicationView {
  id: string;
  state: State;
  version: number;
  stateSince: string;
  communityId: string;
  communityName: string;
  districtId: string;
  districtName: string;
  street: string;
  tier: string;
  facts: CommunityFacts;
  batchId: string;
  batchTitle: string;
  opensOn: string;
  closesOn: string;
  standardId: string;
  sentBackReason: string | null;
  /** In rectification: by when it is asked to be handed in again, an ISO day. */
  dueOn: string | null;
  /** On notice: the last day of the period, an ISO day. */
  noticeEndsOn: string | null;
  /** Reopened by a founded objection or a correction: only what lies on these nodes is verified again; empty: everything. */
  reopenedNodes: string[];
}

export interface SnapshotStatements {
  notes: Record<string, string>;
  waivers: Record<string, string>;
  /** Points whose answers were carried over and not confirmed since; absent where there were none. */
  carried?: string[];
  /** What proves the answers; absent where nothing was attached, and in the oldest submissions. */
  evidence?: FrozenEvidence[];
  /** Points whose counts a survey held here has given; absent where there were none. */
  surveyed?: string[];
}

export interface Snapshot {
  round: number;
  submission: Submission;
  statements: SnapshotStatements;
  digest: string;
  submittedByName: string;
  submittedAt: string;
}

export interface ApplicationRecord {
  view: ApplicationView;
  facts: ApplicationFacts;
}

/** An application, who looks at it, and what that person may do to it now. */
export interface LoadedApplication extends ApplicationRecord {
  person: Person;
  prepared: Prepared;
  allowed: OperationName[];
}

export interface LoadedEntry extends LoadedApplication {
  answers: EnteredAnswer[];
  waivers: ClaimedWaiver[];
  /** Newest round first. */
  rectifications: RectificationItem[];
  /** Oldest round first. */
  snapshots: Snapshot[];
  /** What is handed out, for officials and administrators; a contributor's own parts. */
  parts: PartView[];
}
