import type { EnteredAnswer } from "../application/types";

/** Somebody who is on a page of entry now. */
export interface PersonHere {
  name: string;
  /** The node of the page. */
  nodeId: string;
}

/** What an open page hears every few seconds. */
export interface Beat {
  others: PersonHere[];
  /** Answers newer than those the page knows. */
  answers: EnteredAnswer[];
  /** Changes when the page itself should be drawn anew: the state, a part, a claim. */
  stamp: string;
}

/** A page says that it is there so often. */
export const beatSeconds = 20;
/** Whoever has not been heard of for so long is gone. */
export const goneAfterSeconds = 60;
