import { db } from "@/lib/db";
import { prepare } from "@/lib/scoring";
import { findDraft, findStandardId } from "@/lib/standard/data";
import {
  adoptDraft,
  createDraft,
  proposeDraft,
  ruleFigures,
  saveDraft,
} from "@/lib/standard/mutations";
import { assumedFigures, figureKey } from "@/lib/standard/score";
import type { DraftDocument } from "@/lib/standard/types";
import type { World } from "./fixtures";

let versions = 0;

/** A draft of the municipal standard under a version number of its own. */
export async function newDraft({ admin, standardId }: World) {
  versions += 1;
  const version = `2027-${versions}`;
  return { draftId: await createDraft(admin, { standardId, version }), version };
}

export async function draftOf(draftId: string) {
  const draft = await findDraft(draftId);
  if (!draft) throw new Error("no such draft");
  return draft;
}

/** The draft as a page that was just opened saw it. */
export const step = async (draftId: string) => ({
  draftId,
  revision: (await draftOf(draftId)).revision,
});

/** Saves the draft with something changed in its document. */
export async function edit(
  world: World,
  draftId: string,
  change: (document: DraftDocument) => void,
  by = world.admin,
) {
  const { document, revision } = await draftOf(draftId);
  change(document);
  return saveDraft(by, { draftId, revision, document });
}

/** The figures of a draft that need a record. */
export const keysOf = async (draftId: string) =>
  assumedFigures(prepare((await draftOf(draftId)).document)).map(figureKey);

/** Writes 核定 records: of a document number where one is given, else that the figures stay assumed. */
export async function rule(
  world: World,
  draftId: string,
  figures: string[],
  documentNumber = "",
  by = world.admin,
) {
  const kind = documentNumber ? ("confirmed" as const) : ("assumed" as const);
  await ruleFigures(by, { ...(await step(draftId)), figures, kind, documentNumber });
}

export async function newProposed(world: World) {
  const draft = await newDraft(world);
  await proposeDraft(world.admin, await step(draft.draftId));
  return draft;
}

/** A draft taken all the way into force. */
export async function newInForce(
  world: World,
  change: (document: DraftDocument) => void = () => {},
) {
  const { draftId, version } = await newDraft(world);
  await edit(world, draftId, change);
  await proposeDraft(world.admin, await step(draftId));
  await rule(world, draftId, await keysOf(draftId));
  await adoptDraft(world.secondAdmin, await step(draftId));
  const standardId = await findStandardId(`hangzhou-municipal@${version}`);
  if (!standardId) throw new Error("not in force");
  return { draftId, version, standardId };
}

/** What the audit says was done to a subject, the oldest first. */
export const actionsOf = async (subjectId: string) =>
  (await db().auditRecord.findMany({ where: { subjectId }, orderBy: { seq: "asc" } })).map(
    (record) => record.action,
  );
