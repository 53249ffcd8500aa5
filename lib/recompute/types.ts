/** What an outcome rests on and what came of it. A bundle has all of them, a file usually one. */
export const documentTitles = {
  submission: "核定后的申报",
  standard: "验收办法",
  decision: "结论",
} as const;
export type DocumentName = keyof typeof documentTitles;

/** Whose bundle of documents a JSON file is; also the marks of the format's version. */
export const BUNDLE_FORMAT = "hangzhou-future-community-outcome/1";

/** JSON values as they came out of files; nothing is known of what is inside. */
export type Documents = Partial<Record<DocumentName, unknown>>;

/** SHA-256 of the canonical JSON of each document, as published. */
export type Digests = Record<DocumentName, string>;

/** The documents of a published outcome with the digests that were published for them. */
export interface Published {
  documents: Documents;
  digests: Digests;
}

/** A value that stands otherwise in one document than in the published one. */
export interface Disparity {
  /** For programs: `answers.digital-access-platforms`. */
  path: string;
  /** For people: the titles that lead there. */
  place: string;
  /** As JSON, shortened; null where the document has nothing there. */
  published: string | null;
  found: string | null;
}

export interface Step {
  key: string;
  title: string;
  same: boolean;
  /** The same in a word. */
  word: string;
  /** What was found, in one sentence. */
  sentence: string;
  /** Digests that were held against each other. */
  digests?: { published: string; found: string };
  /** The first of what is otherwise, and how many there are. */
  disparities: Disparity[];
  count: number;
}

export interface Recomputation {
  same: boolean;
  headline: string;
  steps: Step[];
}
