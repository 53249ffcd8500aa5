import type { Role } from "../auth/types";

export interface BatchView {
  id: string;
  title: string;
  standardId: string;
  standardTitle: string;
  standardRef: string;
  opensOn: string;
  closesOn: string;
  /** 公示期, in working days. */
  noticeDays: number;
  assumedFigures: number;
  confirmedName: string;
  openedByName: string;
  openedAt: Date;
  reviewers: { id: string; name: string }[];
  applications: number;
  version: number;
}

export type BatchPhase = "ahead" | "running" | "ended";
export const phases: Record<BatchPhase, string> = {
  ahead: "未开始",
  running: "申报中",
  ended: "申报期已结束",
};

/** Where `today` (ISO day) lies in a batch's period, both ends included. */
export function phaseOf(batch: { opensOn: string; closesOn: string }, today: string): BatchPhase {
  if (today < batch.opensOn) return "ahead";
  return today > batch.closesOn ? "ended" : "running";
}

/** Somebody who can be named reviewer of a batch. */
export interface ReviewerChoice {
  id: string;
  name: string;
  role: Role;
}
