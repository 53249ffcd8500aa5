import "server-only";
import { db, Prisma, type Transaction } from "../db";
import type { Actor, AuditEntry } from "./types";

/** Names one change; `null` says aloud that nothing changed. */
export type RecordChange = (entry: AuditEntry | null) => void;

/**
 * Runs a change and its audit records in one transaction: both are there, or neither.
 * Records are collected and written last, in one statement; they join the chain as the transaction commits.
 * A change that says nothing of itself is a programming error and is rolled back.
 */
export async function audited<T>(
  actor: Actor,
  change: (tx: Transaction, record: RecordChange) => Promise<T>,
): Promise<T> {
  return db().$transaction(
    async (tx) => {
      const said: (AuditEntry | null)[] = [];
      const result = await change(tx, (entry) => said.push(entry));
      if (said.length === 0) throw new Error("a change without an audit record");
      const entries = said.filter((entry) => entry !== null);
      if (entries.length > 0) await writeRecords(tx, actor, entries);
      return result;
    },
    { timeout: 20_000, maxWait: 10_000 },
  );
}

/**
 * Runs a change that leaves no audit record, and says why none is needed: what is no part of the procedure, and
 * keeps its own time and person where it stands.
 */
export async function unaudited<T>(
  _why: string,
  change: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return db().$transaction(change, { timeout: 20_000, maxWait: 10_000 });
}

async function writeRecords(tx: Transaction, actor: Actor, entries: AuditEntry[]): Promise<void> {
  const text = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO "AuditEntry" ("actorId", "actorName", "action", "subjectType", "subjectId", "before", "after")
    SELECT ${actor.id}::uuid, ${actor.name}, action, "subjectType", "subjectId", "before"::json, "after"::json
    FROM unnest(
      ${entries.map((entry) => entry.action)}::text[],
      ${entries.map((entry) => entry.subjectType)}::text[],
      ${entries.map((entry) => entry.subjectId)}::text[],
      ${entries.map((entry) => text(entry.before))}::text[],
      ${entries.map((entry) => text(entry.after))}::text[]
    ) AS entry (action, "subjectType", "subjectId", "before", "after")`);
}
