/**
 * A standard as flat arrays in document order (a node before its children), which is what the
 * evaluator runs on. Compiling trusts the shape; soundness is check.ts's business.
 */
import { hundredths, tenThousandths, toMarks } from "./decimal";
import type {
  GateKind,
  Grade,
  MarkedOption,
  QuotaRule,
  Rule,
  Standard,
  StandardNode,
} from "./types";

export type CompiledRule =
  | { type: "marks"; step: number }
  | CompiledChoice
  | { type: "requirement" }
  | CompiledQuota
  | { type: "survey"; options: readonly string[]; weights: Float64Array };

/** The marks of each level or item: by its id, and side by side in document order. */
export interface CompiledChoice {
  type: "levels" | "checklist";
  marks: ReadonlyMap<string, number>;
  options: readonly string[];
  values: Float64Array;
}

export interface CompiledQuota {
  type: "quota";
  per: QuotaRule["per"];
  /** required, in ten-thousandths, = numerator × base ÷ divisor. */
  numerator: number | bigint;
  divisor: number | bigint;
  /** In ten-thousandths; 0 where there is none. */
  minRatio: number;
}

/** A gate as the standard has it; whether it is judged depends on the community. */
export interface CompiledGate {
  /** Index of the node, -1 for the total. */
  node: number;
  kind: GateKind;
  id: string;
  title: string;
  /** Hundredths for `total` and `pass-mark`, a count for the others. */
  threshold: number;
}

/** What stands at a node, as a number: choosing by it is faster than by a rule's `type`. */
export const KIND = {
  branch: 0,
  marks: 1,
  levels: 2,
  checklist: 3,
  requirement: 4,
  quota: 5,
  survey: 6,
} as const;

export interface CompiledGrade {
  id: string;
  pass: number;
  /** What single nodes must reach besides, in hundredths. */
  nodes: readonly { at: number; pass: number }[];
}

export interface Compiled {
  standard: Standard;
  size: number;
  ids: readonly string[];
  nodes: readonly StandardNode[];
  /** Where the node stands in the document, e.g. `sections.0.children.2`. */
  paths: readonly string[];
  index: ReadonlyMap<string, number>;
  parent: Int32Array;
  /** The first index after the node's last descendant. */
  end: Int32Array;
  branch: Uint8Array;
  featured: Uint8Array;
  rescale: Uint8Array;
  waivable: Uint8Array;
  /** In hundredths; `pass` is -1 where there is no pass mark. */
  full: Float64Array;
  pass: Float64Array;
  bonusMarks: Float64Array;
  /** Σ fullMarks of all children that are not featured. */
  childrenFull: Float64Array;
  rules: readonly (CompiledRule | null)[];
  /** One of `KIND` for each node. */
  kind: Uint8Array;
  /** `full` as marks. */
  fullMarks: readonly number[];
  /** Where `settle` adds a node's score: its parent, `size` further for a featured one, else the end. */
  slot: Int32Array;
  /** The branches and the leaves, and the quotas that count by households or by residents. */
  branches: Int32Array;
  leaves: Int32Array;
  perHousehold: Int32Array;
  perResident: Int32Array;
  /** In the order of the decision. */
  gates: readonly CompiledGate[];
  /** The same side by side: node, threshold, and 1 where a score is judged, 0 where a count is. */
  gateNode: Int32Array;
  gateThreshold: Float64Array;
  gateByScore: Uint8Array;
  /** Whether no id is the name of something that every object inherits. */
  ownIds: boolean;
  /** Every id with null: copying it is the fastest way to an object with these keys in this order. */
  blank: Readonly<Record<string, null>>;
  /** Smallest number of responses a survey leaf needs, -1 where there is none. */
  sample: Float64Array;
  types: ReadonlyMap<string, number>;
  /** For each community type: whether the node and every ancestor apply to it. */
  applies: readonly Uint8Array[];
  /** The same for a node that applies to every type. */
  appliesToAll: Uint8Array;
  sections: readonly number[];
  /** Of the sum of the sections before it is divided: `totalFull`, `totalPass` and the grades. */
  totalFull: number;
  totalPass: number;
  divisor: number;
  /** Highest pass mark first. */
  grades: readonly CompiledGrade[];
}

function whole(value: number): number | bigint {
  return tenThousandths(value) ?? 0;
}

