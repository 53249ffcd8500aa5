export const amendmentKinds = { correction: "更正", revocation: "撤销" } as const;
export type AmendmentKind = keyof typeof amendmentKinds;

/** What one administrator has proposed and another is to confirm. */
export interface OpenAmendment {
  id: string;
  kind: AmendmentKind;
  reason: string;
  nodeIds: string[];
  proposedByName: string;
  proposedAt: Date;
}

/** A published outcome and its place: in force, being corrected, replaced by another one, or revoked. */
export interface OutcomeStanding {
  /** Confirmed corrections and revocations of it, the newest first. */
  amendments: PublicAmendment[];
  /** The corrected outcome once that is published. */
  replacedBy: string | null;
  /** What it replaced itself. */
  replaces: { code: string; reason: string } | null;
}

/** A correction or revocation as everybody may read it: no word of who. */
export interface PublicAmendment {
  kind: AmendmentKind;
  reason: string;
  confirmedAt: Date;
}

/** One line of the public list of corrections and revocations. */
export interface AmendmentRow extends PublicAmendment {
  id: string;
  code: string;
  communityName: string;
  districtName: string;
  replacedBy: string | null;
}
