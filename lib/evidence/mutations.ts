import "server-only";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type InApplication, inApplication } from "../application/mutations";
import { audited } from "../audit/mutations";
import { system } from "../audit/types";
import type { Person } from "../auth/types";
import { db, Prisma, type Transaction } from "../db";
import { lockedNodes } from "../entry/mutations";
import { Refusal } from "../errors";
import { isLeaf, nodeById } from "../scoring";
import { type Content, makePreviews } from "../storage/inspect";
import { withWorkFolder } from "../storage/staging";
import { fileStorage } from "../storage/storage";
import { findEvidence, likeHashes, toView } from "./data";
import { LIKE_DISTANCE, refusalOfMore } from "./policy";
import type { ChangeEvidence, EvidenceStep } from "./schema";
import { type EvidenceView, isPdf, type Kind, kinds, previewWidths } from "./types";

/** @throws Refusal unless the node is a scoring point that the person may change now */
export async function requireOpenPoint(
  person: Person,
  context: InApplication,
  nodeId: string,
): Promise<void> {
  const node = nodeById(context.prepared, nodeId);
  if (!node || !isLeaf(node))
    throw new Refusal("invalid", "佐证材料只能附在本批次标准的评分点上。");
  const locked = (await lockedNodes(person, context))(node);
  if (locked) throw new Refusal("not-allowed", locked);
}

/** Holds what is attached to an application still until the end of the transaction: one at a time adds to it. */
export const holdAttached = ({ tx, view }: InApplication) =>
  tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('evidence'), hashtext(${view.id}))::text`;

/**
 * Refuses one file more where the point or the application is full, with `bytes` more; until the end of the
 * transaction nobody else takes the room.
 * @param except an upload that is not to be counted with those on their way
 */
export async function requireRoom(
  context: InApplication,
  nodeId: string,
  bytes: number,
  except: string | null,
): Promise<void> {
  const { tx, view } = context;
  await holdAttached(context);
  const [there] = await tx.$queryRaw<{ files: number; bytes: bigint }[]>(Prisma.sql`
    SELECT count(*) FILTER (WHERE "nodeId" = ${nodeId})::int AS files, coalesce(sum("size"), 0)::bigint AS bytes
    FROM (
      SELECT e."nodeId", f."size" FROM "Evidence" e JOIN "StoredFile" f ON f."sha256" = e."sha256"
      WHERE e."applicationId" = ${view.id}::uuid AND e."removedAt" IS NULL
      UNION ALL
      SELECT "nodeId", "size" FROM "Upload"
      WHERE "applicationId" = ${view.id}::uuid AND "evidenceId" IS NULL AND "id" IS DISTINCT FROM ${except}::uuid
    ) AS attached`);
  const full = refusalOfMore(
    { files: there?.files ?? 0, bytes: Number(there?.bytes ?? 0) },
    { bytes },
  );
  if (full) throw new Refusal("invalid", full);
}

export interface Arrived {
  nodeId: string;
  sha256: string;
  fileName: string;
  size: number;
  kind: Kind;
  content: Extract<Content, { ok: true }>;
}

/**
 * Attaches a stored file to a point, within a change that `inApplication` let in.
 * @throws Refusal `taken` where the point has the same content already
 */
export async function attach(
  person: Person,
  context: InApplication,
  { nodeId, sha256, fileName, size, kind, content }: Arrived,
): Promise<EvidenceView> {
  const { tx, record, view } = context;
  const same = await tx.evidence.findFirst({
    where: { applicationId: view.id, nodeId, sha256, removedAt: null },
  });
  if (same)
    throw new Refusal(
      "taken",
      `“${fileName}”与本评分点已有的“${same.fileName}”内容相同，没有重复添加。`,
    );
  const preview = content.width !== undefined || kind === "pdf" ? "pending" : "none";
  const said = {
    takenAt: content.takenAt ? new Date(content.takenAt) : null,
    latitude: content.latitude ?? null,
    longitude: content.longitude ?? null,
  };
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO "StoredFile" ("sha256", "size", "mediaType", "width", "height", "takenAt", "latitude", "longitude", "preview")
    VALUES (${sha256}, ${size}, ${kinds[kind].mediaType}, ${content.width ?? null}, ${content.height ?? null},
      ${said.takenAt}::timestamptz, ${said.latitude}, ${said.longitude}, ${preview})
    ON CONFLICT ("sha256") DO NOTHING`);
  const row = await tx.evidence.create({
    data: { applicationId: view.id, nodeId, sha256, fileName, uploadedById: person.id, ...said },
    include: { file: true, uploadedBy: { select: { name: true } } },
  });
  record({
    action: "evidence.added",
    subjectType: "application",
    subjectId: view.id,
    after: { nodeId, fileName, sha256 },
  });
  return toView(row);
}

