import "server-only";
import { rectificationsOf } from "../application/data";
import type { OperationName } from "../application/policy";
import type { ApplicationRecord } from "../application/types";
import { unaudited } from "../audit/mutations";
import type { Actor } from "../audit/types";
import { isoDay } from "../calendar";
import { Prisma, type Transaction } from "../db";
import { enqueue } from "../jobs/mutations";
import { noticeOfMove, noticeOfPart, type PartMove } from "./policy";
import type { Notice } from "./types";

/**
 * Tells everyone concerned of an event, inside the transaction of what caused it: told if it happened, not told if
 * it did not. Each is told of an event once, the one who did it never. Who wants a mail for each message gets a job
 * that sends it.
 */
export async function notify(tx: Transaction, notice: Notice): Promise<void> {
  const { actor, event, kind, about, recipients, title, body, href } = notice;
  const { ids = [], officialsOf = null, roles = [], except = [] } = recipients;
  const toMail = await tx.$queryRaw<{ messageId: string }[]>(Prisma.sql`
    WITH told AS (
      INSERT INTO "Message" ("id", "recipientId", "event", "kind", "subjectType", "subjectId", "title", "body", "href", "createdAt")
      SELECT gen_random_uuid(), "id", ${event}, ${kind}, ${about?.type ?? null}, ${about?.id ?? null}::uuid,
        ${title}, ${body}, ${href}, clock_timestamp()
      FROM "Account"
      WHERE "active" AND "id" IS DISTINCT FROM ${actor.id}::uuid AND "id" <> ALL(${[...except]}::uuid[])
        AND ("id" = ANY(${[...ids]}::uuid[]) OR "role" = ANY(${[...roles]}::text[])
          OR ("role" = 'district-official' AND "districtId" = ${officialsOf}))
      ON CONFLICT ("recipientId", "event") DO NOTHING
      RETURNING "id", "recipientId")
    SELECT told."id" AS "messageId" FROM told JOIN "Account" a ON a."id" = told."recipientId"
    WHERE a."email" IS NOT NULL AND a."mailMode" = 'each'`);
  await enqueue(tx, "mail.message", toMail, { key: ({ messageId }) => `mail:${messageId}` });
}

/** Tells of an application's move to another state. The application is given as it was before. */
export async function notifyOfMove(
  tx: Transaction,
  actor: Actor,
  name: OperationName,
  application: Pick<ApplicationRecord, "view" | "facts">,
): Promise<void> {
  const { id } = application.view;
  const row = await tx.application.findUniqueOrThrow({
    where: { id },
    select: {
      dueOn: true,
      outcomes: {
        select: { code: true, notice: { select: { endsOn: true } } },
        orderBy: { round: "desc" },
        take: 1,
      },
    },
  });
  const newest = row.outcomes[0];
  const named = name === "return" ? await rectificationsOf(id, tx) : [];
  const notice = noticeOfMove(name, actor, application, {
    points: named.filter(({ round }) => round === named[0]?.round).length,
    dueOn: row.dueOn && isoDay(row.dueOn),
    code: newest?.code ?? null,
    noticeEndsOn: newest?.notice ? isoDay(newest.notice.endsOn) : null,
  });
  if (notice) await notify(tx, notice);
}

/** Tells of a part that was handed out, handed in, sent back or taken over. */
export const notifyOfPart = (tx: Transaction, move: PartMove): Promise<void> =>
  notify(tx, noticeOfPart(move));

const readMark = "a message holds itself who read it and when";

/** Marks one of a person's messages as read, the first time for good. @returns whether there is such a message */
export async function markRead(
  person: Actor & { id: string },
  messageId: string,
): Promise<boolean> {
  return unaudited(readMark, async (tx) => {
    const where = { id: messageId, recipientId: person.id };
    await tx.message.updateMany({
      where: { ...where, readAt: null },
      data: { readAt: new Date() },
    });
    return (await tx.message.count({ where })) > 0;
  });
}

/** Marks as read what a person has before them: what came after `until` stays unread. @returns how many */
export async function markAllRead(person: Actor & { id: string }, until: Date): Promise<number> {
  return unaudited(readMark, async (tx) => {
    const { count } = await tx.message.updateMany({
      where: { recipientId: person.id, readAt: null, createdAt: { lte: until } },
      data: { readAt: new Date() },
    });
    return count;
  });
}
