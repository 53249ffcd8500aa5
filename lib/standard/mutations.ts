import "server-only";
import { audited, type RecordChange } from "../audit/mutations";
import { system } from "../audit/types";
import type { Person } from "../auth/types";
import { db, Prisma, type Transaction } from "../db";
import { notFound, Refusal } from "../errors";
import { notify } from "../message/mutations";
import { canonicalJson, checkStandard, digest, prepare, type Standard } from "../scoring";
import { rulingsOf } from "./data";
import {
  changedNodes,
  type DraftOperationName,
  draftHead,
  draftRefusal,
  isDraftDocument,
  noticeOfProposal,
} from "./policy";
import {
  type CreateDraft,
  type DraftStep,
  type Repeal,
  type ReturnDraft,
  type RuleFigures,
  type SaveDraft,
  versionPattern,
  versionRule,
} from "./schema";
import {
  assumedFigures,
  confirmedDocument,
  figureContent,
  figureKey,
  rulingsInEffect,
} from "./score";
import type { DraftDocument, DraftState } from "./types";

async function storeVersion(tx: Transaction, standard: Standard) {
  const { family, version, title, level } = standard;
  return tx.standardVersion.create({
    data: {
      family,
      version,
      title,
      level,
      effectiveFrom: new Date(standard.effectiveFrom),
      document: standard as object,
      digest: digest(standard),
    },
    select: { id: true, digest: true },
  });
}

/**
 * Stores a bundled standard unless it is there. A stored version never changes.
 * @throws Error when the same version is there with other content: data changed without a new version
 */
export async function loadStandard(standard: Standard): Promise<void> {
  prepare(standard);
  const sum = digest(standard);
  const key = { family: standard.family, version: standard.version };
  const stored = await db().standardVersion.findUnique({ where: { family_version: key } });
  if (stored) {
    if (stored.digest === sum) return;
    throw new Error(
      `标准 ${key.family}@${key.version} 与库中同版本的内容不同：修改标准必须使用新的版本号。`,
    );
  }
  await audited(system, async (tx, record) => {
    const row = await storeVersion(tx, standard);
    record({
      action: "standard.loaded",
      subjectType: "standard",
      subjectId: row.id,
      after: { ...key, digest: sum },
    });
  });
}

const taken = () =>
  new Refusal("taken", "已有这个版本号，请换一个。", [
    { path: "version", message: "已有这个版本号，请换一个。" },
  ]);

async function refuseTaken(tx: Transaction, family: string, version: string): Promise<void> {
  const key = { family_version: { family, version } };
  if (await tx.standardVersion.findUnique({ where: key, select: { id: true } })) throw taken();
}

/**
 * Starts a draft from a stored version: the same document under a new version number.
 * @returns its id @throws Refusal `not-found`, `taken`
 */
export async function createDraft(person: Person, input: CreateDraft): Promise<string> {
  return audited(person, async (tx, record) => {
    const basedOn = await tx.standardVersion.findUnique({ where: { id: input.standardId } });
    if (!basedOn) throw notFound("个标准版本");
    await refuseTaken(tx, basedOn.family, input.version);
    const document = {
      ...(basedOn.document as unknown as DraftDocument),
      version: input.version,
    };
    const draft = await tx.standardDraft.create({
      data: {
        ...draftHead(document),
        document: document as object,
        faults: checkStandard(document).length,
        basedOnId: basedOn.id,
        createdById: person.id,
        updatedById: person.id,
      },
    });
    record({
      action: "standard.drafted",
      subjectType: "draft",
      subjectId: draft.id,
      after: { ...draftHead(document), basedOnId: basedOn.id, digest: digest(document) },
    });
    return draft.id;
  });
}

type DraftRow = Prisma.StandardDraftGetPayload<object>;

/**
 * The one door to a draft: under the row's lock, held against policy and revision, with its audit record.
 * @throws Refusal `not-found`, what `draftRefusal` says, `stale`
 */
