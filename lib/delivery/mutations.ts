import "server-only";
import { unaudited } from "../audit/mutations";
import type { Transaction } from "../db";
import type { MailSettings } from "../env";
import { enqueue } from "../jobs/mutations";
import { MailRefused, sendMail } from "../mail";
import {
  accountsForDigest,
  accountToMail,
  addressee,
  codeOf,
  pendingAddress,
  unmailedBefore,
  unmailedMessage,
} from "../mail/data";
import { digestLimit, mailOfCode, mailOfDigest, mailOfMessage, unreachable } from "../mail/policy";
import type { Mail } from "../mail/types";
import { sightOf } from "../message/data";

const mailed = "a message holds itself when it was mailed, or why not";
const outOfSight = "收件人已无权查看所涉内容。";

const markMailed = (tx: Transaction, ids: readonly string[]) =>
  tx.message.updateMany({
    where: { id: { in: [...ids] }, mailedAt: null },
    data: { mailedAt: new Date() },
  });

const markFailed = (tx: Transaction, ids: readonly string[], mailFailure: string) =>
  tx.message.updateMany({
    where: { id: { in: [...ids] }, mailedAt: null },
    data: { mailFailure },
  });

/** The server is back: what waits for it only because it was away goes now, not when its hour has come. */
const hasten = (tx: Transaction) => tx.$executeRaw`
  SELECT count(*) FROM graphile_worker.reschedule_jobs(run_at => now(), job_ids => ARRAY(
    SELECT "id" FROM graphile_worker.jobs
    WHERE "task_identifier" LIKE 'mail.%' AND "locked_at" IS NULL AND "attempts" < "max_attempts"
      AND "run_at" > now() AND starts_with("last_error", ${unreachable})))`;

/**
 * Sends a mail, and writes down what became of it: `sent`, or `refused` with the reason where it never will be.
 * Dying in between has it sent again, under the same Message-ID.
 * @throws Error with a sentence where it could not be sent now
 */
async function deliver(
  settings: MailSettings,
  mail: Mail,
  sent: (tx: Transaction) => Promise<unknown>,
  refused: (tx: Transaction, reason: string) => Promise<unknown>,
): Promise<void> {
  try {
    await sendMail(mail, settings);
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    await unaudited(mailed, (tx) => refused(tx, error.message));
    return;
  }
  await unaudited(mailed, async (tx) => {
    await sent(tx);
    await hasten(tx);
  });
}

const deliverThat = (settings: MailSettings, mail: Mail, ids: readonly string[]) =>
  deliver(
    settings,
    mail,
    (tx) => markMailed(tx, ids),
    (tx, reason) => markFailed(tx, ids, reason),
  );

/** Mails one message, unless it was mailed, or its recipient wants no mail by now or may not see it any more. */
export async function deliverMessage(settings: MailSettings, messageId: string): Promise<void> {
  const message = await unmailedMessage(messageId);
  const to = message && addressee(message.recipient);
  if (!message || to?.mode !== "each") return;
  if (!(await sightOf(to, [message]))(message)) {
    await unaudited(mailed, (tx) => markFailed(tx, [message.id], outOfSight));
    return;
  }
  await deliverThat(settings, mailOfMessage(message, to.email, settings.site), [message.id]);
}

/** Mails what a person has not read or been mailed before `until`, in one mail; none where there is nothing. */
export async function deliverDigest(
  settings: MailSettings,
  accountId: string,
  until: Date,
): Promise<void> {
  const account = await accountToMail(accountId);
  const to = account && addressee(account);
  if (to?.mode !== "digest") return;
  const messages = await unmailedBefore(accountId, until);
  const inSight = await sightOf(to, messages);
  const shown = messages.filter(inSight);
  const hidden = messages.filter((message) => !inSight(message)).map(({ id }) => id);
  if (hidden.length > 0) await unaudited(mailed, (tx) => markFailed(tx, hidden, outOfSight));
  if (shown.length === 0) return;
  const mail = mailOfDigest(shown.slice(0, digestLimit), {
    id: `${accountId}-${until.getTime()}`,
    to: to.email,
    site: settings.site,
    total: shown.length,
  });
  await deliverThat(
    settings,
    mail,
    shown.map(({ id }) => id),
  );
}

/** Puts a job into the queue for everyone whose digest up to `until` would hold something. */
export async function queueDigests(until: Date): Promise<void> {
  const accounts = await accountsForDigest(until);
  const jobs = accounts.map((accountId) => ({ accountId, until: until.toISOString() }));
  await unaudited("a job is no change", (tx) =>
    enqueue(tx, "mail.digest", jobs, { key: (job) => `digest:${job.accountId}:${job.until}` }),
  );
}

/** Mails the code that proves an address, unless another was asked for since or it has run out. */
export async function deliverCode(
  settings: MailSettings,
  accountId: string,
  nonce: string,
): Promise<void> {
  const pending = await pendingAddress(accountId);
  if (pending?.nonce !== nonce) return;
  await deliver(
    settings,
    mailOfCode(codeOf(pending), nonce, pending.email, settings.site),
    async () => {},
    // Its owner is waiting for it, and has to be told.
    (tx, failure) =>
      tx.mailConfirmation.updateMany({ where: { accountId, nonce }, data: { failure } }),
  );
}
