/** The decision on settled scores (section 4): gates, nodes, outcome. */
import type { Compiled, CompiledGrade } from "./compile";
import { toMarks } from "./decimal";
import type { LeafState, Settled } from "./settle";
import type { Decision, Gate, GateKind, NodeResult } from "./types";

function marksGate(id: string, kind: GateKind, title: string, score: number, pass: number): Gate {
  return {
    id,
    kind,
    title,
    score: toMarks(score),
    passMark: toMarks(pass),
    margin: toMarks(score - pass),
    passed: score >= pass,
  };
}

function countGate(id: string, kind: GateKind, title: string, count: number, least: number): Gate {
  const margin = count - least;
  return { id, kind, title, score: count, passMark: least, margin, passed: margin >= 0 };
}

/**
 * The sum of the sections as the total that is shown. Rounded down: pass marks are whole hundredths,
 * so that the total shown meets one just when the exact quotient does.
 */
export function shownTotal(c: Compiled, sum: number): number {
  return c.divisor === 1 ? sum : Math.floor(sum / c.divisor);
}

/** A grade's node gates like a pass mark: only where it applies and is not below a direct score. */
function reaches(grade: CompiledGrade, state: LeafState, settled: Settled): boolean {
  if (settled.total < grade.pass) return false;
  return grade.nodes.every(({ at, pass }) => {
    const asked = state.applies[at] === 1 && state.direct[at] !== 2;
    return !asked || (settled.score[at] ?? 0) >= pass;
  });
}

function gatesOf(c: Compiled, state: LeafState, settled: Settled): Gate[] {
  const gates: Gate[] = [];
  for (const { node, kind, id, title, threshold } of c.gates) {
    if (node < 0) {
      const total = shownTotal(c, settled.total);
      gates.push(marksGate(id, kind, title, total, shownTotal(c, threshold)));
    } else if (state.applies[node] === 0 || state.direct[node] === 2) continue;
    else if (kind === "pass-mark") {
      gates.push(marksGate(id, kind, title, settled.score[node] ?? 0, threshold));
    } else gates.push(countGate(id, kind, title, state.count[node] ?? 0, threshold));
  }
  return gates;
}

/**
 * One literal for each kind of node: their keys are JSON's order, their layout is V8's. A node that
 * is not asked has the score null: unknown, which is neither zero nor the marks of its children.
 */
function nodesOf(c: Compiled, state: LeafState, settled: Settled): Record<string, NodeResult> {
  const nodes: Record<string, NodeResult | null> = { ...c.blank };
  const { ids, fullMarks, leaves, branches } = c;
  const { applies, direct } = state;
  const { score: scores, bonus, redundancy } = settled;
  for (let k = 0; k < leaves.length; k += 1) {
    const i = leaves[k] ?? 0;
    const score = direct[i] === 2 ? null : toMarks(scores[i] ?? 0);
    nodes[ids[i] ?? ""] = { score, fullMarks: fullMarks[i] ?? 0, applicable: applies[i] === 1 };
  }
  for (let k = 0; k < branches.length; k += 1) {
    const i = branches[k] ?? 0;
    const applicable = applies[i] === 1;
    const marks = fullMarks[i] ?? 0;
    if (direct[i] === 2) {
      nodes[ids[i] ?? ""] = { score: null, fullMarks: marks, applicable };
      continue;
    }
    nodes[ids[i] ?? ""] = {
      score: toMarks(scores[i] ?? 0),
      fullMarks: marks,
      bonus: direct[i] === 1 ? null : toMarks(bonus[i] ?? 0),
      redundancy: toMarks(redundancy[i] ?? 0),
      applicable,
    };
  }
  return nodes as Record<string, NodeResult>;
}

function missingOf(c: Compiled, state: LeafState): string[] {
  const missing: string[] = [];
  const { leaves, ids } = c;
  const { applies, answered, direct } = state;
  for (let k = 0; k < leaves.length; k += 1) {
    const i = leaves[k] ?? 0;
    if (answered[i] === 0 && applies[i] === 1 && direct[i] !== 2) missing.push(ids[i] ?? "");
  }
  return missing;
}

/** Decides on settled scores. `digest` is the standard's. */
export function decide(c: Compiled, state: LeafState, settled: Settled, digest: string): Decision {
  const gates = gatesOf(c, state, settled);
  const missing = missingOf(c, state);
  const every = gates.every((gate) => gate.passed);
  const outcome = missing.length > 0 ? "incomplete" : every ? "passed" : "failed";
  const grade = c.grades.find((candidate) => reaches(candidate, state, settled));
  const total = shownTotal(c, settled.total);
  const totalPass = shownTotal(c, c.totalPass);
  const { family, version } = c.standard;
  const decision: Decision = {
    outcome,
    standard: { family, version, digest },
    total: {
      score: toMarks(total),
      fullMarks: toMarks(shownTotal(c, c.totalFull)),
      passMark: toMarks(totalPass),
      margin: toMarks(total - totalPass),
      passed: total >= totalPass,
      grade: outcome === "passed" && grade ? grade.id : null,
    },
    gates,
    nodes: nodesOf(c, state, settled),
    missing,
  };
  if (state.summary) decision.summary = true;
  return decision;
}
