import "server-only";
import { cache } from "react";
import { db, type Prisma } from "../db";
import type { Decision, Submission } from "../scoring/types";
import { outcomeCodeSchema } from "./schema";
import type { OutcomeSummary, PublishedOutcome } from "./types";

type Row = Prisma.OutcomeGetPayload<object>;

// The one place that decides what is public: every read here goes through this condition.
const published = { publishedAt: { not: null } } satisfies Prisma.OutcomeWhereInput;

function toOutcome(row: Row): PublishedOutcome {
  const decision = row.decision as unknown as Decision;
  if (!row.publishedAt) throw new Error(`outcome ${row.code} is not published`);
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
    publishedAt: row.publishedAt,
    submission: row.submission as unknown as Submission,
    decision,
    digest: row.digest,
    standardFamily: row.standardFamily,
    standardVersion: row.standardVersion,
    standardDigest: row.standardDigest,
  };
}

/** Published outcomes, newest first, found by community, street or district, a page at a time. */
export async function publishedPage(
  filter: { search?: string; district?: string; outcome?: "passed" | "failed" },
  page: number,
  size: number,
): Promise<{ outcomes: OutcomeSummary[]; total: number }> {
  const { district, outcome } = filter;
  // `contains` becomes LIKE: what a person types is text, not a pattern.
  const search = filter.search?.replace(/[\\%_]/g, "\\$&");
  const where: Prisma.OutcomeWhereInput = {
    ...published,
    ...(district ? { districtName: district } : {}),
    ...(outcome ? { outcome } : {}),
    ...(search
      ? {
          OR: [
            { communityName: { contains: search } },
            { street: { contains: search } },
            { districtName: { contains: search } },
          ],
        }
      : {}),
  };
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
