import "server-only";
import type { Role } from "../auth/types";
import { isoDay } from "../calendar";
import { db, type Prisma, type Transaction } from "../db";
import type { Submission } from "../scoring/types";
import { type Assignment, decidedStates } from "./policy";
import type {
  ApplicationRecord,
  ClaimedWaiver,
  EnteredAnswer,
  EnteredValue,
  Origin,
  RectificationItem,
  Snapshot,
  SnapshotStatements,
  State,
} from "./types";

/** What both a view and the policy need, in one read. */
const include = {
  community: { include: { district: true } },
  batch: { include: { reviewers: { select: { accountId: true } } } },
  snapshots: { select: { submittedById: true } },
  assignments: {
    where: { state: { not: "taken-over" } },
    select: { contributorId: true, nodeId: true, state: true },
  },
} satisfies Prisma.ApplicationInclude;

type Row = Prisma.ApplicationGetPayload<{ include: typeof include }>;

function toRecord(row: Row): ApplicationRecord {
  const opensOn = isoDay(row.batch.opensOn);
  const closesOn = isoDay(row.batch.closesOn);
  return {
    view: {
      id: row.id,
      state: row.state as State,
      version: row.version,
      stateSince: row.stateSince.toISOString(),
      communityId: row.communityId,
      communityName: row.community.name,
      districtId: row.community.districtId,
      districtName: row.community.district.name,
      street: row.community.street,
      tier: row.community.tier,
      facts: {
        type: row.community.type,
        households: row.community.households,
        residents: row.community.residents,
      },
      batchId: row.batchId,
      batchTitle: row.batch.title,
      opensOn,
      closesOn,
      standardId: row.batch.standardId,
      sentBackReason: row.sentBackReason,
      dueOn: row.state === "returned" && row.dueOn ? isoDay(row.dueOn) : null,
    },
    facts: {
      state: row.state as State,
      districtId: row.community.districtId,
      opensOn,
      closesOn,
      reviewerIds: row.batch.reviewers.map((reviewer) => reviewer.accountId),
      submitterIds: row.snapshots.map((snapshot) => snapshot.submittedById),
      verifierIds: row.verifierIds,
      assignments: row.assignments.map((assignment) => ({
        ...assignment,
        state: assignment.state as Assignment["state"],
      })),
    },
  };
}

export async function findApplication(
  id: string,
  client: Transaction = db(),
): Promise<ApplicationRecord | null> {
  const row = await client.application.findUnique({ where: { id }, include });
  return row && toRecord(row);
}

/** What a person may see, as a condition on rows: the list's twin of `maySee` (a test compares them). */
function visibleTo(person: {
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
      include,
      orderBy: [{ stateSince: "asc" }, { id: "asc" }],
      skip: (page - 1) * size,
      take: size,
    }),
    db().application.count({ where }),
  ]);
  return { applications: rows.map(toRecord), total };
}

export async function answersOf(
  applicationId: string,
  client: Transaction = db(),
): Promise<EnteredAnswer[]> {
  const rows = await client.answer.findMany({
    where: { applicationId },
    include: { updatedBy: { select: { name: true } } },
  });
  return rows.map((row) => ({
    nodeId: row.nodeId,
    value: row.value as EnteredValue | null,
    note: row.note,
    origin: row.origin as Origin,
    version: row.version,
    updatedByName: row.updatedBy.name,
    updatedAt: row.updatedAt.toISOString(),
  }));
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
