import type { OpenAmendment } from "../amendment/types";
import type { LoadedEntry } from "../application/types";
import type { Answer, Decision, Evaluation, Submission } from "../scoring/types";

/** A reviewer's ruling on one scoring point: the self score stands, or another value takes its place. */
export interface RulingView {
  nodeId: string;
  kind: "accepted" | "adjusted";
  value: Answer;
  reason: string;
  ruledByName: string;
  version: number;
}

export interface Verification {
  /** The submission as verified so far: ruled points only, and the waivers not refused. */
  submission: Submission;
  /** Points without a ruling, in document order. */
  unruled: string[];
  unruledWaivers: string[];
}

export interface LoadedReview extends LoadedEntry {
  /** Whether a node is open to verification: everything, but for what a reopening keeps locked. */
  open: (nodeId: string) => boolean;
  rulings: RulingView[];
  /** null before the first submission. */
  verification: Verification | null;
  /** The library's result of what is verified so far. */
  verified: Evaluation | null;
  /** The library's result of the newest submission as it was submitted. */
  submitted: Evaluation | null;
}

/** What an approver sees of an application. */
export interface LoadedApproval extends LoadedReview {
  /** Frozen once approved; until then the library's result of what is verified. null while not concluded. */
  decision: Decision | null;
  /** Why the person may not approve or publish what waits for that. */
  refusal: string | null;
  outcome: FrozenOutcome | null;
  /** What is proposed to be changed of what is published. */
  amendment: OpenAmendment | null;
}

export interface FrozenOutcome {
  code: string;
  digest: string;
  decision: Decision;
  approvedByName: string;
  approvedAt: Date;
  publishedAt: Date | null;
}
