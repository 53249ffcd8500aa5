import type { EnteredValue, Origin } from "../application/types";

/** An answer as it once stood. */
export interface PastAnswer {
  version: number;
  value: EnteredValue | null;
  note: string;
  origin: Origin;
  changedByName: string;
  /** An ISO instant. */
  changedAt: string;
}

export interface PastAnswers {
  /** Newest first. */
  entries: PastAnswer[];
  /** How the answer stood before the oldest of these: what that one changed. null: there was none. */
  before: PastAnswer | null;
}
