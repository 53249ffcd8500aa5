import type { State } from "../application/types";
import type { PartRow } from "../assignment/types";
import type { Role } from "../auth/types";
import type { BatchPhase } from "../batch/types";
import type { ObjectionRow } from "../objection/types";

/** One application that waits for somebody, as a desk's table shows it. */
export interface DeskRow {
  id: string;
  communityName: string;
  districtName: string;
  batchTitle: string;
  state: State;
  /** Since when it is in this state: an ISO instant. */
  since: string;
  /** The last day on which it can be handed in, where there is one: an ISO day. */
  dueOn: string | null;
  href: string;
  /** What has to be known before opening it: 点名 3 项, 须由另一人审定. */
  note: string | null;
}

export interface DeskSection {
  key: string;
  title: string;
  /** What is to be done with what stands here. */
  lead: string;
  rows: DeskRow[];
  /** How many there are; more than `rows` where the list is cut. */
  total: number;
}

export interface PartSection {
  key: string;
  title: string;
  lead: string;
  rows: PartRow[];
  total: number;
}

export interface DeskBatch {
  id: string;
  title: string;
  closesOn: string;
  phase: BatchPhase;
  applications: number;
}

/** A version of a standard that waits to be ruled on and adopted. */
export interface DeskProposal {
  id: string;
  title: string;
  proposedBy: string;
  /** Why the person who asks may not adopt it. */
  note: string | null;
}

/** A district's drafts in a batch that closes soon. */
export interface DueDrafts {
  batchId: string;
  batchTitle: string;
  districtId: string;
  dueOn: string;
  communities: string[];
}

/** A returned application that is asked back soon. */
export interface DueReturn {
  applicationId: string;
  version: number;
  communityName: string;
  districtId: string;
  dueOn: string;
}

/** A contributor's pages of one application that are asked back on the same day. */
export interface DuePart {
  applicationId: string;
  contributorId: string;
  communityName: string;
  dueOn: string;
  parts: number;
}

export interface DeskView {
  role: Role;
  today: string;
  sections: DeskSection[];
  /** Parts handed out: those that a contributor fills in, those that an official has to check. */
  parts: PartSection[];
  /** Running batches: all of them for officials, those that end soon for administrators. */
  batches: DeskBatch[];
  /** Objections to be answered; `total` where the list is cut. */
  objections: { rows: ObjectionRow[]; total: number };
  /** Administrators: proposed versions of standards. */
  proposals: DeskProposal[];
  /** Officials: how many communities the district has registered. */
  communities: number;
}
