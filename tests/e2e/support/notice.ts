import pg from "pg";
import { databaseUrl } from "@/prisma/environment.mjs";

/**
 * Lets the period of the notices of a community, or of the result with a code, be over since the day before yesterday. Nobody waits five working days for a test, and
 * the product has no way to shorten a period: it is done past it, with the database's own password.
 */
export async function endNotice(named: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query(`ALTER TABLE "PublicNotice" DISABLE TRIGGER USER`);
    await client.query(
      `UPDATE "PublicNotice" SET "startsOn" = current_date - 20, "endsOn" = current_date - 2
       WHERE "outcomeId" IN (SELECT "id" FROM "Outcome" WHERE $1 IN ("communityName", "code"))`,
      [named],
    );
    await client.query(`ALTER TABLE "PublicNotice" ENABLE TRIGGER USER`);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
