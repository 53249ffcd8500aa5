import "server-only";
import { randomUUID } from "node:crypto";
import { audited, unaudited } from "../audit/mutations";
import type { Actor } from "../audit/types";
import { db, type Transaction } from "../db";
import { Refusal } from "../errors";
import { enqueue } from "../jobs/mutations";
import { codeOf, pendingAddress } from "./data";
import { maskedAddress } from "./policy";
import type { MailMode } from "./types";

type Self = Actor & { id: string };

const validFor = 30 * 60 * 1_000;
const triesPerCode = 5;

const about = (person: Self) => ({ subjectType: "account", subjectId: person.id });

/** Has a code mailed to an address, to prove that it is the person's. An address asked for before is forgotten. */
export async function requestCode(person: Self, email: string): Promise<void> {
  await audited(person, async (tx, record) => {
    const nonce = randomUUID();
    const expiresAt = new Date(Date.now() + validFor);
    const wanted = { email, nonce, attempts: 0, failure: null, expiresAt };
    await tx.mailConfirmation.upsert({
      where: { accountId: person.id },
      create: { accountId: person.id, ...wanted },
      update: wanted,
    });
    await enqueue(tx, "mail.code", [{ accountId: person.id, nonce }], {
      key: () => `code:${person.id}`,
    });
    // The address is nobody's yet: nothing has changed.
    record(null);
  });
}

/**
 * Takes the address whose code the person has read.
 * @returns the address @throws Refusal `invalid` for a wrong code, `too-late` where the code has run out
 */
export async function confirmCode(person: Self, code: string): Promise<string> {
  const pending = await pendingAddress(person.id);
  // Counted before it is looked at, and for good: tries made at once are counted too.
  const { count } = await db().mailConfirmation.updateMany({
    where: {
      accountId: person.id,
      nonce: pending?.nonce ?? randomUUID(),
      attempts: { lt: triesPerCode },
    },
    data: { attempts: { increment: 1 } },
  });
  if (!pending || count === 0)
    throw new Refusal("too-late", "验证码已失效，请重新获取。", [
      { path: "code", message: "验证码已失效，请重新获取。" },
    ]);
  if (code !== codeOf(pending))
    throw new Refusal("invalid", "验证码不正确。", [
      { path: "code", message: "验证码不正确，请核对邮件后重新填写。" },
    ]);
  await audited(person, async (tx, record) => {
    const { count } = await tx.mailConfirmation.deleteMany({
      where: { accountId: person.id, nonce: pending.nonce },
    });
    if (count === 0) throw new Refusal("stale", "验证码已被使用，请刷新后查看。");
    const before = await setAddress(tx, person.id, pending.email);
    record({
      action: "account.mail-changed",
      ...about(person),
      before: { mail: before && maskedAddress(before) },
      after: { mail: maskedAddress(pending.email) },
    });
  });
  return pending.email;
}

/** Takes a person's address away: messages are in the application only. */
export async function removeAddress(person: Self): Promise<void> {
  await audited(person, async (tx, record) => {
    await tx.mailConfirmation.deleteMany({ where: { accountId: person.id } });
    const before = await setAddress(tx, person.id, null);
    record(
      before === null
        ? null
        : {
            action: "account.mail-changed",
            ...about(person),
            before: { mail: maskedAddress(before) },
          },
    );
  });
}

async function setAddress(tx: Transaction, id: string, email: string | null) {
  await tx.$queryRaw`SELECT "id" FROM "Account" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`;
  const before = await tx.account.findUniqueOrThrow({ where: { id }, select: { email: true } });
  await tx.account.update({ where: { id }, data: { email } });
  return before.email;
}

/** Chooses how to be told by mail. What waited for a digest is mailed at once where each is wanted by itself. */
export async function setMailMode(person: Self, mode: MailMode): Promise<void> {
  await audited(person, async (tx, record) => {
    await tx.$queryRaw`SELECT "id" FROM "Account" WHERE "id" = ${person.id}::uuid FOR NO KEY UPDATE`;
    const before = await tx.account.findUniqueOrThrow({
      where: { id: person.id },
      select: { mailMode: true, email: true },
    });
    if (before.mailMode === mode) {
      record(null);
      return;
    }
    await tx.account.update({ where: { id: person.id }, data: { mailMode: mode } });
    if (before.mailMode === "digest" && mode === "each" && before.email) {
      const waiting = await tx.message.findMany({
        where: { recipientId: person.id, mailedAt: null, mailFailure: null, readAt: null },
        select: { id: true },
      });
      const jobs = waiting.map(({ id }) => ({ messageId: id }));
      await enqueue(tx, "mail.message", jobs, { key: ({ messageId }) => `mail:${messageId}` });
    }
    record({
      action: "account.mail-changed",
      ...about(person),
      before: { mailMode: before.mailMode },
      after: { mailMode: mode },
    });
  });
}

/** Forgets addresses whose code has run out. */
export const forgetExpiredAddresses = (): Promise<unknown> =>
  unaudited("an address that was never proved was never anybody's", (tx) =>
    tx.mailConfirmation.deleteMany({ where: { expiresAt: { lt: new Date() } } }),
  );
