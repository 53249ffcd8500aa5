import "server-only";
import { visibleApplications } from "../application/data";
import { can } from "../auth/permissions";
import type { Role } from "../auth/types";
import { db, Prisma } from "../db";
import { type MessageKind, type MessageView, unreadCap } from "./types";

/** As much of a person as decides what they may see. */
export interface Reader {
  id: string;
  role: Role;
  districtId: string | null;
}

interface Subject {
  subjectType: string | null;
  subjectId: string | null;
}

/** How many messages a person has not read, at most `unreadCap`: one look into the index. */
export async function countUnread(recipientId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ unread: bigint }[]>`
    SELECT count(*) AS unread FROM (
      SELECT 1 FROM "Message" WHERE "recipientId" = ${recipientId}::uuid AND "readAt" IS NULL LIMIT ${unreadCap}
    ) AS capped`;
  return Number(row?.unread ?? 0);
}

/** Tells what a person may still see of what messages name: a question for many at once, one query at most. */
export async function sightOf(
  reader: Reader,
  messages: readonly Subject[],
): Promise<(message: Subject) => boolean> {
  const ids = messages.flatMap(({ subjectType, subjectId }) =>
    subjectType === "application" && subjectId ? [subjectId] : [],
  );
  const applications = ids.length > 0 ? await visibleApplications(reader, ids) : new Set<string>();
  return ({ subjectType, subjectId }) => {
    if (subjectType === "application") return applications.has(subjectId ?? "");
    if (subjectType === "batch") return can(reader, "batch.read");
    return subjectType === null || can(reader, "standard.maintain");
  };
}

interface Row extends Subject {
  id: string;
  kind: string;
  title: string;
  body: string;
  href: string;
  createdAt: Date;
  readAt: Date | null;
}

/** A person's messages, unread ones first, then the newest first, a page at a time. */
export async function messagePage(
  reader: Reader,
  page: number,
  size: number,
): Promise<{ messages: MessageView[]; total: number }> {
  const [rows, total] = await Promise.all([
    db().$queryRaw<Row[]>(Prisma.sql`
      SELECT "id", "kind", "subjectType", "subjectId", "title", "body", "href", "createdAt", "readAt"
      FROM "Message" WHERE "recipientId" = ${reader.id}::uuid
      ORDER BY "readAt" IS NOT NULL, "createdAt" DESC, "id" LIMIT ${size} OFFSET ${(page - 1) * size}`),
    db().message.count({ where: { recipientId: reader.id } }),
  ]);
  const inSight = await sightOf(reader, rows);
  const messages = rows.map((row): MessageView => {
    const { id, kind, createdAt, readAt } = row;
    const shown = inSight(row);
    return {
      id,
      kind: kind as MessageKind,
      title: shown ? row.title : "消息所涉内容，您已无权查看",
      body: shown ? row.body : "",
      href: shown ? row.href : "/messages",
      createdAt,
      read: readAt !== null,
      hidden: !shown,
    };
  });
  return { messages, total };
}

/** Where one of a person's messages leads; back to the list where its subject is out of sight, null where there is none. */
export async function placeOf(reader: Reader, messageId: string): Promise<string | null> {
  const row = await db().message.findFirst({ where: { id: messageId, recipientId: reader.id } });
  if (!row) return null;
  return (await sightOf(reader, [row]))(row) ? row.href : "/messages";
}
