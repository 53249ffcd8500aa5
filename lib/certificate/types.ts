/** What has become of a published outcome since. */
export const standings = {
  valid: "有效",
  corrected: "已更正",
  revoked: "已撤销",
} as const;
export type Standing = keyof typeof standings;

/** A published outcome as whoever holds a certificate or a report compares it with the paper. */
export interface Registered {
  code: string;
  number: string;
  outcome: "passed" | "failed";
  communityName: string;
  districtName: string;
  street: string;
  tierTitle: string;
  typeTitle: string;
  batchTitle: string;
  total: number;
  passMark: number;
  /** Whether the pass mark rests on an assumption. */
  passMarkAssumed: boolean;
  publishedAt: Date;
  digest: string;
  standing: Standing;
  /** Why it was corrected or revoked; "" where it holds. */
  reason: string;
  /** The corrected outcome. */
  replacedBy: string | null;
  /** A correction is under way; until it is published, this holds. */
  inCorrection: boolean;
}

/** The answer to a number that somebody typed or scanned. */
export type Verification =
  | { kind: "ask" }
  /** Not of the form of a number. */
  | { kind: "misspelled" }
  /** There is none such, or it is not published: one answer. */
  | { kind: "unknown" }
  /** The outcome exists, but the paper does not say what was published. */
  | { kind: "mismatch"; code: string }
  | { kind: "barred" }
  | { kind: "found"; registered: Registered };
