import type { Source } from "../scoring/types";

export interface StandardView {
  id: string;
  family: string;
  version: string;
  title: string;
  issuer: string;
  level: string;
  effectiveFrom: string;
  digest: string;
  points: number;
  figures: FigureCount;
}

/** How many figures of a standard are published, taken from references, or assumed (待核定). */
export interface FigureCount {
  published: number;
  referenced: number;
  assumed: number;
}

/** A figure that a published source gives, and in which standard. */
export interface PublishedFigure {
  family: string;
  version: string;
  standardTitle: string;
  level: string;
  title: string;
  field: "fullMarks" | "passMark";
  value: number;
  source: Source;
  note?: string;
}

/** A standard in the list that other programs read. */
export interface StandardEntry {
  family: string;
  version: string;
  title: string;
  issuer: string;
  level: string;
  effectiveFrom: string;
  digest: string;
  url: string;
}

export type FigureKind = "published" | "referenced" | "assumed";

/** One figure in words, for tables that list figures by where they come from. */
export interface FigureRow {
  key: string;
  /** The titles that lead to it. */
  path: string;
  field: string;
  value: string;
  kind: FigureKind;
  source: string;
  note: string | null;
}
