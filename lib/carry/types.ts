import type { ApplicationView, EnteredValue, State } from "../application/types";
import type { LeafNode } from "../scoring/types";

/** An earlier application of the same community with something entered. */
export interface EarlierApplication {
  id: string;
  batchTitle: string;
  state: State;
  standardId: string;
  /** An ISO instant. */
  createdAt: string;
}

/** One answer that can be carried over. */
export interface Carriable {
  leaf: LeafNode;
  value: EnteredValue;
  note: string;
}

/** One earlier answer that stays where it is, with the reason as a sentence. */
export interface LeftBehind {
  nodeId: string;
  title: string;
  reason: string;
}

export interface CarryPlan {
  carriable: Carriable[];
  left: LeftBehind[];
}

export interface LoadedCarry extends CarryPlan {
  view: ApplicationView;
  from: EarlierApplication;
  /** All that it could be carried over from, newest first. */
  sources: EarlierApplication[];
}
