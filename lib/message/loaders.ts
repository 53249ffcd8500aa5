import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { requirePermission, requirePerson } from "../auth/session";
import { countUnread, messagePage, placeOf } from "./data";
import { markRead } from "./mutations";
import { messagePageSchema } from "./schema";

const pageSize = 20;

/** How many messages the person who asks has not read: once for a request, however often it is asked. */
export const loadUnread = cache(
  async (): Promise<number> => countUnread((await requirePerson()).id),
);

/** One's own messages, unread ones first. */
export async function loadMessages(search: unknown) {
  const person = await requirePermission("desk.read");
  const { page } = messagePageSchema.parse(search);
  const [{ messages, total }, unread] = await Promise.all([
    messagePage(person, page, pageSize),
    loadUnread(),
  ]);
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  if (page > pageCount) notFound();
  return { messages, total, unread, page, pageCount, now: new Date().toISOString() };
}

/** Opens one of one's own messages: it is read from now on. @returns where it leads; any other one does not exist */
export async function openMessage(id: string): Promise<string> {
  const person = await requirePermission("desk.read");
  const place = z.uuid().safeParse(id).success ? await placeOf(person, id) : null;
  if (!place) notFound();
  await markRead(person, id);
  return place;
}
