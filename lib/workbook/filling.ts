/** The filling workbook (填报表) of one application: the scoring table with its answers, notes, and what it was made from. */
import type { EnteredAnswer } from "../application/types";
import { evaluate, type LeafNode, type Prepared, type Submission } from "../scoring";
import { fileOf, Page } from "./page";
import { scoringPage } from "./scoring";
import { cellText } from "./text";

export const NOTES_SHEET = "佐证说明";
export const RECORD_SHEET = "填报信息";
export const NOTES_HEADERS = ["编号", "评分点", "应备材料", "佐证说明"];
export const RECORD_HEADERS = ["编号", "评分点", "填报版本"];
/** Rows counted from 0. */
export const NOTES_HEADER_ROW = 1;
export const RECORD_LINES = { application: 1, community: 2, batch: 3, standard: 4 } as const;
export const RECORD_HEADER_ROW = 6;

export interface FillingInput {
  applicationId: string;
  communityName: string;
  batchTitle: string;
  /** What was entered, composed for scoring; wrong answers are left out and their cells stay empty. */
  submission: Submission;
  answers: readonly EnteredAnswer[];
  /** The points that are asked, in document order. */
  leaves: readonly LeafNode[];
}

function notesPage({ leaves, answers }: FillingInput): Page {
  const page = new Page(NOTES_SHEET, [30, 40, 44, 60]);
  page.merged(0, 0, 3, "佐证说明（空白不会清除系统中已有的说明）", "title");
  page.height(0, 30);
  NOTES_HEADERS.forEach((title, column) => {
    page.value(NOTES_HEADER_ROW, column, title, "heading");
  });
  const notes = new Map(answers.map(({ nodeId, note }) => [nodeId, note]));
  leaves.forEach((leaf, at) => {
    const row = NOTES_HEADER_ROW + 1 + at;
    page.value(row, 0, cellText(leaf.id));
    page.value(row, 1, cellText(leaf.title));
    page.value(row, 2, leaf.evidence ? cellText(leaf.evidence) : undefined);
    const note = notes.get(leaf.id);
    page.value(row, 3, note ? cellText(note) : undefined, "note");
  });
  page.sheet.freezePane = { rows: NOTES_HEADER_ROW + 1, columns: 2 };
  page.sheet.protection = { sheet: true, formatColumns: true, formatRows: true };
  return page;
}

function recordPage(prepared: Prepared, input: FillingInput): Page {
  const page = new Page(RECORD_SHEET, [30, 44, 70]);
  page.merged(0, 0, 2, "填报信息（供系统核对，请勿修改）", "title");
  page.height(0, 30);
  const line = (row: number, label: string, ...values: string[]) => {
    page.value(row, 0, label, "label");
    values.forEach((value, at) => {
      page.value(row, 1 + at, cellText(value));
    });
  };
  const { standard, digest } = prepared;
  line(RECORD_LINES.application, "申报编号", input.applicationId);
  line(RECORD_LINES.community, "社区", input.communityName);
  line(RECORD_LINES.batch, "批次", input.batchTitle);
  line(RECORD_LINES.standard, "标准", `${standard.family}@${standard.version}`, digest);
  RECORD_HEADERS.forEach((title, column) => {
    page.value(RECORD_HEADER_ROW, column, title, "heading");
  });
  const versions = new Map(input.answers.map(({ nodeId, version }) => [nodeId, version]));
  input.leaves.forEach((leaf, at) => {
    const row = RECORD_HEADER_ROW + 1 + at;
    page.value(row, 0, cellText(leaf.id));
    page.value(row, 1, cellText(leaf.title));
    page.value(row, 2, versions.get(leaf.id) ?? 0, "figure");
  });
  page.sheet.protection = { sheet: true };
  return page;
}

/** The workbook (.xlsx) of an application as it stands, to be filled in offline and imported again. */
export function fillingWorkbook(prepared: Prepared, input: FillingInput): Promise<Uint8Array> {
  const evaluation = evaluate(prepared, input.submission);
  const wrong = new Set(evaluation.ok ? [] : evaluation.errors.map(({ path }) => path));
  const right = Object.entries(input.submission.answers).filter(
    ([id]) => !wrong.has(`answers.${id}`),
  );
  const page = scoringPage(prepared, { ...input.submission, answers: Object.fromEntries(right) });
  const title = `${input.communityName} 填报表`;
  return fileOf([page, notesPage(input), recordPage(prepared, input)], title);
}
