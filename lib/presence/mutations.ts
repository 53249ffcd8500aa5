import "server-only";
import type { Person } from "../auth/types";
import { db } from "../db";
import { goneAfterSeconds } from "./types";

/**
 * Notes that a person is on a page of entry now. Nothing of the record: who was where is worth nothing a minute
 * later, so it is not audited, the table is not logged, and what has gone stale is taken away in passing.
 */
export async function markPresent(
  person: Person,
  applicationId: string,
  nodeId: string,
): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "Presence" ("applicationId", "accountId", "nodeId", "seenAt")
    VALUES (${applicationId}::uuid, ${person.id}::uuid, ${nodeId}, now())
    ON CONFLICT ("applicationId", "accountId") DO UPDATE SET "nodeId" = excluded."nodeId", "seenAt" = now()`;
  await db().$executeRaw`
    DELETE FROM "Presence" WHERE "applicationId" = ${applicationId}::uuid
      AND "seenAt" < now() - make_interval(secs => ${goneAfterSeconds})`;
}
