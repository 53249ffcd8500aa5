import "server-only";
import { notFound } from "next/navigation";
import { loadEntry } from "../application/loaders";
import { can } from "../auth/permissions";
import { evaluate } from "../scoring";
import { composeVerification, rulingsOf } from "./data";
import type { LoadedReview } from "./types";

/** An application as its reviewers and approvers see it; for others the page does not exist. */
export async function loadReview(id: string): Promise<LoadedReview> {
  const entry = await loadEntry(id);
  if (!can(entry.person, "review.read")) notFound();
  const rulings = await rulingsOf(entry.view.id);
  const snapshot = entry.snapshots.at(-1);
  if (!snapshot) return { ...entry, rulings, verification: null, verified: null, submitted: null };
  const verification = composeVerification(entry.prepared, snapshot, entry.waivers, rulings);
  return {
    ...entry,
    rulings,
    verification,
    verified: evaluate(entry.prepared, verification.submission),
    submitted: evaluate(entry.prepared, snapshot.submission),
  };
}
