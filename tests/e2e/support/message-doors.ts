import { randomUUID } from "node:crypto";
import type { OfficeDoor } from "./office-doors";
import { everyone, isAdministrator, type People, type Who } from "./people";

/** What each answers where everyone in the office is let in; where the input leads nowhere, with that answer. */
const letsIn = (answer: (who: Who) => string) =>
  Object.fromEntries(
    everyone.map((who) => {
      if (who === "nobody") return [who, "not-signed-in"];
      return [who, who === "a first password" ? "password-change-required" : answer(who)];
    }),
  ) as Record<Who, string>;

const own = letsIn(() => "ok");
const administrators = letsIn((who) => (isAdministrator(who) ? "ok" : "not-allowed"));

/** An unread message of somebody's own; of nobody's where nobody is there. */
export async function newMessage({ office, actor }: People, who: Who): Promise<string> {
  const id = randomUUID();
  if (who !== "nobody")
    await office.rows(
      `INSERT INTO "Message" ("id", "recipientId", "event", "kind", "title", "href")
       VALUES ($1, $2, $3, 'batch', $3, '/desk')`,
      [id, actor(who).id, office.name("消息")],
    );
  return id;
}

/** Doors of what is one's own, messages and mail, and the administrators' of the jobs. */
export function messageDoors(people: People): Record<string, OfficeDoor> {
  const { office, actor } = people;
  return {
    markMessageRead: {
      table: own,
      input: async (who) => ({ messageId: await newMessage(people, who) }),
    },
    markMessagesRead: { table: own, input: async () => ({ until: new Date().toISOString() }) },
    requestMailCode: {
      table: own,
      input: async () => ({ email: `${randomUUID()}@example.cn` }),
    },
    // The door is open, but that is not the code.
    confirmMailCode: {
      table: letsIn(() => "invalid"),
      input: async (who) => {
        if (who !== "nobody")
          await office.rows(
            `INSERT INTO "MailConfirmation" ("accountId", "email", "nonce", "expiresAt")
             VALUES ($1, 'a@example.cn', gen_random_uuid(), now() + interval '1 hour') ON CONFLICT DO NOTHING`,
            [actor(who).id],
          );
        return { code: "123456" };
      },
    },
    setMailMode: { table: own, input: async () => ({ mode: "digest" }) },
    removeMailAddress: { table: own, input: async () => ({}) },
    retryJob: {
      table: administrators,
      // A job of a kind that nobody does.
      input: async () => {
        const [row] = await office.rows<{ id: string }>(
          "SELECT id FROM graphile_worker.add_job('nobody does this')",
        );
        return { jobId: row?.id };
      },
    },
  };
}
