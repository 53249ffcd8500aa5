import "server-only";
import { type InApplication, inApplication } from "../application/mutations";
import { audited } from "../audit/mutations";
import { system } from "../audit/types";
import type { Person } from "../auth/types";
import { db } from "../db";
import { notFound, Refusal } from "../errors";
import { findEvidence } from "../evidence/data";
import {
  type Arrived,
  attach,
  holdAttached,
  processStoredFile,
  requireOpenPoint,
  requireRoom,
} from "../evidence/mutations";
import { judgeContent, refusalOfFile } from "../evidence/policy";
import type { EvidenceView } from "../evidence/types";
import { inspectContent } from "../storage/inspect";
import {
  removeStaged,
  sha256Of,
  stagedIds,
  stagedPath,
  stagedSize,
  writeStaged,
} from "../storage/staging";
import { fileStorage } from "../storage/storage";
import { gone, type OwnUpload, ownUpload, stateOfUpload, uploadState } from "./data";
import type { BeginUpload } from "./schema";
import { CHUNK_BYTES, type UploadState } from "./types";

/** How long an upload that nobody goes on with is kept. */
export const STALE_HOURS = 48;

/** A piece that does not begin where the last one ended: it came twice, or another tab sends the same file. */
export class WrongOffset extends Error {
  constructor(readonly received: number) {
    super(`the next piece begins at ${received}`);
  }
}

/** Runs a step of an upload under its row's lock, once the application's policy has let the person in. */
async function inUpload<T>(
  person: Person,
  id: string,
  step: (context: InApplication, row: OwnUpload) => Promise<T>,
): Promise<T> {
  const known = await ownUpload(person, id);
  if (!known) throw gone();
  return inApplication(person, known.applicationId, "save-answers", null, async (context) => {
    await context.tx.$queryRaw`SELECT "id" FROM "Upload" WHERE "id" = ${id}::uuid FOR UPDATE`;
    const row = await ownUpload(person, id, context.tx);
    if (!row) throw gone();
    // Bytes on their way are no change yet: what they become is audited.
    context.record(null);
    return step(context, row);
  });
}

/**
 * Begins an upload, or takes up the one that this person began with the same file at the same point: also after a
 * reload, in another tab, or where the answer to the last request was lost.
 * @throws Refusal in one sentence for what is not taken: type, size, number, a point that is not open
 */
export async function beginUpload(person: Person, input: BeginUpload): Promise<UploadState> {
  const { applicationId, nodeId, fileName, size, fingerprint } = input;
  const refused = refusalOfFile(fileName, size);
  return inApplication(person, applicationId, "save-answers", null, async (context) => {
    const { tx, record } = context;
    record(null);
    await requireOpenPoint(person, context, nodeId);
    if (refused) throw new Refusal("invalid", refused);
    // Two beginnings of the same file at once: the second finds the first.
    await holdAttached(context);
    const same = { applicationId, nodeId, fileName, size, fingerprint, uploadedById: person.id };
    const known = await tx.upload.findFirst({ where: same, orderBy: { id: "desc" } });
    const state = known && (await stateOfUpload(known, tx));
    // What was uploaded and taken away again may be uploaded again.
    if (state && !state.removed) return state;
    await requireRoom(context, nodeId, size, null);
    return stateOfUpload(await tx.upload.create({ data: same }), tx);
  });
}

/**
 * Takes the next piece of an upload. The bytes are on the disk before the database counts them: whatever breaks
 * off in between is sent again to the same place.
 * @param bytes at most `CHUNK_BYTES`
 * @throws WrongOffset where the piece does not begin where the last one ended
 */
export async function receiveChunk(
  person: Person,
  id: string,
  offset: number,
  bytes: Uint8Array,
): Promise<UploadState> {
  return inUpload(person, id, async ({ tx, ...context }, row) => {
    await requireOpenPoint(person, { tx, ...context }, row.nodeId);
    const received = Number(row.received);
    if (offset !== received || row.evidenceId !== null) throw new WrongOffset(received);
    if (bytes.byteLength === 0 || bytes.byteLength > CHUNK_BYTES)
      throw new Refusal("invalid", "每次应发送 1 字节至 1 MB 的内容。");
    if (received + bytes.byteLength > Number(row.size))
      throw new Refusal("invalid", "发送的内容超过文件大小，没有接收。请重新选择文件上传。");
    if (received > 0 && (await stagedSize(id)) < received) {
      // The disk has lost what the database counted: begun anew rather than left with a hole.
      await tx.upload.update({ where: { id }, data: { received: 0 } });
      return { ...(await stateOfUpload(row, tx)), received: 0 };
    }
    await writeStaged(id, offset, bytes);
    const now = await tx.upload.update({
      where: { id },
      data: { received: received + bytes.byteLength, touchedAt: new Date() },
    });
    return stateOfUpload(now, tx);
  });
}

