import { Refusal } from "../errors";
import {
  type Crosswalk,
  compare,
  evaluate,
  explain,
  leavesOf,
  nodeById,
  type Plan,
  type Prepared,
  ScoringError,
  type Submission,
  titlePath,
} from "../scoring";
import { type PlanQuery, typedWeight } from "./schema";
import type { PlanRow, WitnessView } from "./types";

export const BUSY = "正在求解的问题太多，请稍后再试。";
export const UNSOLVED = "在规定的时间内没有求出确定的结果，可以稍后重试。";

/** Why a question has no answer for now, as a sentence; null where the error is another one. */
export function unanswered(error: unknown): { code: "busy" | "unsolved"; message: string } | null {
  if (error instanceof Refusal && error.code === "busy") return { code: "busy", message: BUSY };
  if (error instanceof ScoringError && error.code === "unsolved")
    return { code: "unsolved", message: UNSOLVED };
  return null;
}

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
  plan: Plan | null,
  query: PlanQuery,
  typed: ReadonlyMap<string, string>,
): PlanRow[] {
  const steps = new Map(plan?.steps.map((step) => [step.id, step]));
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

/** A witness under both standards; null where either refuses it. */
export function witnessView(
  from: Prepared,
  to: Prepared,
  crosswalk: Crosswalk,
  witness: Submission,
): WitnessView | null {
  const here = evaluate(from, witness);
  const there = compare(from, witness, to, crosswalk);
  if (!here.ok || !there.ok) return null;
  const { decision } = there.comparison;
  return {
    waived: (witness.waived ?? []).map((id) => nodeById(from, id)?.title ?? id),
    households: witness.community.households ?? 0,
    residents: witness.community.residents ?? 0,
    here: here.decision,
    there: decision,
    missed: explain(to, decision).gates.filter((gate) => !gate.passed),
    answers: leavesOf(from).flatMap((leaf) => {
      const value = witness.answers[leaf.id];
      const score = here.decision.nodes[leaf.id]?.score ?? 0;
      return value === undefined || score >= leaf.fullMarks ? [] : [{ leaf, value, score }];
    }),
  };
}
