/** An objection's life. */
export const objectionStates = {
  received: "待受理",
  "taken-up": "办理中",
  upheld: "异议成立",
  dismissed: "异议不成立",
} as const;
export type ObjectionState = keyof typeof objectionStates;

/** Most characters of an objection, and of an answer. */
export const objectionTextLimit = 2_000;

export const openObjectionStates: readonly ObjectionState[] = ["received", "taken-up"];

/** What everybody may read of an answered objection: no word of it is the resident's own. */
export interface PublicObjection {
  /** Where it is about one point: that point's title. */
  nodeId: string | null;
  upheld: boolean;
  summary: string;
  answer: string;
  decidedAt: Date;
}

/** What a receipt shows to whoever has its number: neither the text nor the contact. */
export interface ReceiptView {
  receipt: string;
  state: ObjectionState;
  receivedAt: Date;
  communityName: string;
  districtName: string;
  /** Of the notice. */
  code: string;
  nodeId: string | null;
  /** The standard that the point is of, `family@version`. */
  standard: string;
  /** null while it is not answered. */
  decision: PublicObjection | null;
}

/** An objection in the office's list. */
export interface ObjectionRow {
  id: string;
  applicationId: string;
  state: ObjectionState;
  receivedAt: Date;
  communityName: string;
  districtName: string;
  code: string;
  nodeId: string | null;
}

/** An objection as staff work on it. */
export interface ObjectionView extends ObjectionRow {
  receipt: string;
  text: string;
  contact: string;
  takenUpByName: string | null;
  takenUpAt: Date | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  summary: string;
  answer: string;
  reopenedNodes: string[];
  version: number;
}

/** Something in a text that may lead to a person. */
export interface PersonalHit {
  /** 手机号码, 身份证号码 … */
  kind: string;
  /** As it stands in the text. */
  words: string;
}
