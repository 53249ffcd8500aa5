import "server-only";
import { randomUUID } from "node:crypto";
import { audited } from "../audit/mutations";
import type { Person } from "../auth/types";
import { Prisma, type Transaction } from "../db";
import { Refusal } from "../errors";
import type { ConfirmImport } from "../project/schema";
import type { Home, ImportCounts } from "../project/types";
import { digest } from "../scoring";
import { comparedResults, readResults, resultContext } from "./data";
import { scoresOf } from "./score";
import type { ReadyResult, StoredResult } from "./types";

/** Decisions are long: so many go into one statement. */
const AT_ONCE = 200;

async function keep(
  tx: Transaction,
  person: Person,
  results: readonly { id: string; result: ReadyResult }[],
): Promise<void> {
  for (let at = 0; at < results.length; at += AT_ONCE) {
    const part = results.slice(at, at + AT_ONCE);
    const each = <Value>(read: (result: ReadyResult) => Value) =>
      part.map(({ result }) => read(result));
    await tx.$executeRaw(Prisma.sql`
      INSERT INTO "EarlierResult" ("id", "communityId", "year", "standardId", "source", "submission", "decision",
        "digest", "importedById")
      SELECT "id", "communityId", "year", "standardId", "source", "submission"::json, "decision"::json, "digest",
        ${person.id}::uuid
      FROM unnest(
        ${part.map(({ id }) => id)}::uuid[], ${each((r) => r.community.id)}::uuid[], ${each((r) => r.year)}::int[],
        ${each((r) => r.standardId)}::uuid[], ${each((r) => r.source)}::text[],
        ${each((r) => JSON.stringify(r.submission))}::text[], ${each((r) => JSON.stringify(r.decision))}::text[],
        ${each((r) => digest(r.decision))}::text[]
      ) AS n ("id", "communityId", "year", "standardId", "source", "submission", "decision", "digest")
      ON CONFLICT ("communityId", "year", "standardId") DO UPDATE SET
        "source" = EXCLUDED."source", "submission" = EXCLUDED."submission", "decision" = EXCLUDED."decision",
        "digest" = EXCLUDED."digest", "importedById" = EXCLUDED."importedById", "importedAt" = now(),
        "version" = "EarlierResult"."version" + 1`);
  }
}

const stale = () =>
  new Refusal(
    "stale",
    "项目库、历年结果或所选文件在预览之后有改动，没有导入。请重新预览，核对差异后再确认。",
  );

const said = ({ year, standard, source, submission, decision }: ReadyResult) => ({
  ...{ year, standard, source, scores: scoresOf(submission) },
  ...{ total: decision.total.score, outcome: decision.outcome },
});

const saidBefore = ({ source, submission }: StoredResult) => ({
  source,
  scores: scoresOf(submission),
});

/**
 * Keeps results of earlier years of a district's communities: all of them as they were previewed, or none.
 * They are no acceptance: no application, no outcome comes of them.
 * @returns how many results are new and how many changed
 * @throws Refusal `stale` where file, communities or results are no longer those of the preview; `invalid` where
 * there is nothing to save
 */
export async function importResults(
  person: Person,
  { districtId }: Home,
  input: ConfirmImport,
): Promise<ImportCounts> {
  const list = await readResults(input.workbook);
  return audited(person, async (tx, record) => {
    // Imports of one district wait for each other; its communities stay as they are read.
    await tx.$queryRaw`SELECT "id" FROM "District" WHERE "id" = ${districtId} FOR NO KEY UPDATE`;
    await tx.$queryRaw`SELECT "id" FROM "Community" WHERE "districtId" = ${districtId} ORDER BY "id" FOR SHARE`;
    const context = await resultContext(districtId, tx);
    const { errors, difference, digest } = comparedResults(list, context);
    if (digest !== input.digest || errors.length > 0) throw stale();
    const { added, changed } = difference;
    if (added.length + changed.length === 0)
      throw new Refusal("invalid", "文件与系统里的历年结果一致，没有要保存的内容。");
    await keep(tx, person, [
      ...added.map((result) => ({ id: randomUUID(), result })),
      ...changed.map(({ stored, after }) => ({ id: stored.id, result: after })),
    ]);
    const action = "results.imported" as const;
    for (const result of added)
      record({
        action,
        subjectType: "community",
        subjectId: result.community.id,
        after: said(result),
      });
    for (const { stored, after } of changed)
      record({
        action,
        subjectType: "community",
        subjectId: stored.communityId,
        before: saidBefore(stored),
        after: said(after),
      });
    const counts = { added: added.length, updated: changed.length };
    record({
      action,
      subjectType: "district",
      subjectId: districtId,
      after: { ...counts, file: list.file },
    });
    return counts;
  });
}
