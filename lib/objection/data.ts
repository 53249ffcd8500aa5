import "server-only";
import { visibleTo } from "../application/data";
import type { Person } from "../auth/types";
import { db, type Prisma } from "../db";
import {
  type ObjectionRow,
  type ObjectionState,
  type ObjectionView,
  openObjectionStates,
} from "./types";

const listed = {
  application: {
    select: { community: { select: { name: true, district: { select: { name: true } } } } },
  },
  outcome: { select: { code: true } },
} satisfies Prisma.ObjectionInclude;
const whole = {
  ...listed,
  takenUpBy: { select: { name: true } },
  decidedBy: { select: { name: true } },
} satisfies Prisma.ObjectionInclude;

function toRow(row: Prisma.ObjectionGetPayload<{ include: typeof listed }>): ObjectionRow {
  const { id, applicationId, state, receivedAt, nodeId, outcome, application } = row;
  const { name, district } = application.community;
  return {
    ...{ id, applicationId, state: state as ObjectionState, receivedAt, nodeId },
    ...{ code: outcome.code, communityName: name, districtName: district.name },
  };
}

/** Objections to applications that a person may see, open or answered, a page at a time. */
export async function objectionPage(
  person: Person,
  done: boolean,
  page: number,
  size: number,
): Promise<{ objections: ObjectionRow[]; total: number }> {
  const states = { in: [...openObjectionStates] };
  const where: Prisma.ObjectionWhereInput = {
    application: visibleTo(person),
    state: done ? { notIn: states.in } : states,
  };
  const [rows, total] = await Promise.all([
    db().objection.findMany({
      where,
      include: listed,
      orderBy: done
        ? [{ decidedAt: "desc" }, { id: "asc" }]
        : [{ receivedAt: "asc" }, { id: "asc" }],
      skip: (page - 1) * size,
      take: size,
    }),
    db().objection.count({ where }),
  ]);
  return { objections: rows.map(toRow), total };
}

/** One objection with all that staff may see of it; null where there is none. */
export async function findObjection(id: string): Promise<ObjectionView | null> {
  const row = await db().objection.findUnique({ where: { id }, include: whole });
  if (!row) return null;
  const { receipt, text, contact, takenUpAt, decidedAt, summary, answer } = row;
  return {
    ...toRow(row),
    ...{ receipt, text, contact, takenUpAt, decidedAt, summary, answer },
    takenUpByName: row.takenUpBy?.name ?? null,
    decidedByName: row.decidedBy?.name ?? null,
    reopenedNodes: row.reopenedNodes,
    version: row.version,
  };
}