async function discard(id: string): Promise<void> {
  await db().upload.deleteMany({ where: { id, evidenceId: null } });
  await removeStaged(id);
}

/**
 * Makes evidence of an upload that is whole: looks into it, stores it by its content, attaches it. Called again it
 * answers with the same evidence.
 * @throws Refusal for content that is not taken; the upload is then gone
 */
export async function finishUpload(person: Person, id: string): Promise<EvidenceView> {
  const begun = await inUpload(person, id, async (context, row) => {
    const state = await stateOfUpload(row, context.tx);
    if (!state.evidence) await requireOpenPoint(person, context, row.nodeId);
    if (!state.evidence && state.received < state.size)
      throw new Refusal("incomplete", "文件还没有传完。");
    return { ...state, nodeId: row.nodeId, fileName: row.fileName };
  });
  if (begun.evidence) return begun.evidence;
  // Asked twice at once, the work is shared: the staged file is there for one.
  const known = finishing.get(id);
  if (known) return known;
  const work = takeIn(person, begun).finally(() => finishing.delete(id));
  finishing.set(id, work);
  return work;
}

const finishing = new Map<string, Promise<EvidenceView>>();

async function takeIn(
  person: Person,
  { id, nodeId, fileName, size }: UploadState & { nodeId: string; fileName: string },
): Promise<EvidenceView> {
  const path = stagedPath(id);
  if ((await stagedSize(id)) !== size) return lateAnswer(person, id);
  const content = await inspectContent(path);
  const judged = judgeContent(fileName, content);
  if (!judged.ok || !content.ok) {
    await discard(id);
    throw new Refusal("invalid", judged.ok ? "文件没有接收。" : judged.message);
  }
  const sha256 = await sha256Of(path);
  const storage = await fileStorage();
  if (!(await storage.has({ sha256 }))) await storage.put({ sha256 }, path);
  const arrived = { nodeId, sha256, fileName, size, kind: judged.kind, content };
  const evidence = await attachUpload(person, id, arrived).catch(async (error) => {
    if (error instanceof Refusal && error.code === "taken") await discard(id);
    throw error;
  });
  await removeStaged(id);
  // A preview that fails now is made when it is first asked for.
  await processStoredFile(sha256).catch((error) => console.error(error));
  return (await findEvidence(evidence.applicationId, evidence.id)) ?? evidence.view;
}

/** The staged file is gone: finished meanwhile by another request, or lost. */
async function lateAnswer(person: Person, id: string): Promise<EvidenceView> {
  const { evidence } = await uploadState(person, id);
  if (evidence) return evidence;
  await discard(id);
  throw gone();
}

function attachUpload(person: Person, id: string, arrived: Arrived) {
  return inUpload(person, id, async (context, row) => {
    const { evidence } = await stateOfUpload(row, context.tx);
    const { applicationId } = row;
    if (evidence) return { applicationId, id: evidence.id, view: evidence };
    await requireOpenPoint(person, context, arrived.nodeId);
    await requireRoom(context, arrived.nodeId, arrived.size, id);
    const view = await attach(person, context, arrived);
    await context.tx.upload.update({
      where: { id },
      data: { evidenceId: view.id, touchedAt: new Date() },
    });
    return { applicationId, id: view.id, view };
  });
}

/** Gives an upload up, wherever it stands; what it has become already stays. */
export async function cancelUpload(person: Person, id: string): Promise<void> {
  const row = await ownUpload(person, id);
  if (!row) throw notFound("次上传");
  await audited(person, async (tx, record) => {
    await tx.upload.deleteMany({ where: { id, uploadedById: person.id, evidenceId: null } });
    record(null);
  });
  if (row.evidenceId === null) await removeStaged(id);
}

/**
 * Forgets uploads that nobody has gone on with for two days, and bytes that no upload owns.
 * @returns how many uploads were given up
 */
export async function removeStaleUploads(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - STALE_HOURS * 3_600_000);
  const staged = await stagedIds();
  const stale = await audited(system, async (tx, record) => {
    record(null);
    const rows = await tx.upload.findMany({
      where: { touchedAt: { lt: before } },
      select: { id: true, evidenceId: true },
    });
    await tx.upload.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
    return rows;
  });
  const kept = await db().upload.findMany({ where: { id: { in: staged } }, select: { id: true } });
  const owned = new Set(kept.map(({ id }) => id));
  for (const id of staged) if (!owned.has(id)) await removeStaged(id);
  return stale.filter(({ evidenceId }) => evidenceId === null).length;
}
