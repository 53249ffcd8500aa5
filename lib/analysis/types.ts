import type { LoadedApplication } from "../application/types";
import type { Bounds, Plan, PlanStep, Robustness, Sampling } from "../scoring/inquiry-types";
import type { Answer, Decision, GateSentence, LeafNode } from "../scoring/types";

/** The same community under another standard. */
export interface Gap {
  standardTitle: string;
  decision: Decision;
  /** Gates failed there, in words. */
  gates: GateSentence[];
  /** Marks lost there, largest first. */
  losses: GapLoss[];
}

/** Where marks are lost; `score` null: nothing was entered. */
export interface GapLoss {
  id: string;
  title: string;
  score: number | null;
  fullMarks: number;
  lost: number;
  /** Whether the full marks are an assumption. */
  assumed: boolean;
}

/** A point of the plan's form: it takes a step, or a person has set something for it. */
export interface PlanRow {
  leaf: LeafNode;
  /** Where in the standard it stands, e.g. 场景建设 › 健康场景. */
  place: string;
  step: PlanStep | null;
  /** As typed; the error stands beside a weight that is none. */
  weight: string;
  weightError: string | null;
  kept: boolean;
}

export interface PlanView {
  /** null where it could not be computed; `notice` says why. */
  plan: Plan | null;
  notice: string | null;
  rows: PlanRow[];
  /** Titles of gates that no improvement can meet. */
  blockers: string[];
  musts: { id: string; title: string }[];
  /** Points that can still be brought into the form. */
  others: { id: string; title: string }[];
  allowSurvey: boolean;
}

export interface LoadedAnalysis extends LoadedApplication {
  /** Whether the figures are verified or the district's own. */
  basis: "verified" | "self";
  decision: Decision | null;
  bounds: Bounds | null;
  /** Sentences of gates that can no longer be met. */
  lost: string[];
  robustness: Robustness | null;
  fragile: string[];
  sampling: (Sampling & { title: string })[];
  gaps: Gap[];
  /** Solved beside the rest, which does not wait for it; null where none is needed. */
  plan: Promise<PlanView | null> | null;
}

/** A submission that passes one standard and not the other, for a person to read. */
export interface WitnessView {
  waived: string[];
  households: number;
  residents: number;
  /** The conclusion under each of the two standards. */
  here: Decision;
  there: Decision;
  /** What is not met there, in words. */
  missed: GateSentence[];
  /** Scoring points with fewer than full marks, and their answers. */
  answers: { leaf: LeafNode; value: Answer; score: number }[];
}

export interface ImplicationView {
  title: string;
  family: string;
  version: string;
  otherTitle: string;
  /** Why nothing can be said now. */
  notice: string | null;
  /** By community type; `witness` null: proven that there is none. */
  types: { id: string; title: string; witness: WitnessView | null }[];
}
