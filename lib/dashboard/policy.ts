import { type State, states } from "../application/types";
import { type Stage, stageOrder } from "../community/types";
import type { ApplicationProgress, Share, StageCounts, StateCounts } from "./types";

export const stateOrder = Object.keys(states) as State[];

export const noStages = (): StageCounts =>
  Object.fromEntries(stageOrder.map((stage) => [stage, 0])) as StageCounts;
export const noStates = (): StateCounts =>
  Object.fromEntries(stateOrder.map((state) => [state, 0])) as StateCounts;

/** How many are in this stage or further. */
const from = (counts: StageCounts, stage: Stage): number =>
  stageOrder.slice(stageOrder.indexOf(stage)).reduce((sum, reached) => sum + counts[reached], 0);

export const totalOf = (counts: StageCounts): number => from(counts, "declared");

/** 开工率: of the projects on the list, those that have started or are further. What was only declared counts nowhere. */
export const startRate = (counts: StageCounts): Share => ({
  part: from(counts, "started"),
  whole: from(counts, "listed"),
});

/**
 * A share in percent with one decimal, half up, computed in whole numbers: 68 of 89 is 76.4%. Without a whole
 * there is no share.
 */
export function percentText({ part, whole }: Share): string | null {
  if (whole === 0) return null;
  const tenths = Math.floor((2_000 * part + whole) / (2 * whole));
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

/** Sums of every column. */
export function sumStages(rows: readonly { stages: StageCounts }[]): StageCounts {
  const sum = noStages();
  for (const { stages } of rows) for (const stage of stageOrder) sum[stage] += stages[stage];
  return sum;
}

/** Sums of every column, under a title of its own. */
export function sumApplications(
  rows: readonly ApplicationProgress[],
  title: string,
): ApplicationProgress {
  const sum = { key: "all", title, states: noStates(), passed: 0, failed: 0 };
  for (const { states, passed, failed } of rows) {
    for (const state of stateOrder) sum.states[state] += states[state];
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}
