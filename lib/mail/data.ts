import "server-only";
import { createHmac } from "node:crypto";
import type { Role } from "../auth/types";
import { db } from "../db";
import { env, mailSettings } from "../env";
import type { Reader } from "../message/data";
import type { MailMode, MailState, MailView } from "./types";

/** The address that waits for its code; null where none does or the code has run out. */
export const pendingAddress = (accountId: string) =>
  db().mailConfirmation.findFirst({ where: { accountId, expiresAt: { gt: new Date() } } });

/** The six figures that are mailed to an address to prove it: made of the server's secret, kept nowhere. */
export function codeOf({
  accountId,
  email,
  nonce,
}: {
  accountId: string;
  email: string;
  nonce: string;
}): string {
  const sum = createHmac("sha256", env().NEXTAUTH_SECRET)
    .update(`mail-code ${accountId} ${nonce} ${email}`)
    .digest();
  return String(sum.readUInt32BE(0) % 1_000_000).padStart(6, "0");
}

/** What a person's own page shows about mail. */
export async function mailViewOf(accountId: string): Promise<MailView> {
  const [account, pending, refused] = await Promise.all([
    db().account.findUniqueOrThrow({
      where: { id: accountId },
      select: { email: true, mailMode: true },
    }),
    pendingAddress(accountId),
    db().message.findFirst({
      where: { recipientId: accountId, mailFailure: { startsWith: "收件地址" } },
      orderBy: { createdAt: "desc" },
      select: { createdAt: true, mailFailure: true },
    }),
  ]);
  return {
    on: mailSettings() !== null,
    email: account.email,
    mode: account.mailMode as MailMode,
    pending: pending && { email: pending.email, failure: pending.failure },
    refused: refused && { reason: refused.mailFailure ?? "", at: refused.createdAt },
  };
}

/** Whether mail works, as far as the queue and the messages tell. */
export async function mailState(): Promise<MailState> {
  const monthAgo = new Date(Date.now() - 30 * 24 * 60 * 60 * 1_000);
  const where = { mailFailure: { not: null }, createdAt: { gt: monthAgo } };
  const [sent, trouble, refused, newest] = await Promise.all([
    db().message.aggregate({ _max: { mailedAt: true } }),
    db().$queryRaw<{ error: string }[]>`
      SELECT "last_error" AS error FROM graphile_worker.jobs
      WHERE "task_identifier" LIKE 'mail.%' AND "last_error" IS NOT NULL ORDER BY "run_at" DESC LIMIT 1`,
    db().message.count({ where }),
    db().message.findFirst({ where, orderBy: { createdAt: "desc" } }),
  ]);
  const settings = mailSettings();
  return {
    on: settings !== null,
    from: settings?.from ?? null,
    lastSent: sent._max.mailedAt,
    trouble: trouble[0]?.error ?? null,
    refused,
    refusal: newest?.mailFailure ?? null,
  };
}

/** Whom a mail would go to. */
export interface Addressee extends Reader {
  email: string;
  mode: MailMode;
}

interface AccountRow {
  id: string;
  role: string;
  districtId: string | null;
  active: boolean;
  email: string | null;
  mailMode: string;
}

/** The account as somebody to write to; null where it is closed or has no address. */
export function addressee(account: AccountRow): Addressee | null {
  const { id, role, districtId, active, email, mailMode } = account;
  if (!active || !email) return null;
  return { id, role: role as Role, districtId, email, mode: mailMode as MailMode };
}

const recipient = {
  select: { id: true, role: true, districtId: true, active: true, email: true, mailMode: true },
} as const;

// What the server took is not sent again, and what it refused for good is not tried again.
const unmailed = { mailedAt: null, mailFailure: null } as const;

/** A message that was not mailed yet, with its recipient. */
export const unmailedMessage = (id: string) =>
  db().message.findFirst({ where: { id, ...unmailed }, include: { recipient } });

/**
 * What a digest up to `until` holds: what the person has neither read nor been mailed, the newest first. A digest of
 * the same hour again finds what is left of it: nothing, once it was sent.
 */
export const unmailedBefore = (recipientId: string, until: Date) =>
  db().message.findMany({
    where: { recipientId, ...unmailed, readAt: null, createdAt: { lt: until } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });

export const accountToMail = (id: string) =>
  db().account.findUnique({ where: { id }, ...recipient });

/** Accounts whose digest up to `until` would hold something. */
export const accountsForDigest = async (until: Date): Promise<string[]> => {
  const rows = await db().account.findMany({
    where: {
      active: true,
      mailMode: "digest",
      email: { not: null },
      messages: { some: { ...unmailed, readAt: null, createdAt: { lt: until } } },
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
};
