import pg from "pg";
import { databaseUrl } from "@/prisma/environment.mjs";

/**
 * Lets the period of a community's notice be over since yesterday. Nobody waits five working days for a test, and
 * the product has no way to shorten a period: it is done past it, with the database's own password.
 */
export async function endNotice(community: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query(`ALTER TABLE "PublicNotice" DISABLE TRIGGER USER`);
    await client.query(
      `UPDATE "PublicNotice" SET "startsOn" = current_date - 20, "endsOn" = current_date - 2
       WHERE "outcomeId" IN (SELECT "id" FROM "Outcome" WHERE "communityName" = $1)`,
      [community],
    );
    await client.query(`ALTER TABLE "PublicNotice" ENABLE TRIGGER USER`);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
