import type { FieldMessage } from "../errors";
import type { CommunityType, Decision, Explanation, Gate } from "../scoring/types";

/** One figure to enter: a section, or a part of one that has a pass mark of its own. */
export interface EstimateField {
  /** The node's id, which is also the field's name in the address. */
  id: string;
  title: string;
  fullMarks: number;
  passMark?: number;
  /** The pass mark rests on an assumption (「待核定」). */
  assumed: boolean;
  /** Featured: left empty it counts as 0, because it can only add. */
  optional: boolean;
  /** Featured: the most that reaches the section. */
  counted?: number;
  /** Counts towards the total; else it only has to reach its pass mark. */
  inTotal: boolean;
}

/** What was entered, what is wrong as it was typed, and what of it can be counted. */
export interface EstimateEntry {
  type: string;
  raw: Record<string, string>;
  /** Marks by field id; absent where nothing was entered or the entry is wrong. */
  direct: Record<string, number>;
  errors: FieldMessage[];
}

/** Reads marks as a person types them. The form's field reads with the same function. */
export type MarksReader = (
  raw: string,
  limits: { title: string; fullMarks: number },
) => { ok: true; value: number | null; text: string } | { ok: false; message: string };

export type Verdict = "passes" | "fails" | "open";

/** One requirement: open as long as a figure that it rests on is not entered. */
export interface EstimateGate extends Gate {
  open: boolean;
}

/** The estimate by one standard. */
export interface EstimateResult {
  family: string;
  version: string;
  title: string;
  level: string;
  verdict: Verdict;
  total: Decision["total"];
  gates: EstimateGate[];
  explanation: Explanation;
}

export interface Estimate {
  types: readonly CommunityType[];
  fields: EstimateField[];
  entry: EstimateEntry;
  /** Titles of the figures that are not entered, or wrong. */
  unfilled: string[];
  /** Empty where nothing was entered at all. */
  results: EstimateResult[];
}
