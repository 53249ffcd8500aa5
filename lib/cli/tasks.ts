import { mailSettings } from "../env";
import type { Handlers } from "./runner";

// Everything is loaded when the first job of its kind comes: an idle process stays small.
const delivery = () => import("../delivery/mutations");

/** Who does which job. Without a mail server there is no mail to send: messages are in the application. */
export const handlers: Handlers = {
  "mail.message": async ({ messageId }) => {
    const settings = mailSettings();
    if (settings) await (await delivery()).deliverMessage(settings, messageId);
  },
  "mail.digest": async ({ accountId, until }) => {
    const settings = mailSettings();
    if (settings) await (await delivery()).deliverDigest(settings, accountId, new Date(until));
  },
  "mail.code": async ({ accountId, nonce }) => {
    const settings = mailSettings();
    if (settings) await (await delivery()).deliverCode(settings, accountId, nonce);
  },
  // The day on which it runs counts, not the one on which it should have.
  "daily.reminders": async () => (await import("../desk/mutations")).remindOfDeadlines(new Date()),
  "daily.digests": async ({ _cron }) => {
    if (mailSettings()) await (await delivery()).queueDigests(new Date(_cron.ts));
  },
  "daily.cleanup": async () => {
    for (const cleanUp of cleanups) await cleanUp();
  },
  "hourly.uploads": async () => {
    await (await import("../upload/mutations")).removeStaleUploads();
    const tenMinutesAgo = new Date(Date.now() - 600_000);
    await (await import("../evidence/mutations")).processPending(tenMinutesAgo);
  },
};

/** What is deleted once a day because its time has come. A domain that keeps anything for a while adds its own. */
const cleanups: (() => Promise<unknown>)[] = [
  async () => (await import("../mail/mutations")).forgetExpiredAddresses(),
  async () => (await import("../response/mutations")).keepSurveysDue(),
  async () => (await import("../objection/mutations")).forgetContacts(),
];