function compileQuota(rule: QuotaRule): CompiledQuota {
  const minRatio = Number(whole(rule.minRatio ?? 0));
  const quota = whole(rule.quota);
  if (rule.per === "community") {
    return { type: "quota", per: rule.per, numerator: quota, divisor: 1, minRatio };
  }
  // quota and perCount are both in ten-thousandths, hence one factor of ten thousand is left.
  let numerator = BigInt(quota) * 10_000n;
  let divisor = BigInt(whole(rule.perCount ?? 1));
  let [a, b] = [numerator, divisor];
  while (b > 0n) [a, b] = [b, a % b];
  if (a > 1n) [numerator, divisor] = [numerator / a, divisor / a];
  return {
    type: "quota",
    per: rule.per,
    numerator: small(numerator),
    divisor: small(divisor),
    minRatio,
  };
}

function small(value: bigint): number | bigint {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

function compileChoice(
  type: CompiledChoice["type"],
  options: readonly MarkedOption[],
): CompiledChoice {
  const marks = new Map(options.map((o) => [o.id, hundredths(o.marks)]));
  return { type, marks, options: [...marks.keys()], values: Float64Array.from(marks.values()) };
}

function compileRule(rule: Rule): CompiledRule {
  switch (rule.type) {
    case "marks":
      return { type: "marks", step: hundredths(rule.step ?? 0.01) };
    case "levels":
      return compileChoice(rule.type, rule.levels);
    case "checklist":
      return compileChoice(rule.type, rule.items);
    case "requirement":
      return { type: "requirement" };
    case "quota":
      return compileQuota(rule);
    case "survey":
      return {
        type: "survey",
        options: rule.options.map((o) => o.id),
        weights: Float64Array.from(rule.options, (o) => Number(whole(o.weight))),
      };
  }
}

interface Place {
  node: StandardNode;
  parent: number;
  path: string;
}

function flatten(standard: Standard): { places: Place[]; end: Int32Array } {
  const places: Place[] = [];
  const ends: number[] = [];
  const visit = (node: StandardNode, parent: number, path: string) => {
    const own = places.push({ node, parent, path }) - 1;
    if ("children" in node) {
      node.children.forEach((child, i) => {
        visit(child, own, `${path}.children.${i}`);
      });
    }
    ends[own] = places.length;
  };
  standard.sections.forEach((node, i) => {
    visit(node, -1, `sections.${i}`);
  });
  return { places, end: Int32Array.from(ends) };
}

function gradesByMark(
  grades: readonly Grade[],
  divisor: number,
  index: ReadonlyMap<string, number>,
): CompiledGrade[] {
  return grades
    .map(({ id, passMark, passMarks = {} }) => ({
      id,
      pass: hundredths(passMark) * divisor,
      nodes: Object.entries(passMarks).map(([node, marks]) => {
        return { at: index.get(node) ?? -1, pass: hundredths(marks) };
      }),
    }))
    .sort((a, b) => b.pass - a.pass);
}

function applicability(places: readonly Place[], type: string | null): Uint8Array {
  const applies = new Uint8Array(places.length);
  places.forEach(({ node, parent }, i) => {
    const own = node.appliesTo === undefined || (type !== null && node.appliesTo.includes(type));
    applies[i] = own && (parent < 0 || applies[parent] === 1) ? 1 : 0;
  });
  return applies;
}

function gatesOf(standard: Standard, nodes: readonly StandardNode[]): CompiledGate[] {
  const { title, passMark, divisor = 1 } = standard.total;
  const gates: CompiledGate[] = [];
  const add = (node: number, kind: GateKind, id: string, name: string, threshold: number) => {
    gates.push({ node, kind, id, title: name, threshold });
  };
  add(-1, "total", "total", title, hundredths(passMark) * divisor);
  nodes.forEach((node, i) => {
    const rule = "rule" in node ? node.rule : undefined;
    if (node.passMark !== undefined) {
      add(i, "pass-mark", node.id, node.title, hundredths(node.passMark));
    }
    if (rule?.type === "requirement") add(i, "requirement", node.id, node.title, 1);
    if (rule?.type === "survey" && rule.minResponses !== undefined) {
      add(i, "sample", node.id, node.title, rule.minResponses);
    }
  });
  return gates;
}

/**
 * An object with more keys than V8 gives a fast layout while they are added one by one. The copy of
 * such an object does have one, and is itself copied in one go: some 15 times as fast as adding
 * 230 keys, and the marks are then stored in place.
 */
function blankOf(ids: readonly string[]): Record<string, null> {
  const grown: Record<string, null> = {};
  for (const id of ids) grown[id] = null;
  return { ...grown };
}

/** Compiles a standard whose shape is sound. */
export function compile(standard: Standard): Compiled {
  const { places, end } = flatten(standard);
  const nodes = places.map((place) => place.node);
  const ids = nodes.map((node) => node.id);
  const index = new Map(ids.map((id, i) => [id, i]));
  const parent = Int32Array.from(places, (place) => place.parent);
  const full = Float64Array.from(nodes, (node) => hundredths(node.fullMarks));
  const featured = Uint8Array.from(nodes, (node) => (node.kind === "featured" ? 1 : 0));
  const childrenFull = new Float64Array(nodes.length);
  nodes.forEach((_, i) => {
    const above = parent[i] ?? -1;
    if (above >= 0 && featured[i] === 0)
      childrenFull[above] = (childrenFull[above] ?? 0) + (full[i] ?? 0);
  });
  const sections = standard.total.sections.flatMap((id) => {
    const at = places.findIndex((place) => place.parent < 0 && place.node.id === id);
    return at < 0 ? [] : [at];
  });
  const rules = nodes.map((node) => ("children" in node ? null : compileRule(node.rule)));
  const indexesOf = (fits: (rule: CompiledRule | null) => boolean) =>
    Int32Array.from(nodes.flatMap((_, i) => (fits(rules[i] ?? null) ? [i] : [])));
  const counts = (per: QuotaRule["per"]) =>
    indexesOf((rule) => rule?.type === "quota" && rule.per === per);
  const gates = gatesOf(standard, nodes);
  const typeIds = standard.communityTypes.map((type) => type.id);
  const divisor = standard.total.divisor ?? 1;
  const everyType = typeIds.map((id) => applicability(places, id));
  return {
    standard,
    size: nodes.length,
    ids,
    nodes,
    paths: places.map((place) => place.path),
    index,
    parent,
    end,
    branch: Uint8Array.from(nodes, (node) => ("children" in node ? 1 : 0)),
    featured,
    rescale: Uint8Array.from(nodes, (node) =>
      "children" in node && node.whenNotApplicable === "rescale" ? 1 : 0,
    ),
    waivable: Uint8Array.from(nodes, (node) => (node.waivable ? 1 : 0)),
    full,
    pass: Float64Array.from(nodes, (node) =>
      node.passMark === undefined ? -1 : hundredths(node.passMark),
    ),
    bonusMarks: Float64Array.from(nodes, (node) =>
      "children" in node ? hundredths(node.bonusMarks ?? 0) : 0,
    ),
    childrenFull,
    rules,
    kind: Uint8Array.from(rules, (rule) => KIND[rule?.type ?? "branch"]),
    fullMarks: Array.from(full, toMarks),
    slot: Int32Array.from(parent, (above, i) =>
      above < 0 ? 2 * nodes.length : above + (featured[i] === 1 ? nodes.length : 0),
    ),
    branches: indexesOf((rule) => rule === null),
    leaves: indexesOf((rule) => rule !== null),
    perHousehold: counts("household"),
    perResident: counts("resident"),
    gates,
    gateNode: Int32Array.from(gates, (gate) => gate.node),
    gateThreshold: Float64Array.from(gates, (gate) => gate.threshold),
    gateByScore: Uint8Array.from(gates, ({ kind }) => (kind === "pass-mark" ? 1 : 0)),
    ownIds: !ids.some((id) => id in Object.prototype),
    blank: blankOf(ids),
    sample: Float64Array.from(nodes, (node) =>
      "rule" in node && node.rule.type === "survey" ? (node.rule.minResponses ?? -1) : -1,
    ),
    types: new Map(typeIds.map((id, i) => [id, i])),
    applies: everyType,
    appliesToAll: Uint8Array.from(nodes, (_, i) => (everyType.every((a) => a[i] === 1) ? 1 : 0)),
    sections,
    totalFull: sections.reduce((sum, i) => sum + (full[i] ?? 0), 0),
    totalPass: hundredths(standard.total.passMark) * divisor,
    divisor,
    grades: gradesByMark(standard.grades ?? [], divisor, index),
  };
}