async function inEvidence<T>(
  person: Person,
  { applicationId, evidenceId, version }: EvidenceStep,
  change: (context: InApplication, evidence: EvidenceView & { removed: boolean }) => Promise<T>,
): Promise<T> {
  return inApplication(person, applicationId, "save-answers", null, async (context) => {
    await context.tx
      .$queryRaw`SELECT "id" FROM "Evidence" WHERE "id" = ${evidenceId}::uuid FOR UPDATE`;
    const evidence = await findEvidence(applicationId, evidenceId, context.tx);
    if (!evidence) throw new Refusal("not-found", "没有找到这份佐证材料，或者您无权查看。");
    await requireOpenPoint(person, context, evidence.nodeId);
    if (evidence.version !== version)
      throw new Refusal("stale", `“${evidence.fileName}”刚被别人改过，请刷新页面后再操作。`);
    return change(context, evidence);
  });
}

const requireThere = (evidence: { fileName: string; removed: boolean }) => {
  if (evidence.removed) throw new Refusal("wrong-state", `“${evidence.fileName}”已被移除。`);
};

/** Says what a file shows and how long it is valid, and whether what a photo says of itself is shown. */
export async function changeEvidence(person: Person, input: ChangeEvidence): Promise<void> {
  await inEvidence(person, input, async ({ tx, record, view }, evidence) => {
    requireThere(evidence);
    const file = await tx.storedFile.findUniqueOrThrow({ where: { sha256: evidence.sha256 } });
    const { caption, validUntil, shown } = input;
    const [showTakenAt, showPlace] = [shown.includes("takenAt"), shown.includes("place")];
    await tx.evidence.update({
      where: { id: evidence.id },
      data: {
        caption,
        validUntil: validUntil ? new Date(validUntil) : null,
        takenAt: showTakenAt ? file.takenAt : null,
        latitude: showPlace ? file.latitude : null,
        longitude: showPlace ? file.longitude : null,
        version: { increment: 1 },
      },
    });
    const { nodeId, fileName } = evidence;
    record({
      action: "evidence.changed",
      subjectType: "application",
      subjectId: view.id,
      before: {
        ...{ nodeId, fileName, caption: evidence.caption, validUntil: evidence.validUntil },
        ...{ showTakenAt: evidence.takenAt !== null, showPlace: evidence.place !== null },
      },
      after: {
        ...{ nodeId, fileName, caption, validUntil },
        ...{ showTakenAt: showTakenAt && file.takenAt !== null },
        ...{ showPlace: showPlace && file.latitude !== null },
      },
    });
  });
}

async function setRemoved(person: Person, input: EvidenceStep, removed: boolean): Promise<void> {
  await inEvidence(person, input, async (context, evidence) => {
    const { tx, record, view } = context;
    const { nodeId, fileName, sha256, size } = evidence;
    if (removed) requireThere(evidence);
    else {
      if (!evidence.removed) throw new Refusal("wrong-state", `“${fileName}”没有被移除。`);
      await requireRoom(context, nodeId, size, null);
      const again = { applicationId: view.id, nodeId, sha256, removedAt: null };
      if (await tx.evidence.findFirst({ where: again }))
        throw new Refusal("taken", `本评分点已有与“${fileName}”内容相同的文件。`);
    }
    await tx.evidence.update({
      where: { id: evidence.id },
      data: {
        removedAt: removed ? new Date() : null,
        removedById: removed ? person.id : null,
        version: { increment: 1 },
      },
    });
    const subject = { subjectType: "application", subjectId: view.id };
    const named = { nodeId, fileName, sha256 };
    record(
      removed
        ? { action: "evidence.removed", ...subject, before: named }
        : { action: "evidence.restored", ...subject, after: named },
    );
  });
}

