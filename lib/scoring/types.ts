/**
 * The documents the scoring library reads and returns, field by field as the specification names them.
 * Marks are plain JSON numbers with at most two fraction digits; quantities have at most four.
 */

export type SourceKind = "regulation" | "news" | "reference" | "assumption";

export interface Source {
  id: string;
  title: string;
  kind: SourceKind;
  publisher?: string;
  date?: string;
  url?: string;
}

/** Where one figure comes from: the id of a source, and what is to be said about it. */
export interface BasisEntry {
  source: string;
  note?: string;
}
export type Basis = Record<string, BasisEntry>;

export type NodeKind = "constraint" | "guiding" | "featured";

export interface MarksRule {
  type: "marks";
  step?: number;
}
export interface MarkedOption {
  id: string;
  title: string;
  marks: number;
}
export interface LevelsRule {
  type: "levels";
  levels: MarkedOption[];
}
export interface ChecklistRule {
  type: "checklist";
  items: MarkedOption[];
}
export interface RequirementRule {
  type: "requirement";
}
export interface QuotaRule {
  type: "quota";
  unit: string;
  quota: number;
  per: "community" | "household" | "resident";
  perCount?: number;
  minRatio?: number;
}
export interface SurveyOption {
  id: string;
  title: string;
  weight: number;
}
export interface SurveyRule {
  type: "survey";
  options: SurveyOption[];
  minResponses?: number;
}
export type Rule =
  | MarksRule
  | LevelsRule
  | ChecklistRule
  | RequirementRule
  | QuotaRule
  | SurveyRule;

interface NodeBase {
  id: string;
  title: string;
  fullMarks: number;
  passMark?: number;
  kind?: NodeKind;
  appliesTo?: string[];
  waivable?: boolean;
  /** What the standard asks here and how it is scored (条文与评分方法). */
  clause?: string;
  /** What proves it (佐证材料). Shown to people, never scored. */
  evidence?: string;
  basis?: Basis;
}
export interface BranchNode extends NodeBase {
  children: StandardNode[];
  bonusMarks?: number;
  whenNotApplicable?: "keep" | "rescale";
}
export interface LeafNode extends NodeBase {
  rule: Rule;
}
export type StandardNode = BranchNode | LeafNode;

export interface CommunityType {
  id: string;
  title: string;
}
export interface Grade {
  id: string;
  title: string;
  passMark: number;
  /** What single nodes must reach besides for this grade: it never gates the decision. */
  passMarks?: Record<string, number>;
}
export interface Standard {
  family: string;
  version: string;
  title: string;
  issuer: string;
  level: "municipal" | "provincial" | "other";
  effectiveFrom: string;
  communityTypes: CommunityType[];
  sources: Source[];
  basis?: Basis;
  total: {
    title: string;
    sections: string[];
    passMark: number;
    /** The total is the sum of the sections divided by this (1 unless given). */
    divisor?: number;
    basis?: Basis;
  };
  grades?: Grade[];
  sections: StandardNode[];
}

export type Answer = number | string | boolean | string[] | Record<string, number>;

export interface Submission {
  community: { type: string; households?: number; residents?: number };
  waived?: string[];
  direct?: Record<string, number>;
  answers: Record<string, Answer>;
}

export type SubmissionErrorCode =
  | "unknown-leaf"
  | "not-a-leaf"
  | "not-a-branch"
  | "not-asked"
  | "not-applicable"
  | "wrong-type"
  | "out-of-range"
  | "too-precise"
  | "unknown-node"
  | "not-waivable"
  | "unknown-community-type"
  | "bad-community";

export interface SubmissionError {
  code: SubmissionErrorCode;
  path: string;
  /** A Chinese sentence that names the field and the remedy. */
  message: string;
}

export type FaultCode =
  | "schema"
  | "duplicate-id"
  | "unknown-section"
  | "unknown-source"
  | "missing-basis"
  | "unknown-type"
  | "pass-above-full"
  | "unreachable"
  | "featured-without-bonus"
  | "waivable-requirement"
  | "requirement-with-marks"
  | "levels-above-full"
  | "too-precise";

export interface Fault {
  code: FaultCode;
  path: string;
  message: string;
}

export type GateKind = "total" | "pass-mark" | "requirement" | "sample";

export interface Gate {
  id: string;
  kind: GateKind;
  title: string;
  score: number;
  passMark: number;
  margin: number;
  passed: boolean;
}

export interface NodeResult {
  /** null below a branch scored directly. */
  score: number | null;
  fullMarks: number;
  /** Branches only; null for a branch scored directly. */
  bonus?: number | null;
  /** Branches only. */
  redundancy?: number;
  applicable: boolean;
}

export type Outcome = "passed" | "failed" | "incomplete";

export interface Decision {
  outcome: Outcome;
  standard: { family: string; version: string; digest: string };
  total: {
    score: number;
    fullMarks: number;
    passMark: number;
    margin: number;
    passed: boolean;
    grade: string | null;
  };
  gates: Gate[];
  nodes: Record<string, NodeResult>;
  missing: string[];
  /** Present (and true) only where a direct score was used: no acceptance rests on such a decision. */
  summary?: true;
}

export type Evaluation =
  | { ok: true; decision: Decision }
  | { ok: false; errors: SubmissionError[] };

export interface Crosswalk {
  from: string;
  to: string;
  map: Record<string, string[]>;
  branches?: Record<string, string[]>;
}

export interface Comparison {
  decision: Decision;
  gates: { id: string; title: string; score: number; passMark: number; margin: number }[];
  marks: { id: string; title: string; lost: number }[];
}
export type ComparisonResult =
  | { ok: true; comparison: Comparison }
  | { ok: false; errors: SubmissionError[] };

/** One gate in words: what was reached, the threshold, the difference, the source. */
export interface GateSentence {
  id: string;
  kind: GateKind;
  passed: boolean;
  sentence: string;
  /** True where the threshold rests on an assumption (「待核定」). */
  assumed: boolean;
}
/** Where marks were lost, largest first, then document order. */
export interface LossSentence {
  id: string;
  lost: number;
  sentence: string;
  assumed: boolean;
}
export interface Explanation {
  headline: string;
  gates: GateSentence[];
  losses: LossSentence[];
}
