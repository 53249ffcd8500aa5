import "server-only";
import type { Role } from "../auth/types";
import { isoDay } from "../calendar";
import type { NewestApplication } from "../community/types";
import { db, Prisma, type Transaction } from "../db";
import type { Submission } from "../scoring/types";
import { type ApplicationFacts, type Assignment, decidedStates } from "./policy";
import type {
  ApplicationRecord,
  ClaimedWaiver,
  EnteredAnswer,
  EnteredValue,
  RectificationItem,
  Snapshot,
  SnapshotStatements,
  State,
} from "./types";

/** What both a view and the policy need: a row of the database's view `ApplicationRecord`. */
interface Row {
  id: string;
  state: State;
  version: number;
  stateSince: Date;
  sentBackReason: string | null;
  verifierIds: string[];
  communityId: string;
  communityName: string;
  districtId: string;
  districtName: string;
  street: string;
  tier: string;
  type: string;
  households: number;
  residents: number;
  batchId: string;
  batchTitle: string;
  opensOn: Date;
  closesOn: Date;
  dueOn: Date | null;
  noticeEndsOn: Date | null;
  openObjections: number;
  proposal: ApplicationFacts["proposal"];
  reopenedNodes: string[];
  standardId: string;
  reviewerIds: string[];
  submitterIds: string[];
  assignments: Assignment[];
}

function toRecord(row: Row): ApplicationRecord {
  const { id, state, version, districtId, reviewerIds, submitterIds, verifierIds } = row;
  const { communityId, communityName, districtName, street, tier } = row;
  const { type, households, residents, batchId, batchTitle, standardId, sentBackReason } = row;
  const opensOn = isoDay(row.opensOn);
  const closesOn = isoDay(row.closesOn);
  const noticeEndsOn = row.noticeEndsOn && isoDay(row.noticeEndsOn);
  return {
    view: {
      ...{ id, state, version, stateSince: row.stateSince.toISOString() },
      ...{ communityId, communityName, districtId, districtName, street, tier },
      facts: { type, households, residents },
      ...{ batchId, batchTitle, opensOn, closesOn, standardId, sentBackReason },
      dueOn: state === "returned" && row.dueOn ? isoDay(row.dueOn) : null,
      ...{ noticeEndsOn, reopenedNodes: row.reopenedNodes },
    },
    facts: {
      ...{ state, districtId, opensOn, closesOn, reviewerIds, submitterIds, verifierIds },
      assignments: row.assignments,
      ...{ noticeEndsOn, openObjections: row.openObjections, proposal: row.proposal },
    },
  };
}

/** The applications with these ids. Those that do not exist are absent. */
async function recordsOf(
  ids: readonly string[],
  client: Pick<Transaction, "$queryRaw">,
): Promise<Map<string, ApplicationRecord>> {
  const rows = await client.$queryRaw<Row[]>`
    SELECT * FROM "ApplicationRecord" WHERE "id" = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, toRecord(row)]));
}

export async function findApplication(
  id: string,
  client: Transaction = db(),
): Promise<ApplicationRecord | null> {
  return (await recordsOf([id], client)).get(id.toLowerCase()) ?? null;
}

/**
 * The application as it stands once its row is locked, for as long as the transaction lasts.
 * @param lock.alone nobody else holds the lock meanwhile; otherwise those may who do not want it alone either
 * @param lock.withCommunity nobody changes the community's data meanwhile
 */
export async function lockedApplication(
  id: string,
  lock: { alone: boolean; withCommunity: boolean },
  tx: Transaction,
): Promise<ApplicationRecord | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT * FROM locked_application(${id}::uuid, ${lock.alone}, ${lock.withCommunity})`;
  return row ? toRecord(row) : null;
}

/** What a person may see, as a condition on rows: the list's twin of `maySee` (a test compares them). */
export function visibleTo(person: {
  id: string;
  role: Role;
  districtId: string | null;
}): Prisma.ApplicationWhereInput {
  const inOwnDistrict = { community: { districtId: person.districtId ?? "" } };
  switch (person.role) {
    case "administrator":
      return {};
    case "district-official":
      return inOwnDistrict;
    case "contributor":
      return {
        ...inOwnDistrict,
        assignments: { some: { contributorId: person.id, state: { not: "taken-over" } } },
      };
    case "reviewer":
      return { state: { not: "draft" }, batch: { reviewers: { some: { accountId: person.id } } } };
    case "observer":
      return { state: { in: [...decidedStates] } };
  }
}

