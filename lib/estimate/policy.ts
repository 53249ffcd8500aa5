import type { FieldMessage } from "../errors";
import {
  basisOf,
  type Crosswalk,
  compare,
  type Decision,
  evaluate,
  explain,
  isBranch,
  nodeById,
  type Prepared,
  type StandardNode,
  type Submission,
} from "../scoring";
import type {
  EstimateEntry,
  EstimateField,
  EstimateGate,
  EstimateResult,
  MarksReader,
  Verdict,
} from "./types";

/** The most a node can score directly (section 3 of the specification). */
const ceiling = (node: StandardNode) =>
  node.fullMarks + (isBranch(node) ? (node.bonusMarks ?? 0) : 0);

/** What an estimate asks: each section, or its parts where these have pass marks of their own. */
export function estimateFields(prepared: Prepared): EstimateField[] {
  const { standard } = prepared;
  return standard.sections.flatMap((section) => {
    const parts = isBranch(section) ? section.children.filter(isBranch) : [];
    const split = parts.some((part) => part.passMark !== undefined);
    return (split ? parts : [section]).map((node) => ({
      id: node.id,
      title: node.title,
      fullMarks: ceiling(node),
      passMark: node.passMark,
      assumed: basisOf(prepared, node.id, "passMark")?.assumed ?? true,
      optional: node.kind === "featured",
      counted: node.kind === "featured" && isBranch(section) ? section.bonusMarks : undefined,
      inTotal: standard.total.sections.includes(section.id),
    }));
  });
}

/** From an address to marks: what is wrong is kept as typed, named, and not counted; the rest as the field says it. */
export function readEntry(
  prepared: Prepared,
  query: Record<string, string>,
  readMarks: MarksReader,
): EstimateEntry {
  const types = prepared.standard.communityTypes;
  const type = query.type ?? types[0]?.id ?? "";
  const raw: Record<string, string> = {};
  const direct: Record<string, number> = {};
  const errors: FieldMessage[] = [];
  if (!types.some((known) => known.id === type))
    errors.push({
      path: "type",
      message: `请选择社区类型：${types.map((t) => t.title).join("或")}。`,
    });
  for (const { id, title, fullMarks, optional } of estimateFields(prepared)) {
    const typed = query[id] ?? (optional ? "0" : "");
    const reading = readMarks(typed, { title, fullMarks });
    raw[id] = reading.ok ? reading.text : typed;
    if (!reading.ok) errors.push({ path: id, message: reading.message });
    else if (reading.value !== null) direct[id] = reading.value;
    else if (optional) direct[id] = 0;
  }
  return { type, raw, direct, errors };
}

/**
 * The submission an entry stands for: direct scores only, so no acceptance can rest on it. Households and
 * residents are not asked: rules that need them lie below a figure, and count as missing until it is entered.
 */
function submissionOf(entry: EstimateEntry): Submission {
  const community = { type: entry.type, households: 0, residents: 0 };
  return { community, direct: entry.direct, answers: {} };
}

/** From a node of the standard to the fields that its score is taken from. */
type Origin = (id: string) => readonly string[];

const subtree = (node: StandardNode): string[] => [
  node.id,
  ...(isBranch(node) ? node.children.flatMap(subtree) : []),
];

/** The fields whose figures a gate (or `total`) rests on. */
function fieldsBehind(prepared: Prepared, gate: string, origin: Origin): string[] {
  const roots = gate === "total" ? prepared.standard.total.sections : [gate];
  return roots
    .flatMap((id) => nodeById(prepared, id) ?? [])
    .flatMap(subtree)
    .flatMap((id) => origin(id));
}

function verdictOf(decision: Decision, gates: readonly EstimateGate[]): Verdict {
  if (gates.some((gate) => !gate.open && !gate.passed)) return "fails";
  return decision.outcome === "passed" && gates.every((gate) => !gate.open) ? "passes" : "open";
}

/**
 * Gates that rest on no field lie below a figure that is entered as a whole (questionnaires, control items):
 * an estimate does not ask for them and says nothing about them.
 */
function resultOf(
  prepared: Prepared,
  decision: Decision,
  missing: ReadonlySet<string>,
  origin: Origin,
): EstimateResult {
  const gates = decision.gates.flatMap((gate) => {
    const fields = fieldsBehind(prepared, gate.id, origin);
    return fields.length > 0 ? [{ ...gate, open: fields.some((id) => missing.has(id)) }] : [];
  });
  const { family, version, title, level } = prepared.standard;
  return {
    family,
    version,
    title,
    level,
    verdict: verdictOf(decision, gates),
    total: decision.total,
    gates,
    explanation: explain(prepared, decision),
  };
}

/** The fields whose figure the verdict still needs. */
export function unfilledFields(fields: readonly EstimateField[], entry: EstimateEntry) {
  return fields.filter(({ id }) => !Object.hasOwn(entry.direct, id));
}

function missingIds(prepared: Prepared, entry: EstimateEntry): Set<string> {
  return new Set(unfilledFields(estimateFields(prepared), entry).map(({ id }) => id));
}

const askedIds = (prepared: Prepared) => new Set(estimateFields(prepared).map(({ id }) => id));

/** The estimate by the standard whose fields were asked; null where the entry cannot be scored at all. */
export function estimate(prepared: Prepared, entry: EstimateEntry): EstimateResult | null {
  const evaluation = evaluate(prepared, submissionOf(entry));
  if (!evaluation.ok) return null;
  const asked = askedIds(prepared);
  const origin = (id: string) => (asked.has(id) ? [id] : []);
  return resultOf(prepared, evaluation.decision, missingIds(prepared, entry), origin);
}

/** The same entry held against another standard through a crosswalk; null where that cannot be done. */
export function estimateBy(
  prepared: Prepared,
  entry: EstimateEntry,
  to: Prepared,
  crosswalk: Crosswalk,
): EstimateResult | null {
  const compared = compare(prepared, submissionOf(entry), to, crosswalk);
  if (!compared.ok) return null;
  const asked = askedIds(prepared);
  const origin = (id: string) => (crosswalk.branches?.[id] ?? []).filter((from) => asked.has(from));
  return resultOf(to, compared.comparison.decision, missingIds(prepared, entry), origin);
}
