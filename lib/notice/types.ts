import type { PublicObjection } from "../objection/types";
import type { OutcomeSummary } from "../publication/types";
import type { Decision, Explanation, Prepared } from "../scoring";

/** running: it can be objected to; stopped: it was given up, and verification goes on. */
export type NoticeStanding = "running" | "stopped" | "published";

/** A result on public notice (公示) as residents see it: nothing of who worked on it. */
export interface NoticeView extends Omit<OutcomeSummary, "publishedAt" | "outcome" | "total"> {
  standing: NoticeStanding;
  /** null once it was given up: what was found then no longer holds. */
  result: { outcome: OutcomeSummary["outcome"]; total: number; decision: Decision } | null;
  /** ISO days; the period ends with the last of them. */
  startsOn: string;
  endsOn: string;
  workingDays: number;
  /** How many objections came in, and the answers so far, the newest first. */
  objections: { received: number; answered: PublicObjection[] };
  standardFamily: string;
  standardVersion: string;
}

export interface NoticeList {
  notices: NoticeView[];
  total: number;
  page: number;
  pageCount: number;
}

/** What a notice's page shows. */
export interface LoadedNotice {
  notice: NoticeView;
  prepared: Prepared;
  typeTitle: string;
  tierTitle: string;
  explanation: Explanation | null;
  /** Whether the period is over (and it only waits to be published). */
  over: boolean;
}
