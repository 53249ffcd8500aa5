import "server-only";
import { notFound } from "next/navigation";
import { loadApplication } from "../application/loaders";
import { seenNodes } from "../application/policy";
import { isNamed } from "../application/score";
import { leavesOf } from "../scoring";
import { pastAnswers } from "./data";
import { historySearchSchema } from "./schema";
import type { PastAnswers } from "./types";

const size = 20;

/** How one point's answer has changed, for whoever sees the point; a contributor those of the own parts. */
export async function loadHistory(
  id: string,
  nodeId: string,
  search: unknown,
): Promise<PastAnswers> {
  const { person, facts, prepared, view } = await loadApplication(id);
  const seen = seenNodes(person, facts);
  const known = leavesOf(prepared).some((leaf) => leaf.id === nodeId);
  if (!known || (seen && !isNamed(prepared, nodeId, new Set(seen)))) notFound();
  const { before } = historySearchSchema.parse(search);
  // One more than shown: what the oldest shown has changed.
  const found = await pastAnswers(view.id, nodeId, before, size + 1);
  return { entries: found.slice(0, size), before: found[size] ?? null };
}
