import "server-only";
import { answersAt, answersOf, waiversOf } from "../application/data";
import { type InApplication, inApplication } from "../application/mutations";
import { askedLeaves } from "../application/score";
import type { EnteredAnswer } from "../application/types";
import type { Person } from "../auth/types";
import { enterAnswers, lockedNodes } from "../entry/mutations";
import { notFound, Refusal } from "../errors";
import { canonicalJson } from "../scoring";
import { findDraft } from "../standard/data";
import { saveDraft } from "../standard/mutations";
import { draftRefusal } from "../standard/policy";
import type { DraftDocument } from "../standard/types";
import { type Filled, readFilling } from "./filling-read";
import type { WorkbookError } from "./grid";
import { importStandard } from "./import";
import { type ReadSheet, readWorkbook } from "./read";
import type { ImportDraft, ImportFilling, PreviewFilling } from "./schema";
import type { FillingChange, FillingPreview } from "./types";

/** So many problems are named; the rest is counted. */
const NAMED = 100;

/** @throws Refusal `invalid` naming every problem by sheet and cell: nothing was taken from the workbook */
export function refuseWorkbook(errors: readonly WorkbookError[]): never {
  const { length } = errors;
  const more = length > NAMED ? `以下列出前 ${NAMED} 处。` : "";
  throw new Refusal(
    "invalid",
    `工作簿有 ${length} 处问题，没有导入。${more}`,
    // What is wrong in a cell is put right there; only the file as a whole is the field's matter.
    errors.slice(0, NAMED).map((error) => ({
      path: error.sheet ? "" : "workbook",
      message: sentence(error),
    })),
  );
}

function sentence({ sheet, cell, message }: WorkbookError): string {
  const place = [sheet && `工作表「${sheet}」`, cell].filter(Boolean).join(" ");
  return place ? `${place}：${message}` : message;
}

/**
 * Replaces a draft's document by a workbook's: all of it, or nothing and every problem by sheet and cell.
 * Faults of meaning do not hinder it, as in the editor; the workbook has to be about this draft's version.
 * @returns how many faults the draft has now, and whether the workbook said anything else than it did
 * @throws Refusal `invalid` with every problem; what `saveDraft` throws
 */
export async function importDraft(
  person: Person,
  input: ImportDraft,
): Promise<{ faults: number; changed: boolean }> {
  const { draftId, revision, workbook } = input;
  const draft = await findDraft(draftId);
  if (!draft) throw notFound("份草案");
  const refusal = draftRefusal("save", person, draft);
  if (refusal) throw new Refusal(refusal.code, refusal.message);
  const { family, version } = draft;
  const read = await importStandard(Buffer.from(workbook, "base64"), { family, version });
  if (!read.ok) refuseWorkbook(read.errors);
  const document = read.standard as unknown as DraftDocument;
  const saved = await saveDraft(person, { draftId, revision, document });
  return { faults: read.faults.length, changed: saved !== revision };
}

async function sheetsOf(workbook: string): Promise<readonly ReadSheet[]> {
  const read = await readWorkbook(Buffer.from(workbook, "base64"));
  if (!read.ok) refuseWorkbook([{ sheet: "", cell: "", message: read.message }]);
  return read.sheets;
}

// A list of items ticked is the same in any order.
const canonical = (value: unknown) =>
  canonicalJson(Array.isArray(value) ? [...value].sort() : value);
const same = (one: unknown, other: unknown) => canonical(one) === canonical(other);

/**
 * What a filled-in point changes: null where the workbook holds what stands already, or what was downloaded.
 * `base` is the answer as it was downloaded; where it is no longer the newest and both differ, somebody was faster.
 */
