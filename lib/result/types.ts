import type { Decision, Submission } from "../scoring/types";

/** A node of a standard whose score an earlier result may give. */
export interface ScoreColumn {
  id: string;
  title: string;
  /** The most it can be given, bonus included. */
  most: number;
  /** A scoring point without parts: its marks are an answer, not a sum given directly. */
  point: boolean;
}

/** Where one cell of a workbook stands. */
export interface Place {
  sheet: string;
  cell: string;
}

/** An earlier result as a row of a workbook names it. */
export interface ListedResult {
  /** `family@version` */
  standard: string;
  code: string;
  name: string;
  year: number;
  source: string;
  /** Marks by node id; what is not known is not here. */
  scores: Record<string, number>;
  /** As people count rows, and on which sheet: for words. */
  row: number;
  sheet: string;
  /** Where a field stands: `code`, `name`, `year`, `source` or a node's id. */
  place: (field: string) => Place;
}

/** A community that a result may be of. */
export interface ResultCommunity {
  id: string;
  version: number;
  name: string;
  code: string | null;
  type: string;
  households: number;
  residents: number;
}

/** A result that is kept, as far as it is compared. */
export interface StoredResult {
  id: string;
  version: number;
  communityId: string;
  year: number;
  standardId: string;
  source: string;
  submission: Submission;
}

/** A result as it would be kept. */
export interface ReadyResult {
  community: ResultCommunity;
  standardId: string;
  standard: string;
  year: number;
  source: string;
  submission: Submission;
  decision: Decision;
}

export interface ResultDifference {
  added: ReadyResult[];
  changed: { stored: StoredResult; after: ReadyResult }[];
  unchanged: number;
  /** Kept, and not in the file: left as they are. */
  absent: StoredResult[];
}

/** An earlier result as a community's page shows it. */
export interface EarlierResult {
  id: string;
  year: number;
  standardTitle: string;
  /** `family@version` */
  standard: string;
  source: string;
  decision: Decision;
  /** What was given, in document order. */
  parts: { id: string; title: string; score: number; most: number }[];
  importedBy: string;
  importedAt: Date;
}
