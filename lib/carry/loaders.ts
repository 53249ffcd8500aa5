import "server-only";
import { notFound } from "next/navigation";
import { answersOf } from "../application/data";
import { loadApplication, loadWhole } from "../application/loaders";
import { preparedStandard } from "../standard/data";
import { earlierApplications } from "./data";
import { carryPlan } from "./policy";
import { carrySearchSchema } from "./schema";
import type { LoadedCarry } from "./types";

/** What could be carried over into a draft, from the application chosen or the newest; only while it can be done. */
export async function loadCarry(id: string, search: unknown): Promise<LoadedCarry> {
  const entry = await loadWhole(id);
  const { view, prepared, answers, allowed } = entry;
  const sources = allowed.includes("carry-over") ? await earlierApplications(view.id) : [];
  const { from: asked } = carrySearchSchema.parse(search);
  const from = sources.find((source) => source.id === asked) ?? sources[0];
  if (!from) notFound();
  const plan = carryPlan({
    prepared,
    facts: view.facts,
    touched: new Set(answers.map((answer) => answer.nodeId)),
    earlier: {
      prepared: await preparedStandard(from.standardId),
      answers: await answersOf(from.id),
    },
  });
  return { view, from, sources, ...plan };
}

/** Whether the person could carry anything over into an application. */
export async function loadCarryOffer(id: string): Promise<boolean> {
  const { allowed, view } = await loadApplication(id);
  return allowed.includes("carry-over") && (await earlierApplications(view.id)).length > 0;
}