/** Takes a file away from a point. The row and the file stay: a submission may name them. */
export async function removeEvidence(person: Person, input: EvidenceStep): Promise<void> {
  await setRemoved(person, input, true);
}

/** Puts back what was taken away. @throws Refusal where the point is full by now */
export async function restoreEvidence(person: Person, input: EvidenceStep): Promise<void> {
  await setRemoved(person, input, false);
}

async function derive(sha256: string): Promise<void> {
  const file = await db().storedFile.findUnique({ where: { sha256 } });
  if (file?.preview !== "pending") return;
  const storage = await fileStorage();
  const widths = Object.values(previewWidths);
  const made = await withWorkFolder(async (folder) => {
    const original = join(folder, "original");
    const bytes = await storage.open({ sha256 });
    if (!bytes) throw new Error(`the storage has lost ${sha256}`);
    await pipeline(bytes, createWriteStream(original));
    const shown = isPdf(file) ? "page" : "photo";
    const previews = await makePreviews(shown, original, folder, widths);
    for (const width of widths) {
      const key = { sha256, derived: `${width}.webp` };
      if (previews.ok) await storage.put(key, join(folder, key.derived));
      else await storage.removeDerived(key);
    }
    return previews;
  });
  const perceptualHash = made.ok ? made.perceptualHash : null;
  // By itself and first: of two photos processed at once, the later one to look sees the other.
  await db().storedFile.update({ where: { sha256 }, data: { perceptualHash } });
  await audited(system, async (tx, record) => {
    await keepLikenesses(tx, sha256, perceptualHash);
    await tx.storedFile.update({
      where: { sha256 },
      data: { preview: made.ok ? "ready" : "failed" },
    });
    // Made from what was audited when it came.
    record(null);
  });
}

async function keepLikenesses(tx: Transaction, sha256: string, hash: string | null) {
  const alike = hash ? await likeHashes(hash, LIKE_DISTANCE, tx) : [];
  const others = alike.filter((near) => near.sha256 !== sha256);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO "Likeness" ("sha256", "other", "distance")
    SELECT one, two, distance
    FROM unnest(${others.map((near) => near.sha256)}::text[], ${others.map((near) => near.distance)}::int[]) AS near (other, distance)
    CROSS JOIN LATERAL (VALUES (${sha256}, other), (other, ${sha256})) AS pair (one, two)
    ON CONFLICT DO NOTHING`);
}

const underWay = new Map<string, Promise<void>>();

/**
 * Makes the previews of a stored photo or PDF; computes a photo's perceptual hash and notes which others look like it.
 * Done once: where that has happened, or there is nothing to preview, nothing happens. Two calls for the same file
 * share the work; the work itself is one file at a time.
 * @throws Error where the storage or the database fails: to be tried again
 */
export function processStoredFile(sha256: string): Promise<void> {
  const known = underWay.get(sha256);
  if (known) return known;
  const work = derive(sha256).finally(() => underWay.delete(sha256));
  underWay.set(sha256, work);
  return work;
}

/**
 * Makes the previews that were not made when their file came: the server ended in between, the storage could not be
 * reached, or it came before PDFs had any. Whoever looks at such a file has them made at once; this is for what nobody has looked at, whose
 * likenesses a reviewer would miss.
 * @param before what came later than this is still being made
 * @throws Error the first failure, when all have been tried: to be tried again
 */
export async function processPending(before: Date): Promise<void> {
  const pending = await db().storedFile.findMany({
    where: { preview: "pending", storedAt: { lt: before } },
    select: { sha256: true },
    orderBy: { storedAt: "asc" },
  });
  const failures: unknown[] = [];
  for (const { sha256 } of pending)
    await processStoredFile(sha256).catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
