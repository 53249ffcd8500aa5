import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { openAmendment } from "../amendment/data";
import { applicationPage } from "../application/data";
import { loadWhole } from "../application/loaders";
import { decidedStates, refusalOf } from "../application/policy";
import { entryPages } from "../application/score";
import { communityItem, type State } from "../application/types";
import { can, type Permission } from "../auth/permissions";
import { requirePermission } from "../auth/session";
import { dayOf } from "../calendar";
import { openToReview } from "../reopening/data";
import { allNodes, evaluate, pathOf } from "../scoring";
import { composeVerification, outcomeOf, rulingsOf } from "./data";
import type { LoadedApproval, LoadedReview } from "./types";

/** An application as its reviewers and approvers see it; for others the page does not exist. */
export const loadReview = cache(async (id: string): Promise<LoadedReview> => {
  const entry = await loadWhole(id);
  if (!can(entry.person, "ruling.read")) notFound();
  const rulings = await rulingsOf(entry.view.id);
  const snapshot = entry.snapshots.at(-1);
  const open = await openToReview(entry.view, entry.prepared);
  if (!snapshot)
    return { ...entry, open, rulings, verification: null, verified: null, submitted: null };
  const verification = composeVerification(entry.prepared, snapshot, entry.waivers, rulings);
  return {
    ...entry,
    open,
    rulings,
    verification,
    verified: evaluate(entry.prepared, verification.submission),
    submitted: evaluate(entry.prepared, snapshot.submission),
  };
});

async function loadConclusion(id: string, permission: Permission): Promise<LoadedApproval> {
  const review = await loadReview(id);
  if (!can(review.person, permission)) notFound();
  // What was decided before it was reopened is no longer its outcome.
  const amendment = can(review.person, "approval.read")
    ? await openAmendment(review.view.id)
    : null;
  const outcome = decidedStates.includes(review.view.state)
    ? await outcomeOf(review.view.id)
    : null;
  const concluded =
    review.view.state === "verified" && review.verified?.ok ? review.verified.decision : null;
  const waits = ({ verified: "approve", notice: "publish" } as const)[
    review.view.state as "verified" | "notice"
  ];
  const refusal = waits ? refusalOf(waits, review.person, review.facts, dayOf(new Date())) : null;
  return {
    ...review,
    outcome,
    amendment,
    decision: outcome?.decision ?? concluded,
    refusal: refusal?.message ?? null,
  };
}

/** An application as an approver sees it. */
export const loadApproval = (id: string) => loadConclusion(id, "approval.read");

/** A decided application as an observer reads it. */
export const loadDecided = (id: string) => loadConclusion(id, "decided.read");

const lists: Record<
  "reviews" | "approvals" | "decided",
  { needs: Permission; open: State[]; done: State[] }
> = {
  reviews: {
    needs: "review.read",
    open: ["submitted"],
    done: ["returned", "verified", "approved", "notice", "published", "revoked"],
  },
  // For who only reads: what is public, and what is not yet.
  decided: { needs: "decided.read", open: ["published"], done: ["approved", "notice", "revoked"] },
  approvals: {
    needs: "approval.read",
    open: ["verified", "approved", "notice"],
    done: ["published", "revoked"],
  },
};

const size = 20;

/** The list of what waits for verification, or for approval and publication; `done` shows what has passed on. */
export async function loadReviewList(list: keyof typeof lists, page: number, done: boolean) {
  const { needs, ...states } = lists[list];
  const person = await requirePermission(needs);
  const found = await applicationPage(
    person,
    { states: done ? states.done : states.open },
    page,
    size,
  );
  return { ...found, pages: Math.max(1, Math.ceil(found.total / size)) };
}

/** One page of verification by its address below the application. */
export async function loadReviewPage(id: string, path: readonly string[]) {
  const review = await loadReview(id);
  const page = entryPages(review.prepared).find((candidate) => candidate.path === path.join("/"));
  if (!page || !review.verification) notFound();
  return { review, page };
}

/** For naming what is to be rectified; only while it can be returned. */
export async function loadReturn(id: string) {
  const review = await loadReview(id);
  const snapshot = review.snapshots.at(-1);
  if (!snapshot || !review.allowed.includes("return")) notFound();
  const { prepared } = review;
  const named = new Set([
    ...Object.keys(snapshot.submission.answers),
    ...(snapshot.submission.waived ?? []),
  ]);
  const groups = entryPages(prepared).map(({ node }) => ({
    title: node.title,
    points: allNodes(prepared)
      .filter(
        (item) =>
          named.has(item.id) &&
          review.open(item.id) &&
          pathOf(prepared, item.id).some((above) => above.id === node.id),
      )
      .map((item) => ({ id: item.id, title: item.title })),
  }));
  const reopened = review.view.reopenedNodes;
  if (reopened.length > 0 && !reopened.includes(communityItem))
    return { review, groups: groups.filter((group) => group.points.length > 0) };
  const own = {
    title: "社区基本情况",
    points: [{ id: communityItem, title: "社区基本情况（项目类型、户数、常住人口）" }],
  };
  return { review, groups: [own, ...groups.filter((group) => group.points.length > 0)] };
}
