import "server-only";
import type { State } from "../application/types";
import type { Stage } from "../community/types";
import { db, Prisma } from "../db";
import { noStages, noStates } from "./policy";
import type { ApplicationProgress, StageCounts } from "./types";

const groups = {
  district: Prisma.sql`c."districtId"`,
  /** Of listing; empty where the day is not known. */
  year: Prisma.sql`coalesce(extract(year FROM c."listedOn")::int::text, '')`,
  batch: Prisma.sql`c."listBatch"`,
};

const within = (districtId: string | null) =>
  districtId === null ? Prisma.empty : Prisma.sql`WHERE c."districtId" = ${districtId}`;

/** How many projects of one district, or of all, are in which stage, by group. One statement, whatever there is. */
export async function projectCounts(
  by: keyof typeof groups,
  districtId: string | null,
): Promise<Map<string, StageCounts>> {
  const rows = await db().$queryRaw<{ key: string; stage: Stage; count: number }[]>(Prisma.sql`
    SELECT ${groups[by]} AS "key", c."stage", count(*)::int AS "count"
    FROM "Community" c ${within(districtId)} GROUP BY 1, 2`);
  const found = new Map<string, StageCounts>();
  for (const { key, stage, count } of rows) {
    const counts = found.get(key) ?? noStages();
    counts[stage] = count;
    found.set(key, counts);
  }
  return found;
}

type Counted = Pick<ApplicationProgress, "states" | "passed" | "failed">;

/** How many applications of a district, or of each, are in which state. Results of earlier years are none of them. */
export async function applicationCounts(districtId: string | null): Promise<Map<string, Counted>> {
  const rows = await db().$queryRaw<
    { key: string; state: State; count: number; passed: number; failed: number }[]
  >(Prisma.sql`
    SELECT c."districtId" AS "key", a."state", count(*)::int AS "count",
      count(*) FILTER (WHERE o."outcome" = 'passed' AND a."state" <> 'revoked')::int AS "passed",
      count(*) FILTER (WHERE o."outcome" = 'failed' AND a."state" <> 'revoked')::int AS "failed"
    FROM "Application" a
    JOIN "Community" c ON c."id" = a."communityId"
    LEFT JOIN LATERAL (
      SELECT "outcome" FROM "Outcome" WHERE "applicationId" = a."id" AND "publishedAt" IS NOT NULL
      ORDER BY "round" DESC LIMIT 1) o ON true
    ${within(districtId)} GROUP BY 1, 2`);
  const found = new Map<string, Counted>();
  for (const { key, state, count, passed, failed } of rows) {
    const counted = found.get(key) ?? { states: noStates(), passed: 0, failed: 0 };
    counted.states[state] = count;
    counted.passed += passed;
    counted.failed += failed;
    found.set(key, counted);
  }
  return found;
}
