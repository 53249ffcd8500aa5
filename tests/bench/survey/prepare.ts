/** A survey that runs, with codes enough for every round, written past the product. */
import { randomInt, randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import type pg from "pg";
import { askedLeaves } from "@/lib/application/score";
import { commitmentOf, digestOf } from "@/lib/draw/score";
import { prepare, type Standard } from "@/lib/scoring";
import { formFor } from "@/lib/survey/policy";
import { codeHash, makeCode, openedToken, seedOf } from "@/lib/survey/score";
import type { SurveyForm } from "@/lib/survey/types";

const ORGANISER = "压力测量";
const CODES = 120_000;

export interface BenchSurvey {
  id: string;
  form: SurveyForm;
}

async function formOf(client: pg.Client, applicationId: string): Promise<SurveyForm> {
  const { rows } = await client.query<{ document: Standard; type: string }>(
    `SELECT s."document", c."type" FROM "Application" a JOIN "Batch" b ON b."id" = a."batchId"
     JOIN "StandardVersion" s ON s."id" = b."standardId" JOIN "Community" c ON c."id" = a."communityId"
     WHERE a."id" = $1`,
    [applicationId],
  );
  const [row] = rows;
  const asked = row && formFor(askedLeaves(prepare(row.document), row.type));
  if (!asked?.ok) throw new Error("the standard asks residents nothing");
  return asked.form;
}

/** Two of them: one to answer, one for a city's worth of stored responses. What earlier runs left is cleared. */
export async function surveys(client: pg.Client, secret: string): Promise<BenchSurvey[]> {
  await client.query(
    `DELETE FROM "SurveyResponse" WHERE "surveyId" IN (SELECT "id" FROM "Survey" WHERE "organiser" = $1)`,
    [ORGANISER],
  );
  await client.query(
    `UPDATE "Survey" SET "state" = 'cancelled', "cancelReason" = '测量结束' WHERE "organiser" = $1 AND "state" = 'drawn'`,
    [ORGANISER],
  );
  const { rows } = await client.query<{ id: string; by: string }>(
    `SELECT a."id", a."createdById" AS by FROM "Application" a WHERE a."state" = 'draft' AND NOT EXISTS (
       SELECT 1 FROM "Survey" s WHERE s."applicationId" = a."id" AND s."state" <> 'cancelled') ORDER BY a."id" LIMIT 2`,
  );
  const made: BenchSurvey[] = [];
  for (const { id: applicationId, by } of rows) {
    const [id, salt] = [randomUUID(), randomUUID()];
    const form = await formOf(client, applicationId);
    const seed = seedOf(secret, salt);
    const register = [{ building: "1幢", room: "101" }];
    await client.query(
      `INSERT INTO "Survey" ("id", "applicationId", "state", "form", "opensOn", "closesOn", "margin", "confidence",
         "expectedResponse", "organiser", "contact", "keepDays", "salt", "households", "registerDigest", "commitment",
         "committedAt", "seed", "drawnAt", "invited", "letters", "plannedById")
       VALUES ($1, $2, 'drawn', $3, current_date - 5, current_date + 30, 5, 95, 100, $4, '无', 30, $5, 1, $6, $7,
         now(), $8, now(), $9, 1, $10)`,
      [
        ...[id, applicationId, JSON.stringify(form), ORGANISER, salt, digestOf(register)],
        ...[commitmentOf(seed), seed, CODES, by],
      ],
    );
    made.push({ id, form });
  }
  if (made.length < 2) throw new Error("there are no drafts: npm run seed:large first");
  return made;
}

/** Gives codes out, and writes what their holders will send: one form a line. */
export async function letters(
  client: pg.Client,
  survey: BenchSurvey,
  secret: string,
  file: string,
) {
  const codes = Array.from({ length: CODES }, () => makeCode(randomInt));
  await client.query(`DELETE FROM "SurveyCode" WHERE "surveyId" = $1`, [survey.id]);
  await client.query(
    `INSERT INTO "SurveyCode" ("hash", "surveyId") SELECT decode(hash, 'hex'), $1 FROM unnest($2::text[]) AS hash`,
    [survey.id, codes.map((code) => codeHash(secret, code).toString("hex"))],
  );
  await client.query(`VACUUM ANALYZE "SurveyCode"`);
  // Opened two minutes before it is sent: nobody is too fast.
  const at = Date.now() - 120_000;
  const forms = codes.map((code) => {
    const body = new URLSearchParams({ survey: survey.id, code });
    body.set("opened", openedToken(secret, code, at));
    for (const question of survey.form.questions.keys())
      body.set(`a${question + 1}`, String(randomInt(6)));
    return body.toString();
  });
  writeFileSync(file, forms.join("\n"));
}

/** So many responses, as if a city had answered. */
export async function store(client: pg.Client, survey: BenchSurvey, count: number): Promise<void> {
  const columns = survey.form.questions.map((_, at) => `"a${at + 1}"`);
  await client.query(
    `INSERT INTO "SurveyResponse" ("key", "surveyId", ${columns.join(", ")}, "burst", "uniform", "fast", "settled")
     SELECT uuid_send(gen_random_uuid()), $1, ${columns.map(() => "nullif((random() * 5)::int, 0)").join(", ")},
       random() < 0.02, random() < 0.05, random() < 0.01, true FROM generate_series(1, $2::int)`,
    [survey.id, count],
  );
  await client.query(`VACUUM ANALYZE "SurveyResponse"`);
}
