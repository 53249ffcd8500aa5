import "server-only";
import { cache } from "react";
import type { AmendmentKind, AmendmentRow, OutcomeStanding } from "../amendment/types";
import { isoDay } from "../calendar";
import { db, type Prisma } from "../db";
import type { NoticeStanding, NoticeView } from "../notice/types";
import type { ObjectionState, ReceiptView } from "../objection/types";
import type { Decision, Submission } from "../scoring/types";
import { outcomeCodeSchema } from "./schema";
import type { OutcomeSummary, PublishedOutcome } from "./types";

type Row = Prisma.OutcomeGetPayload<object>;

/** The one place that decides what is public: every public read, here and elsewhere, goes through this condition. */
export const published = { publishedAt: { not: null } } satisfies Prisma.OutcomeWhereInput;

/** What still holds of the published: lists show this. What was corrected or revoked stays readable by its address. */
export const inForce = {
  ...published,
  replacedBy: { none: published },
  amendments: { none: { kind: "revocation", state: "confirmed" } },
} satisfies Prisma.OutcomeWhereInput;

/** What residents may see of a frozen outcome, once they may see it. */
function facts(row: Row) {
  const decision = row.decision as unknown as Decision;
  return {
    code: row.code,
    outcome: row.outcome as PublishedOutcome["outcome"],
    communityName: row.communityName,
    districtName: row.districtName,
    street: row.street,
    type: row.type,
    tier: row.tier,
    batchTitle: row.batchTitle,
    total: decision.total.score,
    fullMarks: decision.total.fullMarks,
    passMark: decision.total.passMark,
    decision,
    standardFamily: row.standardFamily,
    standardVersion: row.standardVersion,
  };
}

function toOutcome(row: Row): PublishedOutcome {
  if (!row.publishedAt) throw new Error(`outcome ${row.code} is not published`);
  return {
    ...facts(row),
    publishedAt: row.publishedAt,
    submission: row.submission as unknown as Submission,
    digest: row.digest,
    standardDigest: row.standardDigest,
  };
}

/** Published outcomes that hold, newest first, a page at a time. */
export async function publishedPage(
  page: number,
  size: number,
): Promise<{ outcomes: OutcomeSummary[]; total: number }> {
  const where = inForce;
  const [rows, total] = await Promise.all([
    db().outcome.findMany({
      where,
      orderBy: [{ publishedAt: "desc" }, { code: "asc" }],
      skip: (page - 1) * size,
      take: size,
    }),
    db().outcome.count({ where }),
  ]);
  return { outcomes: rows.map(toOutcome), total };
}

/** Every district of the city by name, in the order offices list them. */
export const districtNames = cache(async (): Promise<string[]> => {
  const rows = await db().district.findMany({
    select: { name: true },
    orderBy: { position: "asc" },
  });
  return rows.map(({ name }) => name);
});

/** The published outcome with this code; null for any other text, and for one that is not published. */
export const findPublished = cache(async (code: string): Promise<PublishedOutcome | null> => {
  if (!outcomeCodeSchema.safeParse(code).success) return null;
  const row = await db().outcome.findFirst({ where: { ...published, code } });
  return row && toOutcome(row);
});

/** What of an objection is public once it is answered, and nothing of it before that. */
const publicObjection = {
  nodeId: true,
  state: true,
  summary: true,
  answer: true,
  decidedAt: true,
} satisfies Prisma.ObjectionSelect;

type ObjectionRow = Prisma.ObjectionGetPayload<{ select: typeof publicObjection }>;

const toObjection = ({ nodeId, state, summary, answer, decidedAt }: ObjectionRow) =>
  decidedAt && { nodeId, upheld: state === "upheld", summary, answer, decidedAt };

const withNotice = {
  notice: true,
  objections: { select: publicObjection, orderBy: { decidedAt: "desc" } },
  application: {
    select: {
      state: true,
      outcomes: { select: { id: true }, orderBy: { round: "desc" }, take: 1 },
    },
  },
} satisfies Prisma.OutcomeInclude;

type NoticeRow = Prisma.OutcomeGetPayload<{ include: typeof withNotice }>;

/** What has become of a notice: it runs, its outcome is published, or it was given up for another verification. */
function standingOf({ id, publishedAt, application }: NoticeRow): NoticeStanding {
  if (publishedAt) return "published";
  const runs = application.state === "notice" && application.outcomes[0]?.id === id;
  return runs ? "running" : "stopped";
}

/** A notice with the marks that residents may see: none once it was given up. */
function toNotice(row: NoticeRow): NoticeView | null {
  if (!row.notice) return null;
  const { decision, total, outcome, ...rest } = facts(row);
  const standing = standingOf(row);
  return {
    ...rest,
    standing,
    result: standing === "stopped" ? null : { outcome, total, decision },
    startsOn: isoDay(row.notice.startsOn),
    endsOn: isoDay(row.notice.endsOn),
    workingDays: row.notice.workingDays,
    objections: {
      received: row.objections.length,
      answered: row.objections.flatMap((objection) => toObjection(objection) ?? []),
    },
  };
}