function changeOf(
  nodeId: string,
  filled: Filled,
  now: EnteredAnswer | undefined,
  base: Pick<EnteredAnswer, "value" | "note"> | undefined,
): FillingChange | null {
  const old = { value: now?.value ?? null, note: now?.note ?? "" };
  const from = { value: base?.value ?? null, note: base?.note ?? "" };
  // A cell left empty, or as it was downloaded, is nobody's wish: what is newer stays.
  const wished = <Key extends "value" | "note">(key: Key) => {
    const wish = filled[key];
    return wish === undefined || same(wish, from[key]) ? old[key] : wish;
  };
  const after = { value: wished("value"), note: wished("note") } as FillingChange["after"];
  if (same(after, old)) return null;
  const newer = now && now.version !== filled.version;
  return {
    nodeId,
    version: now?.version ?? 0,
    place: filled.place,
    before: old,
    after,
    newer: newer ? { by: now.updatedByName, at: now.updatedAt } : null,
  };
}

async function previewIn(
  person: Person,
  context: InApplication,
  sheets: readonly ReadSheet[],
): Promise<FillingPreview> {
  const { tx, view, prepared } = context;
  const waived = (await waiversOf(view.id, tx)).map(({ nodeId }) => nodeId);
  const leaves = askedLeaves(prepared, view.facts.type, waived);
  const { id: applicationId, communityName, facts: community } = view;
  const expected = { applicationId, communityName, community: { ...community } };
  const read = readFilling(sheets, prepared, leaves, expected);
  if (!read.ok) refuseWorkbook(read.errors);
  const versions = new Map([...read.filled].map(([id, { version }]) => [id, version]));
  const now = new Map((await answersOf(view.id, tx)).map((answer) => [answer.nodeId, answer]));
  const base = await answersAt(view.id, versions, tx);
  const changes = leaves.flatMap(({ id }) => {
    const filled = read.filled.get(id);
    return (filled && changeOf(id, filled, now.get(id), base.get(id))) ?? [];
  });
  const lockedBy = await lockedNodes(person, context);
  const locked = changes.flatMap(({ nodeId, place }) => {
    const leaf = leaves.find(({ id }) => id === nodeId);
    const message = leaf && lockedBy(leaf);
    const [sheet = "", cell = ""] = place.split(" ");
    return message ? [{ sheet, cell, message }] : [];
  });
  if (locked.length > 0) refuseWorkbook(locked);
  const entered = [...read.filled.values()].filter(
    ({ value, note }) => value !== undefined || note !== undefined,
  );
  return { changes, unchanged: entered.length - changes.length, leftOut: read.leftOut };
}

/**
 * What importing a filling workbook would change in an application. Saves nothing.
 * @throws Refusal `invalid` with every problem by sheet and cell; what `inApplication` throws
 */
export async function previewFilling(
  person: Person,
  { applicationId, workbook }: PreviewFilling,
): Promise<FillingPreview> {
  const sheets = await sheetsOf(workbook);
  return inApplication(person, applicationId, "save-answers", null, async (context) => {
    context.record(null);
    return previewIn(person, context, sheets);
  });
}

/**
 * Imports a filling workbook as it was previewed: all of it in one transaction. Answers entered after the
 * download are replaced only where the person said so.
 * @returns how many points were changed
 * @throws Refusal `stale` where anything changed since the preview; what `previewFilling` throws
 */
export async function importFilling(person: Person, input: ImportFilling): Promise<number> {
  const sheets = await sheetsOf(input.workbook);
  return inApplication(person, input.applicationId, "save-answers", null, async (context) => {
    const { changes } = await previewIn(person, context, sheets);
    const stale = () =>
      new Refusal(
        "stale",
        "预览之后申报又有改动，没有导入。请重新选择文件，看过新的预览后再导入。",
      );
    if (changes.some(({ nodeId, version }) => input.seen[nodeId] !== version)) throw stale();
    const replace = new Set(input.replace);
    const taken = changes.filter(({ nodeId, newer }) => !newer || replace.has(nodeId));
    if (taken.length === 0) throw new Refusal("invalid", "没有需要导入的改动。");
    const answers = taken.map(({ nodeId, version, after }) => ({ nodeId, version, ...after }));
    const { conflicts } = await enterAnswers(person, context, answers, "workbook");
    if (conflicts.length > 0) throw stale();
    context.record({
      action: "answers.imported",
      subjectType: "application",
      subjectId: input.applicationId,
      after: { changed: taken.length },
    });
    return taken.length;
  });
}
