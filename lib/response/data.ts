import "server-only";
import { db, Prisma, type Transaction } from "../db";
import type { Counted, SurveyForm } from "../survey/types";
import type { SurveyKeys } from "./types";

/** Where a code's hash stands: the survey's id; null where no letter carries such a code. */
export async function surveyOfCode(hash: Buffer): Promise<string | null> {
  const row = await db().surveyCode.findUnique({
    where: { hash: new Uint8Array(hash) },
    select: { surveyId: true },
  });
  return row?.surveyId ?? null;
}

const kept = new Map<string, SurveyKeys>();
const mostKept = 500;

/** What answering needs of a survey whose codes are out. It never changes, and is asked for at every answer. */
export async function surveyKeys(id: string): Promise<SurveyKeys | null> {
  const known = kept.get(id);
  if (known) return known;
  const row = await db().survey.findUnique({
    where: { id, commitment: { not: null } },
    select: { id: true, salt: true, form: true },
  });
  if (!row) return null;
  const found = { id: row.id, salt: row.salt, form: row.form as unknown as SurveyForm };
  if (kept.size >= mostKept) kept.clear();
  kept.set(id, found);
  return found;
}

/** How many codes are marked as used. */
export async function countUsed(surveyId: string, client: Transaction): Promise<number> {
  return client.surveyCode.count({ where: { surveyId, used: true } });
}

const column = (at: number) => Prisma.raw(`"a${at + 1}"`);
const several = Prisma.sql`"burst"::int + "uniform"::int + "fast"::int >= 2`;

/**
 * Counts a survey's answers by question and option, and the signs; of those without several signs where asked.
 * One pass over the rows, whatever is asked.
 */
export async function countAnswers(
  surveyId: string,
  { questions }: SurveyForm,
  client: Transaction = db(),
  { withoutFlagged = false }: { withoutFlagged?: boolean } = {},
): Promise<Counted> {
  const parts = questions.flatMap(({ options }, q) =>
    options.map(
      (_, o) => Prisma.sql`count(*) FILTER (WHERE ${column(q)} = ${Prisma.raw(String(o + 1))})`,
    ),
  );
  const rest = withoutFlagged ? Prisma.sql`AND NOT (${several})` : Prisma.empty;
  const [row] = await client.$queryRaw<{ counts: bigint[] }[]>(Prisma.sql`
    SELECT ARRAY[count(*), count(*) FILTER (WHERE "burst"), count(*) FILTER (WHERE "uniform"),
      count(*) FILTER (WHERE "fast"), count(*) FILTER (WHERE ${several}), ${Prisma.join(parts)}] AS counts
    FROM "SurveyResponse" WHERE "surveyId" = ${surveyId}::uuid ${rest}`);
  const [responses = 0, burst = 0, uniform = 0, fast = 0, both = 0, ...flat] = (
    row?.counts ?? []
  ).map(Number);
  let at = 0;
  const options = questions.map((question) => question.options.map(() => flat[at++] ?? 0));
  return { responses, options, flags: { burst, uniform, fast, several: both } };
}

/** The sum over all answers of the square of what each adds by its choices: `values` by question and option. */
export async function sumOfSquares(
  surveyId: string,
  values: readonly (readonly number[])[],
  client: Transaction,
): Promise<number> {
  const terms = values.flatMap((row, q) =>
    row.length === 0 ? [] : [Prisma.sql`coalesce((${[...row]}::float8[])[${column(q)}], 0)`],
  );
  if (terms.length === 0) return 0;
  const [row] = await client.$queryRaw<{ sum: number | null }[]>(Prisma.sql`
    SELECT sum(power(${Prisma.join(terms, " + ")}, 2)) AS sum FROM "SurveyResponse" WHERE "surveyId" = ${surveyId}::uuid`);
  return row?.sum ?? 0;
}

/** Surveys whose period is over and that nobody has closed, and closed ones whose data has been kept long enough. */
export async function dueSurveys(today: string): Promise<{ close: string[]; purge: string[] }> {
  const rows = await db().$queryRaw<{ id: string; closed: boolean }[]>`
    SELECT "id", "state" = 'closed' AS closed FROM "Survey"
    WHERE ("state" = 'drawn' AND "closesOn" < ${today}::date)
      OR ("state" = 'closed' AND "purgedAt" IS NULL
        AND ("closedAt" AT TIME ZONE 'Asia/Shanghai')::date + "keepDays" <= ${today}::date)`;
  return {
    close: rows.filter(({ closed }) => !closed).map(({ id }) => id),
    purge: rows.filter(({ closed }) => closed).map(({ id }) => id),
  };
}
