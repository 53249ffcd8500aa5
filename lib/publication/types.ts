import type { OutcomeStanding } from "../amendment/types";
import type { Standing } from "../certificate/types";
import type { Decision, Explanation, Submission } from "../scoring/types";
import type { StandardView } from "../standard/types";

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

/** An outcome in a list, its type and tier in words. */
export interface OutcomeRow extends OutcomeSummary {
  typeTitle: string;
  tierTitle: string;
}

/** What the outcome's page shows besides the standard itself. */
export interface OutcomeView {
  outcome: PublishedOutcome;
  typeTitle: string;
  tierTitle: string;
  standard: StandardView;
  explanation: Explanation;
  /** Whether it still holds. */
  standing: OutcomeStanding;
}

/** A published outcome for other programs: enough to compute it again. */
export interface OutcomeDocument {
  submission: Submission;
  decision: Decision;
  digest: string;
  standard: { family: string; version: string; digest: string; url: string };
  /** Whether it still holds, and the code of the corrected outcome. */
  standing: Standing;
  replacedBy: string | null;
}

/** Marks lost at one scoring point, and where it stands. */
export interface CountedLoss {
  id: string;
  title: string;
  /** Scene and indicator, from the top down. */
  path: string[];
  score: number;
  fullMarks: number;
  lost: number;
}
