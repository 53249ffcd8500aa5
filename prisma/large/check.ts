import type pg from "pg";
import { verifyChain } from "../../lib/audit/data";
import { digest, evaluate, type Prepared } from "../../lib/scoring";

interface Frozen {
  code: string;
  submission: unknown;
  decision: unknown;
  digest: string;
}

/**
 * Looks at what stands in the database: the audit chain is whole, and a sample of the outcomes comes out again,
 * digest and all, when computed from their submissions.
 * @throws Error saying what is not as it should be
 */
export async function check(client: pg.Client, prepared: Prepared, sample = 50) {
  const { rows } = await client.query<Frozen>(
    `SELECT "code", "submission", "decision", "digest" FROM "Outcome" ORDER BY "digest" LIMIT $1`,
    [sample],
  );
  for (const outcome of rows) {
    const again = evaluate(prepared, outcome.submission);
    const same =
      again.ok &&
      digest(again.decision) === outcome.digest &&
      digest(outcome.decision) === outcome.digest;
    if (!same) throw new Error(`结论 ${outcome.code} 重算的结果与冻结的不同。`);
  }
  const { rows: lost } = await client.query(
    `SELECT count(*)::int AS count FROM "Answer" a WHERE NOT EXISTS (
       SELECT FROM "AnswerHistory" h WHERE h."applicationId" = a."applicationId"
         AND h."nodeId" = a."nodeId" AND h."version" = a."version")`,
  );
  if (lost[0]?.count !== 0) throw new Error(`有 ${lost[0]?.count} 个填报没有历史记录。`);
  const chain = await verifyChain();
  if (!chain.ok) throw new Error(`审计链在第 ${chain.seq} 条记录处不符：${chain.fault}。`);
  return { outcomes: rows.length, records: chain.records };
}
