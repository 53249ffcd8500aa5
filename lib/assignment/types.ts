/** A part's life: one page of entry in a contributor's hands. What may happen in which state stands in policy.ts. */
export const partStates = {
  open: "填写中",
  "handed-in": "已交回，待核对",
  accepted: "已核对",
  "taken-over": "已收回",
} as const;
export type PartState = keyof typeof partStates;

/** One page of entry handed out, as its district and its contributor see it. */
export interface PartView {
  id: string;
  applicationId: string;
  /** The node of the page. */
  nodeId: string;
  contributorId: string;
  contributorName: string;
  /** The street or community they write for; may be empty. */
  contributorUnit: string;
  state: PartState;
  /** What the district asks for. */
  comment: string;
  /** What the contributor said at hand-in. */
  remark: string;
  dueOn: string | null;
  assignedByName: string;
  stateSince: string;
  version: number;
}

/** A part as a line of a desk: whose it is, where it leads. */
export interface PartRow {
  part: PartView;
  /** The page's title, of the standard by which the application is scored. */
  title: string;
  href: string;
  communityName: string;
  batchTitle: string;
}

/** Somebody a part can be handed to. */
export interface ContributorChoice {
  id: string;
  name: string;
  unit: string;
  /** How many parts they are filling in now. */
  open: number;
}
