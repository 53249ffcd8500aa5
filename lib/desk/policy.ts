import type { State } from "../application/types";
import { system } from "../audit/types";
import type { Role } from "../auth/types";
import { formatDay } from "../calendar";
import type { Notice } from "../message/types";
import type { DueDrafts, DuePart, DueReturn } from "./types";

const decided: readonly State[] = ["verified", "approved", "notice", "published", "revoked"];

/** Where a role works on an application: officials fill it in, reviewers verify, administrators decide, observers read. */
export function applicationHref(role: Role, state: State, id: string): string {
  if (role === "district-official" || role === "contributor") return `/applications/${id}`;
  if (role === "observer") return `/decided/${id}`;
  if (role === "reviewer") return `/reviews/${id}`;
  if (decided.includes(state)) return `/approvals/${id}`;
  return state === "submitted" ? `/reviews/${id}` : `/applications/${id}`;
}

/** Whole days from one ISO day to another; negative when the second lies before the first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** What a day means for who has to keep it: 今日截止, 还有 3 天, 已截止. */
export function dueWords(today: string, dueOn: string): { text: string; urgent: boolean } {
  const left = daysBetween(today, dueOn);
  if (left < 0) return { text: "已截止", urgent: true };
  if (left === 0) return { text: "今日截止", urgent: true };
  return { text: `还有 ${left} 天`, urgent: left <= 7 };
}

/** Reminders come a week ahead and a day ahead: how many days before the last day at most. */
export const reminderDays = 7;

/** Which of the two reminders it is time for: where the first was missed, only the second comes. */
const reminder = (today: string, dueOn: string) =>
  daysBetween(today, dueOn) <= 1 ? 1 : reminderDays;

const daysLeft = (today: string, dueOn: string) => {
  const left = daysBetween(today, dueOn);
  return left === 0 ? "今日截止" : `还有 ${left} 天截止`;
};

const shownNames = 5;

/** Reminds a district's officials of the drafts they have not submitted in a batch that closes soon. */
export function draftsReminder(today: string, due: DueDrafts): Notice {
  const { batchId, batchTitle, districtId, dueOn, communities } = due;
  const names = communities.slice(0, shownNames).join("、");
  const more = communities.length > shownNames ? "等" : "";
  return {
    actor: system,
    event: `deadline:batch:${batchId}:${districtId}:${dueOn}:${reminder(today, dueOn)}`,
    kind: "deadline",
    about: { type: "batch", id: batchId },
    recipients: { officialsOf: districtId },
    title: `“${batchTitle}”${daysLeft(today, dueOn)}`,
    body: `还有 ${communities.length} 份申报没有提交：${names}${more}。${formatDay(dueOn)}之后不能再填报和提交。`,
    href: "/desk",
  };
}

/** Reminds a district's officials of an application that they are asked to hand in again. */
export function returnReminder(today: string, due: DueReturn): Notice {
  const { applicationId, version, communityName, districtId, dueOn } = due;
  return {
    actor: system,
    event: `deadline:return:${applicationId}:${version}:${dueOn}:${reminder(today, dueOn)}`,
    kind: "deadline",
    about: { type: "application", id: applicationId },
    recipients: { officialsOf: districtId },
    title: `“${communityName}”的整改${daysLeft(today, dueOn)}`,
    body: `请在 ${formatDay(dueOn)}前改正被点名的内容并重新提交。`,
    href: `/applications/${applicationId}`,
  };
}

/** Reminds a contributor of the pages that are asked back. */
export function partReminder(today: string, due: DuePart): Notice {
  const { applicationId, contributorId, communityName, dueOn, parts } = due;
  return {
    actor: system,
    event: `deadline:part:${applicationId}:${dueOn}:${reminder(today, dueOn)}`,
    kind: "deadline",
    about: { type: "application", id: applicationId },
    recipients: { ids: [contributorId] },
    title: `“${communityName}”的分派内容${daysLeft(today, dueOn)}`,
    body: `还有 ${parts} 部分没有交回，请在 ${formatDay(dueOn)}前填完交回。`,
    href: `/applications/${applicationId}`,
  };
}
