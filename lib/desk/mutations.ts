import "server-only";
import { unaudited } from "../audit/mutations";
import { dayOf } from "../calendar";
import { notify } from "../message/mutations";
import { draftsDue, partsDue, returnsDue } from "./data";
import { draftsReminder, partReminder, reminderDays, returnReminder } from "./policy";

const day = 24 * 60 * 60 * 1_000;

/**
 * Reminds of the last days that lie within a week of `now`: each person of each of them a week and a day ahead, once
 * however often this runs. One transaction for each reminder: what is told stays told when a later one fails.
 */
export async function remindOfDeadlines(now: Date): Promise<void> {
  const today = dayOf(now);
  const last = dayOf(new Date(now.getTime() + reminderDays * day));
  const notices = [
    ...(await draftsDue(today, last)).map((due) => draftsReminder(today, due)),
    ...(await returnsDue(today, last)).map((due) => returnReminder(today, due)),
    ...(await partsDue(today, last)).map((due) => partReminder(today, due)),
  ];
  for (const notice of notices)
    await unaudited("a message holds itself when it was written", (tx) => notify(tx, notice));
}
