import "server-only";
import { findApplication } from "../application/data";
import { maySee, seenNodes } from "../application/policy";
import { isNamed } from "../application/score";
import type { ApplicationRecord } from "../application/types";
import type { Person } from "../auth/types";
import { isoDay } from "../calendar";
import { db, Prisma, type Transaction } from "../db";
import type { Prepared } from "../scoring";
import { preparedStandard } from "../standard/data";
import type {
  EvidenceView,
  FrozenEvidence,
  OtherUse,
  Place,
  PreviewState,
  UnfinishedUpload,
} from "./types";

const include = {
  file: true,
  uploadedBy: { select: { name: true } },
} satisfies Prisma.EvidenceInclude;

type Row = Prisma.EvidenceGetPayload<{ include: typeof include }>;

const placeOf = (row: { latitude: number | null; longitude: number | null }): Place | null =>
  row.latitude === null || row.longitude === null
    ? null
    : { latitude: row.latitude, longitude: row.longitude };

const toFrozen = (row: Row): FrozenEvidence => ({
  id: row.id,
  nodeId: row.nodeId,
  sha256: row.sha256,
  fileName: row.fileName,
  mediaType: row.file.mediaType,
  size: Number(row.file.size),
  caption: row.caption,
  takenAt: row.takenAt?.toISOString() ?? null,
  place: placeOf(row),
  validUntil: row.validUntil && isoDay(row.validUntil),
});

export const toView = (row: Row): EvidenceView => ({
  ...toFrozen(row),
  preview: row.file.preview as PreviewState,
  fromPhoto: { takenAt: row.file.takenAt !== null, place: placeOf(row.file) !== null },
  uploadedByName: row.uploadedBy.name,
  uploadedAt: row.uploadedAt.toISOString(),
  version: row.version,
});

// In the order of arrival: the ids of version 7 rise with time.
const orderBy = { id: "asc" } as const;

/** What is attached to these points, in the order in which it came. */
export async function evidenceOf(
  applicationId: string,
  nodeIds: readonly string[],
  client: Transaction = db(),
): Promise<EvidenceView[]> {
  const rows = await client.evidence.findMany({
    where: { applicationId, nodeId: { in: [...nodeIds] }, removedAt: null },
    include,
    orderBy,
  });
  return rows.map(toView);
}

/** One piece of evidence, also a removed one, or null. */
export async function findEvidence(
  applicationId: string,
  evidenceId: string,
  client: Transaction = db(),
): Promise<(EvidenceView & { removed: boolean }) | null> {
  const row = await client.evidence.findFirst({
    where: { id: evidenceId, applicationId },
    include,
  });
  return row && { ...toView(row), removed: row.removedAt !== null };
}

/** Whether a person who sees an application sees what belongs to a point: a contributor only on pages handed to them. */
export function seesPoint(
  person: Person,
  facts: ApplicationRecord["facts"],
  prepared: Prepared,
  nodeId: string,
): boolean {
  const seen = seenNodes(person, facts);
  return seen === null || isNamed(prepared, nodeId, new Set(seen));
}

/** One piece of evidence for whoever may see it; null for anybody else, and where there is none. */
export async function evidenceFor(
  person: Person,
  applicationId: string,
  evidenceId: string,
): Promise<EvidenceView | null> {
  const application = await findApplication(applicationId);
  if (!application || !maySee(person, application.facts)) return null;
  const evidence = await findEvidence(applicationId, evidenceId);
  if (!evidence) return null;
  const prepared = await preparedStandard(application.view.standardId);
  return seesPoint(person, application.facts, prepared, evidence.nodeId) ? evidence : null;
}

/** How many files each point has. */
export async function evidenceCounts(
  applicationId: string,
  client: Transaction = db(),
): Promise<Record<string, number>> {
  const rows = await client.evidence.groupBy({
    by: ["nodeId"],
    where: { applicationId, removedAt: null },
    _count: { _all: true },
  });
  return Object.fromEntries(rows.map((row) => [row.nodeId, row._count._all]));
}

/** What is attached to an application, as a submission freezes it. */
export async function frozenEvidence(
  applicationId: string,
  client: Transaction,
): Promise<FrozenEvidence[]> {
  const rows = await client.evidence.findMany({
    where: { applicationId, removedAt: null },
    include,
    orderBy: [{ nodeId: "asc" }, orderBy],
  });
  return rows.map(toFrozen);
}

