import type { Decision, Submission } from "../scoring/types";

/** A published outcome as residents see it: nothing of who worked on it. */
export interface OutcomeSummary {
  code: string;
  outcome: "passed" | "failed";
  communityName: string;
  districtName: string;
  street: string;
  type: string;
  tier: string;
  batchTitle: string;
  total: number;
  fullMarks: number;
  passMark: number;
  publishedAt: Date;
}

export interface PublishedOutcome extends OutcomeSummary {
  submission: Submission;
  decision: Decision;
  digest: string;
  standardFamily: string;
  standardVersion: string;
  standardDigest: string;
}
