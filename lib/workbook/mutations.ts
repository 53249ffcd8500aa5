import "server-only";
import type { Person } from "../auth/types";
import { notFound, Refusal } from "../errors";
import { findDraft } from "../standard/data";
import { saveDraft } from "../standard/mutations";
import { draftRefusal } from "../standard/policy";
import type { DraftDocument } from "../standard/types";
import type { WorkbookError } from "./grid";
import { importStandard } from "./import";
import type { ImportDraft } from "./schema";

/** So many problems are named; the rest is counted. */
const NAMED = 100;

function sentence({ sheet, cell, message }: WorkbookError): string {
  const place = [sheet && `工作表「${sheet}」`, cell].filter(Boolean).join(" ");
  return place ? `${place}：${message}` : message;
}

/**
 * Replaces a draft's document by a workbook's: all of it, or nothing and every problem by sheet and cell.
 * Faults of meaning do not hinder it, as in the editor; the workbook has to be about this draft's version.
 * @returns how many faults the draft has now
 * @throws Refusal `invalid` with every problem; what `saveDraft` throws
 */
export async function importDraft(person: Person, input: ImportDraft): Promise<number> {
  const { draftId, revision, workbook } = input;
  const draft = await findDraft(draftId);
  if (!draft) throw notFound("份草案");
  const refusal = draftRefusal("save", person, draft);
  if (refusal) throw new Refusal(refusal.code, refusal.message);
  const { family, version } = draft;
  const read = await importStandard(Buffer.from(workbook, "base64"), { family, version });
  if (!read.ok) {
    const { length } = read.errors;
    const more = length > NAMED ? `以下列出前 ${NAMED} 处。` : "";
    throw new Refusal(
      "invalid",
      `工作簿有 ${length} 处问题，没有导入。${more}`,
      read.errors.slice(0, NAMED).map((error) => ({ path: "workbook", message: sentence(error) })),
    );
  }
  await saveDraft(person, {
    draftId,
    revision,
    document: read.standard as unknown as DraftDocument,
  });
  return read.faults.length;
}