/** What one person began to upload to these points and has not finished. */
export async function unfinishedUploads(
  applicationId: string,
  personId: string,
  nodeIds: readonly string[],
): Promise<UnfinishedUpload[]> {
  const rows = await db().upload.findMany({
    where: {
      applicationId,
      uploadedById: personId,
      nodeId: { in: [...nodeIds] },
      evidenceId: null,
      received: { gt: 0 },
    },
    orderBy,
  });
  return rows.map(({ id, nodeId, fileName, size, received }) => ({
    id,
    nodeId,
    fileName,
    size: Number(size),
    received: Number(received),
  }));
}

/** What the files themselves are, and whether they have been taken away since: by evidence id. */
export async function filesOf(
  evidenceIds: readonly string[],
): Promise<Map<string, { preview: PreviewState; takenAt: string | null; removed: boolean }>> {
  const rows = await db().evidence.findMany({
    where: { id: { in: [...evidenceIds] } },
    select: { id: true, removedAt: true, file: { select: { preview: true, takenAt: true } } },
  });
  return new Map(
    rows.map(({ id, removedAt, file }) => [
      id,
      {
        preview: file.preview as PreviewState,
        takenAt: file.takenAt?.toISOString() ?? null,
        removed: removedAt !== null,
      },
    ]),
  );
}

interface UseRow extends Omit<OtherUse, "pointTitle"> {
  nodeId: string;
  standardId: string;
}

const OTHER_USES_LIMIT = 500;

/**
 * Where else these files, or photos that look like them, stand in applications that have been submitted:
 * those of other communities and earlier ones of the same. The very same file comes first.
 */
export async function otherUses(
  applicationId: string,
  sha256s: readonly string[],
): Promise<UseRow[]> {
  if (sha256s.length === 0) return [];
  return db().$queryRaw<UseRow[]>(Prisma.sql`
    WITH alike AS (
      SELECT sha256, sha256 AS other, 0 AS distance FROM unnest(${[...sha256s]}::text[]) AS sha256
      UNION ALL
      SELECT "sha256", "other", "distance" FROM "Likeness" WHERE "sha256" = ANY(${[...sha256s]}::text[])
    )
    SELECT DISTINCT ON (alike.distance, alike.sha256, a."id", e."nodeId")
      alike.sha256, alike.distance, e."id" AS "evidenceId", e."fileName", e."nodeId",
      a."id" AS "applicationId", c."id" AS "communityId", c."name" AS "communityName",
      d."name" AS "districtName", b."title" AS "batchTitle", b."standardId"
    FROM alike
    JOIN "Evidence" e ON e."sha256" = alike.other AND e."removedAt" IS NULL
    JOIN "Application" a ON a."id" = e."applicationId" AND a."state" <> 'draft' AND a."id" <> ${applicationId}::uuid
    JOIN "Community" c ON c."id" = a."communityId"
    JOIN "District" d ON d."id" = c."districtId"
    JOIN "Batch" b ON b."id" = a."batchId"
    ORDER BY alike.distance, alike.sha256, a."id", e."nodeId", e."id"
    LIMIT ${OTHER_USES_LIMIT}`);
}

/** A piece of a hash and every piece that differs from it in one bit. */
function neighbours(piece: string): string[] {
  const value = Number.parseInt(piece, 16);
  const bits = Array.from({ length: piece.length * 4 }, (_, bit) => value ^ (1 << bit));
  return [value, ...bits].map((near) => near.toString(16).padStart(piece.length, "0"));
}

/** The pieces of a hash, as the indexes on "StoredFile" cut it: first digit (from 1) and length. */
const pieces = [
  [1, 3],
  [4, 3],
  [7, 3],
  [10, 3],
  [13, 4],
] as const;

/**
 * Photos whose hash differs from this one in few bits. Two hashes that differ in 9 bits at most differ in one bit
 * at most of one of the five pieces: the indexes find those, and only their distance is computed.
 * @param most how many bits, 9 at most
 */
export async function likeHashes(
  hash: string,
  most: number,
  client: Transaction = db(),
): Promise<{ sha256: string; distance: number }[]> {
  // Literals rather than parameters for the cuts: an index on an expression is found by its text.
  const cut = ([from, length]: (typeof pieces)[number]) =>
    Prisma.sql`${Prisma.raw(`substr("perceptualHash", ${from}, ${length})`)} = ANY(${neighbours(
      hash.slice(from - 1, from - 1 + length),
    )}::text[])`;
  return client.$queryRaw<{ sha256: string; distance: number }[]>(Prisma.sql`
    SELECT "sha256", distance FROM (
      SELECT "sha256", bit_count(('x' || "perceptualHash")::bit(64) # ('x' || ${hash}::text)::bit(64))::int AS distance
      FROM "StoredFile" WHERE ${Prisma.join(pieces.map(cut), " OR ")}
    ) AS near WHERE distance <= ${most} ORDER BY distance, "sha256" LIMIT 100`);
}
