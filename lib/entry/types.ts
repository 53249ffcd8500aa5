import type { EnteredAnswer } from "../application/types";

export interface SavedAnswers {
  saved: { nodeId: string; version: number }[];
  /** Points somebody else has changed since: theirs, to choose from. */
  conflicts: EnteredAnswer[];
}
