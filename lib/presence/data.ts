import "server-only";
import type { EnteredAnswer, EnteredValue, Origin } from "../application/types";
import { db } from "../db";
import { goneAfterSeconds, type PersonHere } from "./types";

/** Who else is on a page of the application now, by name. */
export async function othersIn(applicationId: string, accountId: string): Promise<PersonHere[]> {
  return db().$queryRaw<PersonHere[]>`
    SELECT a."name", p."nodeId" FROM "Presence" p JOIN "Account" a ON a."id" = p."accountId"
    WHERE p."applicationId" = ${applicationId}::uuid AND p."accountId" <> ${accountId}::uuid
      AND p."seenAt" > now() - make_interval(secs => ${goneAfterSeconds})
    ORDER BY a."name", a."id"`;
}

interface AnswerRow extends Omit<EnteredAnswer, "updatedAt"> {
  value: EnteredValue | null;
  origin: Origin;
  updatedAt: Date;
}

/** Answers that are newer than the versions known, or not known at all. */
export async function answersSince(
  applicationId: string,
  known: Readonly<Record<string, number>>,
): Promise<EnteredAnswer[]> {
  const rows = await db().$queryRaw<AnswerRow[]>`
    SELECT x."nodeId", x."value", x."note", x."origin", x."version", a."name" AS "updatedByName", x."updatedAt"
    FROM "Answer" x JOIN "Account" a ON a."id" = x."updatedById"
    LEFT JOIN unnest(${Object.keys(known)}::text[], ${Object.values(known)}::int[]) AS k ("nodeId", "version")
      ON k."nodeId" = x."nodeId"
    WHERE x."applicationId" = ${applicationId}::uuid AND x."version" > coalesce(k."version", 0)
    ORDER BY x."nodeId"`;
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
}
