import { leavesOf, type Plan, type Prepared, titlePath } from "../scoring";
import { type PlanQuery, typedWeight } from "./schema";
import type { PlanRow } from "./types";

/** Every weight typed into the address, right or wrong, by point. */
export function typedWeights(query: PlanQuery): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(query)) {
    if (!key.startsWith("w.") || typeof value !== "string" || value.trim() === "") continue;
    found.set(key.slice(2), value);
  }
  return found;
}

/** The right weights; a wrong one counts as none and is shown as wrong. */
export function soundWeights(typed: ReadonlyMap<string, string>, known: ReadonlySet<string>) {
  const weights: Record<string, number> = {};
  for (const [id, text] of typed) {
    const weight = typedWeight.safeParse(text);
    if (known.has(id) && weight.success) weights[id] = weight.data;
  }
  return weights;
}

/** The rows of the plan's form in document order: steps, and whatever a person has set. */
export function planRows(
  prepared: Prepared,
  plan: Plan,
  query: PlanQuery,
  typed: ReadonlyMap<string, string>,
): PlanRow[] {
  const steps = new Map(plan.steps.map((step) => [step.id, step]));
  return leavesOf(prepared).flatMap((leaf): PlanRow[] => {
    const step = steps.get(leaf.id) ?? null;
    const text = typed.get(leaf.id) ?? "";
    const kept = query.keep.includes(leaf.id);
    if (!step && !kept && text === "" && query.add !== leaf.id) return [];
    const wrong = text !== "" && !typedWeight.safeParse(text).success;
    return [
      {
        leaf,
        place: titlePath(prepared, leaf.id).slice(0, -1).join(" › "),
        step,
        weight: text,
        weightError: wrong ? "应为 0 至 1000 之间的数，最多两位小数" : null,
        kept,
      },
    ];
  });
}