async function inDraft<T>(
  person: Person,
  operation: DraftOperationName,
  { draftId, revision }: DraftStep,
  change: (tx: Transaction, draft: DraftRow, record: RecordChange) => Promise<T>,
): Promise<T> {
  return audited(person, async (tx, record) => {
    await tx.$queryRaw`SELECT "id" FROM "StandardDraft" WHERE "id" = ${draftId}::uuid FOR UPDATE`;
    const draft = await tx.standardDraft.findUnique({ where: { id: draftId } });
    if (!draft) throw notFound("份草案");
    const facts = { ...draft, state: draft.state as DraftState };
    const refusal = draftRefusal(operation, person, facts);
    if (refusal) throw new Refusal(refusal.code, refusal.message);
    if (draft.revision !== revision)
      throw new Refusal("stale", "这份草案刚被别人改动过，请刷新后再操作。");
    return change(tx, draft, record);
  });
}

type Moved = Prisma.StandardDraftUncheckedUpdateInput;

/** Writes a change of a draft's standing, and raises the revision. */
const move = (tx: Transaction, draft: DraftRow, data: Moved) =>
  tx.standardDraft.update({
    where: { id: draft.id },
    data: { ...data, revision: { increment: 1 } },
    select: { revision: true },
  });

const about = (id: string) => ({ subjectType: "draft", subjectId: id });
const documentOf = (draft: DraftRow) => draft.document as unknown as DraftDocument;

/**
 * Saves a draft as it stands, with whatever faults. What it already says is not written again.
 * @returns the revision it has now
 */
export async function saveDraft(person: Person, input: SaveDraft): Promise<number> {
  return inDraft(person, "save", input, async (tx, draft, record) => {
    const before = documentOf(draft);
    if (!isDraftDocument(input.document))
      throw new Refusal("invalid", "草案的格式不正确，没有保存。");
    if (canonicalJson(before) === canonicalJson(input.document)) {
      record(null);
      return draft.revision;
    }
    const faults = checkStandard(input.document).length;
    const { revision } = await move(tx, draft, {
      ...draftHead(input.document),
      document: input.document as object,
      faults,
      updatedById: person.id,
      updatedAt: new Date(),
    });
    record({
      action: "standard.draft-saved",
      ...about(draft.id),
      before: { digest: digest(before), faults: draft.faults },
      after: {
        digest: digest(input.document),
        faults,
        changed: changedNodes(before, input.document).slice(0, 50),
      },
    });
    return revision;
  });
}

/** Gives a draft up. It stays on record, and nothing can be done with it any more. */
export async function discardDraft(person: Person, input: DraftStep): Promise<void> {
  await inDraft(person, "discard", input, async (tx, draft, record) => {
    await move(tx, draft, { state: "discarded" });
    record({
      action: "standard.draft-discarded",
      ...about(draft.id),
      after: draftHead(documentOf(draft)),
    });
  });
}

function soundStandard(draft: DraftRow) {
  const faults = checkStandard(draft.document);
  if (faults.length > 0)
    throw new Refusal("incomplete", `草案还有 ${faults.length} 处差错，改正后才能继续。`);
  if (draft.family === "drafts" || !versionPattern.test(draft.version))
    throw new Refusal("invalid", versionRule, [{ path: "version", message: versionRule }]);
  return prepare(draft.document);
}

/** Hands a sound draft on: from here it is only ruled on, sent back, or adopted by somebody else. */
export async function proposeDraft(person: Person, input: DraftStep): Promise<void> {
  await inDraft(person, "propose", input, async (tx, draft, record) => {
    const prepared = soundStandard(draft);
    await refuseTaken(tx, draft.family, draft.version);
    const by = { proposedById: person.id, proposedAt: new Date() };
    await move(tx, draft, { state: "proposed", ...by });
    record({
      action: "standard.proposed",
      ...about(draft.id),
      after: { ...draftHead(documentOf(draft)), digest: prepared.digest },
    });
    await notify(tx, noticeOfProposal(person, draft));
  });
}

/** Sends a proposed version back to be worked on. Its 核定 records stay and count while their figures stay. */
export async function returnDraft(person: Person, input: ReturnDraft): Promise<void> {
  await inDraft(person, "return", input, async (tx, draft, record) => {
    await move(tx, draft, { state: "draft" });
    record({ action: "standard.returned", ...about(draft.id), after: { reason: input.reason } });
  });
}

/**
 * Writes a 核定 record for each figure named: its document number, or that it stays assumed. A later record of
 * the same figure takes the place of an earlier one, which stays.
 * @throws Refusal `invalid` where a figure is none of the assumed ones
 */
