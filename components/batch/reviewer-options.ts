import { roles } from "@/lib/auth/types";
import type { ReviewerChoice } from "@/lib/batch/types";

/** Who can be named reviewer, as choices of a form. */
export const reviewerOptions = (reviewers: readonly ReviewerChoice[]) =>
  reviewers.map(({ id, name, role }) => ({ value: id, label: `${name}（${roles[role]}）` }));