/** What is on public notice now, what ends first at the top, a page at a time. */
export async function noticePage(
  page: number,
  size: number,
): Promise<{ notices: NoticeView[]; total: number }> {
  // Of an application that was put on notice again only the newest outcome is on notice.
  const running = await db().$queryRaw<{ id: string }[]>`
    SELECT o."id" FROM "PublicNotice" n JOIN "Outcome" o ON o."id" = n."outcomeId"
    JOIN "Application" a ON a."id" = o."applicationId"
    WHERE a."state" = 'notice'
      AND o."round" = (SELECT max(x."round") FROM "Outcome" x WHERE x."applicationId" = a."id")
    ORDER BY n."endsOn", o."code"`;
  const ids = running.map(({ id }) => id).slice((page - 1) * size, page * size);
  const rows = await db().outcome.findMany({
    where: { id: { in: ids } },
    include: withNotice,
    orderBy: [{ notice: { endsOn: "asc" } }, { code: "asc" }],
  });
  return { notices: rows.flatMap((row) => toNotice(row) ?? []), total: running.length };
}

/** The notice of the outcome with this code, also when it is over; null for any other text. */
export const findNotice = cache(async (code: string): Promise<NoticeView | null> => {
  if (!outcomeCodeSchema.safeParse(code).success) return null;
  const row = await db().outcome.findUnique({ where: { code }, include: withNotice });
  return row && toNotice(row);
});

/** What the holder of a receipt may see of an objection: how it stands, and the public answer. */
export const findReceipt = cache(async (receipt: string): Promise<ReceiptView | null> => {
  const row = await db().objection.findUnique({
    where: { receipt },
    select: {
      ...publicObjection,
      receivedAt: true,
      outcome: { select: { code: true, communityName: true, districtName: true, decision: true } },
    },
  });
  if (!row) return null;
  const { nodeId, state, receivedAt, outcome } = row;
  const { standard } = outcome.decision as unknown as Decision;
  return {
    ...{ receipt, state: state as ObjectionState, receivedAt, nodeId },
    ...{ communityName: outcome.communityName, districtName: outcome.districtName },
    ...{ code: outcome.code, standard: `${standard.family}@${standard.version}` },
    decision: toObjection(row),
  };
});

const toAmendment = ({ kind, reason, decidedAt }: Prisma.AmendmentGetPayload<object>) =>
  decidedAt && { kind: kind as AmendmentKind, reason, confirmedAt: decidedAt };

const confirmed = {
  where: { state: "confirmed" },
  orderBy: { decidedAt: "desc" },
} satisfies Prisma.AmendmentFindManyArgs;
const successor = {
  where: published,
  select: { code: true },
  take: 1,
} satisfies Prisma.OutcomeFindManyArgs;

/** Whether a published outcome still holds, and what is to be read of its corrections and revocation. */
export const standingOfOutcome = cache(async (code: string): Promise<OutcomeStanding> => {
  const row = await db().outcome.findFirstOrThrow({
    where: { ...published, code },
    select: {
      amendments: confirmed,
      replacedBy: successor,
      replaces: { select: { code: true, amendments: confirmed } },
    },
  });
  return {
    amendments: row.amendments.flatMap((amendment) => toAmendment(amendment) ?? []),
    replacedBy: row.replacedBy[0]?.code ?? null,
    replaces: row.replaces && {
      code: row.replaces.code,
      reason: row.replaces.amendments[0]?.reason ?? "",
    },
  };
});

/** Confirmed corrections and revocations, the newest first, a page at a time. */
export async function amendmentPage(
  page: number,
  size: number,
): Promise<{ amendments: AmendmentRow[]; total: number }> {
  const where = { state: "confirmed" };
  const [rows, total] = await Promise.all([
    db().amendment.findMany({
      where,
      include: {
        outcome: {
          select: { code: true, communityName: true, districtName: true, replacedBy: successor },
        },
      },
      orderBy: [{ decidedAt: "desc" }, { id: "asc" }],
      skip: (page - 1) * size,
      take: size,
    }),
    db().amendment.count({ where }),
  ]);
  const amendments = rows.flatMap(({ outcome, ...row }) => {
    const amendment = toAmendment(row);
    const { code, communityName, districtName, replacedBy } = outcome;
    return amendment
      ? [
          {
            ...{ ...amendment, id: row.id, code, communityName, districtName },
            replacedBy: row.kind === "correction" ? (replacedBy[0]?.code ?? null) : null,
          },
        ]
      : [];
  });
  return { amendments, total };
}
