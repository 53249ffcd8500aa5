/** What the inquiries of section 6 take and answer. */
import type {
  Answer,
  Comparison,
  Decision,
  GateKind,
  Outcome,
  Submission,
  SubmissionError,
} from "./types";

export type Verdict = "certain-pass" | "open" | "certain-fail";
export interface GateBounds {
  id: string;
  kind: GateKind;
  low: number;
  /** null: without limit (responses still to come). */
  high: number | null;
}
/** What is still possible while answers are missing. */
export interface Bounds {
  verdict: Verdict;
  total: { low: number; high: number };
  gates: GateBounds[];
  /** Ids of gates that can no longer be met. */
  lost: string[];
}
export type BoundsResult = { ok: true; bounds: Bounds } | { ok: false; errors: SubmissionError[] };

/** The fewest leaves whose fall to 0 turns a pass; `size` null where none does. */
export interface Robustness {
  size: number | null;
  leaves: string[];
}
export type RobustnessResult =
  | { ok: true; robustness: Robustness | null }
  | { ok: false; errors: SubmissionError[] };

/** A survey's margin of error at 95 %, in marks. */
export interface Sampling {
  id: string;
  responses: number;
  /** The community's residents; null where they are not given. */
  population: number | null;
  score: number;
  margin: number;
  low: number;
  high: number;
  passMark: number | null;
  /** Whether the pass mark lies within the margin; null without a pass mark. */
  passMarkWithin: boolean | null;
}
export type SamplingResult =
  | { ok: true; sampling: Sampling[] }
  | { ok: false; errors: SubmissionError[] };

export type ImpactOutcome = Outcome | "invalid";
export interface Impact {
  counts: Partial<Record<`${ImpactOutcome}-${ImpactOutcome}`, number>>;
  flips: { index: number; from: ImpactOutcome; to: ImpactOutcome; gates: string[] }[];
}

export interface PlanOptions {
  /** Cost of a mark gained at a leaf, 1 unless given; not negative. */
  weights?: Record<string, number>;
  /** Leaves that stay as they are. */
  exclude?: string[];
  /** Whether survey scores may rise. */
  allowSurvey?: boolean;
}
export interface PlanStep {
  id: string;
  /** Answers; for a survey, scores. null where nothing was answered. */
  from: Answer | null;
  to: Answer;
  /** Marks. */
  gain: number;
}
export interface Plan {
  status: "none-needed" | "found" | "impossible";
  /** Σ weight × gain; null where impossible. */
  cost: number | null;
  steps: PlanStep[];
  /** Unmet requirements, short samples and unanswered leaves. */
  musts: string[];
  /** Ids of gates that no improvement can meet. */
  blockers: string[];
}
export type PlanResult = { ok: true; plan: Plan } | { ok: false; errors: SubmissionError[] };

export interface Implication {
  status: "implied" | "witness";
  witness: Submission | null;
}

/** A decision with the answers to what was asked about it. */
export interface Inquired extends Decision {
  bounds?: Bounds;
  robustness?: Robustness | null;
  plan?: Plan;
  comparison?: Comparison;
  sampling?: Sampling[];
}