export async function ruleFigures(person: Person, input: RuleFigures): Promise<void> {
  await inDraft(person, "rule", input, async (tx, draft, record) => {
    const prepared = soundStandard(draft);
    const assumed = new Map(assumedFigures(prepared).map((figure) => [figureKey(figure), figure]));
    const { kind, documentNumber } = input;
    const data = [...new Set(input.figures)].map((key) => {
      const figure = assumed.get(key);
      if (!figure)
        throw new Refusal("invalid", "所选数值中有的不是待核定数值，请刷新后重新选择。", [
          { path: "figures", message: "所选数值中有的不是待核定数值，请重新选择。" },
        ]);
      const value = JSON.stringify(figureContent(prepared, figure));
      return { nodeId: figure.id, field: figure.field, value };
    });
    await tx.$executeRaw(Prisma.sql`
      INSERT INTO "FigureRuling" ("id", "draftId", "nodeId", "field", "value", "kind", "documentNumber", "ruledById")
      SELECT gen_random_uuid(), ${draft.id}::uuid, "nodeId", "field", "value"::json, ${kind}, ${documentNumber}, ${person.id}::uuid
      FROM unnest(
        ${data.map(({ nodeId }) => nodeId)}::text[],
        ${data.map(({ field }) => field)}::text[],
        ${data.map(({ value }) => value)}::text[]
      ) AS ruled ("nodeId", "field", "value")`);
    await move(tx, draft, {});
    record({
      action: "standard.figures-ruled",
      ...about(draft.id),
      after: {
        kind,
        documentNumber,
        figures: data.map(({ nodeId, field }) => `${nodeId} ${field}`),
      },
    });
  });
}

/**
 * Puts a proposed version in force, by another administrator than the one who proposed it. Figures confirmed by
 * a document number rest on it from now on; those said to stay assumed stay 待核定.
 * @returns its family and version @throws Refusal `same-person`, `incomplete` while a figure has no record, `taken`
 */
export async function adoptDraft(
  person: Person,
  input: DraftStep,
): Promise<{ family: string; version: string }> {
  return inDraft(person, "adopt", input, async (tx, draft, record) => {
    const proposed = soundStandard(draft);
    const rulings = rulingsInEffect(proposed, await rulingsOf(draft.id, tx));
    const open = assumedFigures(proposed).length - rulings.size;
    if (open > 0)
      throw new Refusal("incomplete", `还有 ${open} 个待核定数值没有核定记录，不能批准施行。`);
    await refuseTaken(tx, draft.family, draft.version);
    const standard = confirmedDocument(proposed, rulings);
    prepare(standard);
    const row = await storeVersion(tx, standard).catch((error) => {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
        throw taken();
      throw error;
    });
    const by = { adoptedById: person.id, adoptedAt: new Date() };
    await move(tx, draft, { state: "adopted", standardId: row.id, ...by });
    const { family, version } = standard;
    record({
      action: "standard.adopted",
      subjectType: "standard",
      subjectId: row.id,
      after: { family, version, digest: row.digest, draftId: draft.id },
    });
    return { family, version };
  });
}

/**
 * Ends a version: no batch opens on it any more. Batches, applications and outcomes on it stay as they are.
 * @throws Refusal `not-found`, `wrong-state` where it is repealed already
 */
export async function repealStandard(person: Person, input: Repeal): Promise<void> {
  const { standardId, reason } = input;
  await audited(person, async (tx, record) => {
    await tx.$queryRaw`SELECT "id" FROM "StandardVersion" WHERE "id" = ${standardId}::uuid FOR UPDATE`;
    const standard = await tx.standardVersion.findUnique({
      where: { id: standardId },
      select: { family: true, version: true, repeal: true },
    });
    if (!standard) throw notFound("个标准版本");
    if (standard.repeal) throw new Refusal("wrong-state", "这个版本已经废止。");
    await tx.standardRepeal.create({ data: { standardId, reason, repealedById: person.id } });
    const { family, version } = standard;
    record({
      action: "standard.repealed",
      subjectType: "standard",
      subjectId: standardId,
      after: { family, version, reason },
    });
  });
}
