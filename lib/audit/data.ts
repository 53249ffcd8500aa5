import "server-only";
import { createHash } from "node:crypto";
import type { State } from "../application/types";
import { db, Prisma } from "../db";
import { applicationHref } from "../desk/policy";
import type { AuditSubject, AuditView } from "./types";

/** The newest records first, `size` a page, of one subject where given. */
export async function auditPage(
  page: number,
  size: number,
  subject?: { type: string; id: string },
): Promise<{ records: AuditView[]; total: number }> {
  const where = subject ? { subjectType: subject.type, subjectId: subject.id } : {};
  const [rows, total] = await Promise.all([
    db().auditRecord.findMany({
      where,
      orderBy: { seq: "desc" },
      skip: (page - 1) * size,
      take: size,
    }),
    db().auditRecord.count({ where }),
  ]);
  return { records: rows.map((row) => ({ ...row, seq: row.seq.toString() })), total };
}

/** Accounts, communities, batches, standards and applications by id: their names, and where an administrator opens them. */
export async function subjectsById(ids: readonly string[]): Promise<Map<string, AuditSubject>> {
  const where = { id: { in: [...ids] } };
  const named = { id: true, name: true } as const;
  const [accounts, communities, batches, standards, drafts, applications, surveys] =
    await Promise.all([
      db().account.findMany({ where, select: named }),
      db().community.findMany({ where, select: named }),
      db().batch.findMany({ where, select: { id: true, title: true } }),
      db().standardVersion.findMany({
        where,
        select: { id: true, title: true, family: true, version: true },
      }),
      db().standardDraft.findMany({ where, select: { id: true, title: true, version: true } }),
      db().application.findMany({
        where,
        select: { id: true, state: true, community: { select: { name: true } } },
      }),
      db().survey.findMany({
        where,
        select: {
          id: true,
          application: { select: { id: true, community: { select: { name: true } } } },
        },
      }),
    ]);
  return new Map<string, AuditSubject>([
    ...accounts.map(({ id, name }) => [id, { name, href: `/accounts/${id}` }] as const),
    ...communities.map(({ id, name }) => [id, { name, href: `/communities/${id}` }] as const),
    ...batches.map(({ id, title }) => [id, { name: title, href: `/batches/${id}` }] as const),
    ...standards.map(
      ({ id, title, family, version }) =>
        [id, { name: title, href: `/standards/${family}/${version}` }] as const,
    ),
    ...drafts.map(({ id, title, version }) => {
      const name = `${title}（${version}）`;
      return [id, { name, href: `/standards/drafts/${id}` }] as const;
    }),
    ...surveys.map(({ id, application }) => {
      const href = `/applications/${application.id}/survey`;
      return [id, { name: application.community.name, href }] as const;
    }),
    ...applications.map(({ id, state, community: { name } }) => {
      const href = applicationHref("administrator", state as State, id);
      return [id, { name, href }] as const;
    }),
  ]);
}

interface ChainRow {
  seq: bigint;
  prevHash: string;
  hash: string;
  payload: string;
}

export type ChainCheck =
  | { ok: true; records: number; head: string }
  | { ok: false; seq: string; fault: string };

/**
 * Recomputes the whole chain outside the database, page by page: sequence without gaps, each record's
 * previous hash, each hash. The head says whether records were cut off at the end: compare it with one kept elsewhere.
 */
export async function verifyChain(pageSize = 5_000): Promise<ChainCheck> {
  let last = 0n;
  // Before any number: a record slipped in ahead of the first is a fault like any other.
  let after = -(2n ** 63n);
  let head = "0".repeat(64);
  for (;;) {
    const rows = await db().$queryRaw<ChainRow[]>(Prisma.sql`
      SELECT "seq", "prevHash", "hash", audit_payload(r) AS payload
      FROM "AuditRecord" r WHERE "seq" > ${after} ORDER BY "seq" LIMIT ${pageSize}`);
    for (const row of rows) {
      const at = row.seq.toString();
      if (row.seq !== last + 1n) return { ok: false, seq: at, fault: `第 ${last + 1n} 条记录缺失` };
      if (row.prevHash !== head) return { ok: false, seq: at, fault: "与前一条记录的摘要不衔接" };
      const hash = createHash("sha256").update(`${head}\n${row.payload}`).digest("hex");
      if (row.hash !== hash) return { ok: false, seq: at, fault: "内容与摘要不符" };
      last = row.seq;
      after = last;
      head = hash;
    }
    if (rows.length < pageSize) return { ok: true, records: Number(last), head };
  }
}
