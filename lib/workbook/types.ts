import type { EnteredValue } from "../application/types";
import type { WorkbookError } from "./grid";

export type { WorkbookError } from "./grid";

/** One thing that a filling workbook (填报表) would change. */
export interface FillingChange {
  nodeId: string;
  /** The version of the answer it would replace; 0: there is none yet. */
  version: number;
  /** Where it stands in the workbook: 「评分表 E24」. */
  place: string;
  before: { value: EnteredValue | null; note: string };
  after: { value: EnteredValue | null; note: string };
  /** Somebody entered another answer after the workbook was downloaded. */
  newer: { by: string; at: string } | null;
}

/** What importing a workbook would do; nothing is saved yet. */
export interface FillingPreview {
  changes: FillingChange[];
  /** Points the workbook holds as they are already. */
  unchanged: number;
  /** What was left out, and why: points that are no longer asked. */
  leftOut: string[];
}

/** A workbook may have this many bytes: several times what a standard of the usual size takes. */
export const largestWorkbook = 750_000;
export const tooLargeWorkbook = "文件超过 750 KB，请确认选择的是从本系统下载的工作簿。";

/** One thing that a confirmation would change, field by field, in words. */
export interface ChangedThing {
  key: string;
  title: string;
  changes: { label: string; before: string; after: string }[];
}

/** What importing a workbook would do, in words, for whoever has to confirm it. */
export interface ImportPreview {
  /** Of the file and of what it was compared with: a confirmation names it. */
  digest: string;
  added: { key: string; title: string; text: string }[];
  changed: ChangedThing[];
  unchanged: number;
  /** There, and not in the file: left as it is. */
  absent: { key: string; title: string }[];
}

/** A workbook that was looked at: every cell that is wrong, or what confirming would do. */
export type Looked =
  | { faults: WorkbookError[]; preview?: undefined }
  | { preview: ImportPreview; faults?: undefined };