/** Those of these applications that a person may see. */
export async function visibleApplications(
  person: { id: string; role: Role; districtId: string | null },
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db().application.findMany({
    where: { AND: [visibleTo(person), { id: { in: [...ids] } }] },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

/** Applications a person may see, those waiting longest first, a page at a time. */
export async function applicationPage(
  person: { id: string; role: Role; districtId: string | null },
  filter: { states?: readonly State[]; communityId?: string; batchId?: string },
  page: number,
  size: number,
): Promise<{ applications: ApplicationRecord[]; total: number }> {
  const where: Prisma.ApplicationWhereInput = {
    AND: [
      visibleTo(person),
      filter.states ? { state: { in: [...filter.states] } } : {},
      filter.communityId ? { communityId: filter.communityId } : {},
      filter.batchId ? { batchId: filter.batchId } : {},
    ],
  };
  const [rows, total] = await Promise.all([
    db().application.findMany({
      where,
      select: { id: true },
      orderBy: [{ stateSince: "asc" }, { id: "asc" }],
      skip: (page - 1) * size,
      take: size,
    }),
    db().application.count({ where }),
  ]);
  const records = await recordsOf(
    rows.map(({ id }) => id),
    db(),
  );
  const applications = rows.flatMap(({ id }) => records.get(id) ?? []);
  return { applications, total };
}

/** Of each of these communities the newest application that the person may see, with its outcome once published. */
export async function newestApplications(
  person: { id: string; role: Role; districtId: string | null },
  communityIds: readonly string[],
): Promise<Map<string, NewestApplication>> {
  const rows = await db().application.findMany({
    where: { AND: [visibleTo(person), { communityId: { in: [...communityIds] } }] },
    select: {
      id: true,
      communityId: true,
      state: true,
      batch: { select: { title: true } },
      outcomes: { select: { outcome: true }, orderBy: { round: "desc" }, take: 1 },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    distinct: ["communityId"],
  });
  return new Map(
    rows.map(({ id, communityId, state, batch, outcomes }) => {
      const published =
        state === "published" ? (outcomes[0]?.outcome as "passed" | "failed") : null;
      return [
        communityId,
        { id, state: state as State, batchTitle: batch.title, outcome: published },
      ];
    }),
  );
}

/** What was entered, of all points or of those named. */
export async function answersOf(
  applicationId: string,
  client: Transaction = db(),
  nodeIds?: readonly string[],
): Promise<EnteredAnswer[]> {
  const named = nodeIds ? Prisma.sql`AND x."nodeId" = ANY(${nodeIds}::text[])` : Prisma.empty;
  const rows = await client.$queryRaw<(Omit<EnteredAnswer, "updatedAt"> & { updatedAt: Date })[]>`
    SELECT x."nodeId", x."value", x."note", x."origin", x."version", p."name" AS "updatedByName", x."updatedAt"
    FROM "Answer" x JOIN "Account" p ON p."id" = x."updatedById"
    WHERE x."applicationId" = ${applicationId}::uuid ${named}`;
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
}

export async function waiversOf(
  applicationId: string,
  client: Transaction = db(),
): Promise<ClaimedWaiver[]> {
  const rows = await client.waiver.findMany({
    where: { applicationId },
    orderBy: { nodeId: "asc" },
  });
  return rows.map((row) => ({
    nodeId: row.nodeId,
    reason: row.reason,
    ruling: row.ruling as ClaimedWaiver["ruling"],
    rulingReason: row.rulingReason,
    version: row.version,
  }));
}

/** What was named for rectification, newest round first. */
export async function rectificationsOf(
  applicationId: string,
  client: Transaction = db(),
): Promise<RectificationItem[]> {
  return client.rectification.findMany({
    where: { applicationId },
    select: { round: true, nodeId: true, comment: true },
    orderBy: [{ round: "desc" }, { nodeId: "asc" }],
  });
}

/** The frozen submissions, oldest round first. */
export async function snapshotsOf(
  applicationId: string,
  client: Transaction = db(),
): Promise<Snapshot[]> {
  const rows = await client.submissionSnapshot.findMany({
    where: { applicationId },
    include: { submittedBy: { select: { name: true } } },
    orderBy: { round: "asc" },
  });
  return rows.map((row) => ({
    round: row.round,
    submission: row.submission as unknown as Submission,
    statements: row.statements as unknown as SnapshotStatements,
    digest: row.digest,
    submittedByName: row.submittedBy.name,
    submittedAt: row.submittedAt.toISOString(),
  }));
}

/** Answers as they were at these versions, by point; what never had that version is absent. */
export async function answersAt(
  applicationId: string,
  versions: ReadonlyMap<string, number>,
  client: Transaction = db(),
): Promise<Map<string, { value: EnteredValue | null; note: string }>> {
  const rows = await client.$queryRaw<
    { nodeId: string; value: EnteredValue | null; note: string }[]
  >`
    SELECT h."nodeId", h."value", h."note" FROM "AnswerHistory" h
    JOIN unnest(${[...versions.keys()]}::text[], ${[...versions.values()]}::int[]) AS asked ("nodeId", "version")
      ON h."nodeId" = asked."nodeId" AND h."version" = asked."version"
    WHERE h."applicationId" = ${applicationId}::uuid`;
  return new Map(rows.map(({ nodeId, value, note }) => [nodeId, { value, note }]));
}
