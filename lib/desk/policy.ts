import type { State } from "../application/types";
import type { Role } from "../auth/types";

const decided: readonly State[] = ["verified", "approved", "published"];

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
