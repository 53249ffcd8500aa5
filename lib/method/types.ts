import type { ResolvedBasis } from "../scoring";
import type { StandardView } from "../standard/types";

/** A part of the example and what it scored, as the library computed it. */
export interface ScoredPart {
  id: string;
  title: string;
  score: number;
  fullMarks: number;
  passMark?: number;
}

/** A made-up community scored by a standard, told from one point up to the outcome. */
export interface WorkedExample {
  community: { type: string; households: number; residents: number };
  /** A point that asks for so much by households or residents, not wholly met. */
  quota: (ScoredPart & { unit: string; required: string; actual: number }) | null;
  /** Where that point stands: its points together offer more than the full marks. */
  indicator: (ScoredPart & { parts: ScoredPart[]; sum: number; redundancy: number }) | null;
  /** Where that stands in turn. */
  scene: (ScoredPart & { parts: ScoredPart[] }) | null;
  survey: (ScoredPart & { counts: { title: string; weight: number; count: number }[] }) | null;
  total: { parts: ScoredPart[]; score: number; passMark: number };
  outcome: "passed" | "failed" | "incomplete";
  /** The same community with one section alone a hundredth below its pass mark. */
  near: { title: string; score: number; total: number; passMark: number; sentence: string } | null;
}

/** What two standards say of the same thing. */
export interface Contrast {
  key: string;
  title: string;
  here: ContrastSide;
  there: ContrastSide;
}

export interface ContrastSide {
  text: string;
  /** Where a figure comes from; absent where there is none, or what is said is no figure. */
  basis?: ResolvedBasis | undefined;
  figure: boolean;
}

export interface VersionEntry {
  view: StandardView;
  /** In words, against the version before it; null for the first. */
  change: { from: string; count: number } | null;
  repealed: { reason: string; on: string } | null;
}
