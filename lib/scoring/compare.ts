/** The same community under another standard (section 6, Compare). */
import type { Compiled } from "./compile";
import { checkCrosswalk, mappedFrom } from "./crosswalk";
import { decide } from "./decide";
import { proportion } from "./decimal";
import { ScoringError } from "./errors";
import { lossesOf } from "./losses";
import { errorMessage } from "./messages";
import { compiledOf, type Prepared } from "./prepare";
import { emptyState, type LeafState, markDirect, type Settled, settle } from "./settle";
import { readSubmission } from "./submission";
import type { ComparisonResult, Crosswalk } from "./types";

/** The scored community, seen from the other standard. */
interface Origin {
  c: Compiled;
  state: LeafState;
  settled: Settled;
}

function applicableNodes(origin: Origin, ids: readonly string[]): number[] {
  return ids
    .map((id) => origin.c.index.get(id) ?? -1)
    .filter((i) => i >= 0 && origin.state.applies[i] === 1);
}

/** full × Σ score ÷ Σ fullMarks of the nodes, half-up and at most `full`; 0 where they have no marks. */
function share(origin: Origin, nodes: readonly number[], full: number): number {
  let score = 0;
  let whole = 0;
  for (const i of nodes) {
    score += origin.settled.score[i] ?? 0;
    whole += origin.c.full[i] ?? 0;
  }
  return whole === 0 ? 0 : Math.min(full, proportion(full, score, whole));
}

function isMet({ c, state, settled }: Origin, i: number): boolean {
  if (c.rules[i]?.type === "requirement") return state.count[i] === 1;
  return (settled.score[i] ?? 0) >= (c.full[i] ?? 0);
}

/** The smallest response count of the applicable surveys at or below the nodes; 0 without any. */
function fewestResponses({ c, state }: Origin, nodes: readonly number[]): number {
  const counts: number[] = [];
  for (const node of nodes) {
    for (let i = node; i < (c.end[node] ?? 0); i += 1) {
      if (c.rules[i]?.type === "survey" && state.applies[i] === 1) counts.push(state.count[i] ?? 0);
    }
  }
  return counts.length === 0 ? 0 : Math.min(...counts);
}

const unknown = (origin: Origin, nodes: readonly number[]) =>
  nodes.some((i) => origin.state.direct[i] === 2);

/** Gives the nearest branch above the leaf that the crosswalk knows a score for, directly. */
function scoreBranchAbove(
  to: Compiled,
  leaf: number,
  origin: Origin,
  crosswalk: Crosswalk,
  given: Map<number, number>,
): void {
  for (let i = to.parent[leaf] ?? -1; i >= 0; i = to.parent[i] ?? -1) {
    const ids = mappedFrom(crosswalk.branches, to.ids[i] ?? "");
    const nodes = ids ? applicableNodes(origin, ids) : [];
    if (nodes.length === 0 || unknown(origin, nodes)) continue;
    given.set(i, share(origin, nodes, to.full[i] ?? 0));
    return;
  }
}

function takeLeaf(to: Compiled, state: LeafState, leaf: number, origin: Origin, nodes: number[]) {
  state.answered[leaf] = 1;
  if (to.rules[leaf]?.type === "requirement") {
    state.count[leaf] = nodes.every((i) => isMet(origin, i)) ? 1 : 0;
    return;
  }
  state.score[leaf] = share(origin, nodes, to.full[leaf] ?? 0);
  if ((to.sample[leaf] ?? -1) >= 0) state.count[leaf] = fewestResponses(origin, nodes);
}

/** The leaf scores under the other standard, and the branches it can score only as a whole. */
function transfer(to: Compiled, byType: Uint8Array, origin: Origin, crosswalk: Crosswalk) {
  const state = emptyState(byType.slice());
  const given = new Map<number, number>();
  for (let i = 0; i < to.size; i += 1) {
    const ids = mappedFrom(crosswalk.map, to.ids[i] ?? "");
    if (to.branch[i] === 1 || byType[i] === 0 || !ids) continue;
    const nodes = applicableNodes(origin, ids);
    if (nodes.length === 0) state.applies[i] = 0;
    else if (unknown(origin, nodes)) scoreBranchAbove(to, i, origin, crosswalk, given);
    else takeLeaf(to, state, i, origin, nodes);
  }
  for (const [branch, score] of [...given].sort(([a], [b]) => a - b)) {
    if (state.direct[branch] === 2) continue;
    markDirect(to, state, branch);
    state.score[branch] = score;
  }
  // What rests on a score given directly is no more than that, wherever it ends up.
  state.summary = origin.state.summary;
  return state;
}

/**
 * Scores a submission made under `from` by the standard `to`.
 * @returns the decision under `to`, the gates failed there and where marks are lost there; or the
 * submission's errors (also where `to` does not know the community's type)
 * @throws {ScoringError} `faulty-crosswalk` where the crosswalk does not fit the two standards
 */
export function compare(
  from: Prepared,
  submission: unknown,
  to: Prepared,
  crosswalk: Crosswalk,
): ComparisonResult {
  const faults = checkCrosswalk(crosswalk, from, to);
  if (faults.length > 0) throw new ScoringError("faulty-crosswalk", faults);
  const origin = compiledOf(from);
  const target = compiledOf(to);
  const reading = readSubmission(origin, submission);
  if (!reading.ok) return reading;
  const byType = target.applies[target.types.get(reading.type) ?? -1];
  if (!byType) {
    const [code, path] = ["unknown-community-type", "community.type"] as const;
    return { ok: false, errors: [{ code, path, message: errorMessage(code, path, undefined) }] };
  }
  const settled = settle(origin, reading.state);
  const state = transfer(target, byType, { c: origin, state: reading.state, settled }, crosswalk);
  const decision = decide(target, state, settle(target, state), to.digest);
  return {
    ok: true,
    comparison: {
      decision,
      gates: decision.gates
        .filter((gate) => !gate.passed)
        .map(({ id, title, score, passMark, margin }) => ({ id, title, score, passMark, margin })),
      marks: lossesOf(target, decision),
    },
  };
}
