/** The same standard as a decision graph of @gorules/zen-engine: one node of expressions in ZEN. */
import { ZenEngine } from "@gorules/zen-engine";
import type { LeafNode, Standard } from "../../lib/scoring/types";
import { bonusOf, gatesOf, isFeatured, type Peer, type Place, placesOf, rescales } from "./peer";

const quoted = (text: string) => JSON.stringify(text);

/** `key` and the expression that gives it; later ones read earlier ones as `$.key`. */
type Expression = [key: string, value: string];

/** A chain of choices: the first value whose id the subject equals, else 0. */
const chosen = (subject: string, options: readonly { id: string; marks: number }[]) =>
  options.reduceRight(
    (rest, { id, marks }) => `${subject} == ${quoted(id)} ? ${marks} : (${rest})`,
    "0",
  );

function leafScore({ id, rule, fullMarks }: LeafNode): string {
  const answer = `answers[${quoted(id)}]`;
  switch (rule.type) {
    case "marks":
      return answer;
    case "levels":
      return chosen(answer, rule.levels);
    case "checklist":
      return `min([${fullMarks}, sum(map(${answer}, ${chosen("#", rule.items)}))])`;
    case "requirement":
      return "0";
    case "quota": {
      const base = {
        community: "1",
        household: "community.households",
        resident: "community.residents",
      };
      const required = `(${rule.quota} * ${base[rule.per]} / ${rule.perCount ?? 1})`;
      const actual = `${answer}.actual`;
      return (
        `${actual} < ${rule.minRatio ?? 0} * ${required} ? 0 : ` +
        `(${actual} >= ${required} ? ${fullMarks} : round(${fullMarks} * ${actual} / ${required}, 2))`
      );
    }
    case "survey": {
      const count = responses(id, rule.options);
      const weighted = rule.options
        .map((o) => `${o.weight} * ${answer}[${quoted(o.id)}]`)
        .join(" + ");
      return `${count} > 0 ? round(${fullMarks} * (${weighted}) / (${count}), 2) : 0`;
    }
  }
}

const responses = (id: string, options: readonly { id: string }[]) =>
  `(${options.map((o) => `answers[${quoted(id)}][${quoted(o.id)}]`).join(" + ")})`;

const sum = (terms: readonly string[]) => (terms.length === 0 ? "0" : terms.join(" + "));

/** The condition under which a node applies; "true" where it always does. */
function conditions(places: readonly Place[]): { at: string[]; given: Expression[] } {
  const at: string[] = [];
  const given: Expression[] = [];
  for (const { node, index, parent } of places) {
    const above = parent < 0 ? "true" : (at[parent] ?? "true");
    const own = [above];
    if (node.appliesTo) own.push(`community.type in [${node.appliesTo.map(quoted).join(", ")}]`);
    if (node.waivable) own.push(`not(${quoted(node.id)} in waived)`);
    at[index] = own.length === 1 ? above : `$.a${index}`;
    if (own.length > 1) given.push([`a${index}`, own.join(" and ")]);
  }
  return { at, given };
}

function branchScore({ node, children }: Place, places: readonly Place[], at: string[]): string {
  const plain = children.filter((k) => !isFeatured(places[k]));
  const marks = (k: number) => places[k]?.node.fullMarks ?? 0;
  const raw = sum(plain.map((k) => `$.s${k}`));
  const some = sum(
    plain.map((k) => (at[k] === "true" ? `${marks(k)}` : `(${at[k]} ? ${marks(k)} : 0)`)),
  );
  const all = plain.reduce((total, k) => total + Math.round(marks(k) * 100), 0) / 100;
  const always = plain.every((k) => at[k] === at[plain[0] ?? 0] && at[k] === "true");
  const scaled = `((${some}) == ${all} ? (${raw}) : ((${some}) > 0 ? round((${raw}) * ${all} / (${some}), 2) : 0))`;
  const score = `min([${node.fullMarks}, ${rescales(node) && !always ? scaled : raw}])`;
  if (bonusOf(node) === 0) return score;
  const featured = children.filter((k) => isFeatured(places[k])).map((k) => `$.s${k}`);
  return `${score} + min([${bonusOf(node)}, ${sum(featured)}])`;
}

function scores(places: readonly Place[], at: string[]): Expression[] {
  return places.toReversed().map((place) => {
    const { node, index } = place;
    const here = at[index] ?? "true";
    if ("children" in node) {
      const score = branchScore(place, places, at);
      return [`s${index}`, here === "true" ? score : `${here} ? (${score}) : 0`];
    }
    const given = `answers[${quoted(node.id)}] != null${here === "true" ? "" : ` and ${here}`}`;
    return [`s${index}`, `${given} ? (${leafScore(node)}) : 0`];
  });
}

function verdicts(standard: Standard, places: readonly Place[], at: string[]): Expression[] {
  return gatesOf(standard, places).map(({ index, kind, threshold }, k) => {
    const node = places[index]?.node;
    if (!node) return [`g${k}`, `$.total >= ${threshold}`];
    let met = `$.s${index} >= ${threshold}`;
    if (kind === "requirement") met = `answers[${quoted(node.id)}] == true`;
    if (kind === "sample" && "rule" in node && node.rule.type === "survey") {
      const counts = responses(node.id, node.rule.options);
      met = `answers[${quoted(node.id)}] != null and ${counts} >= ${threshold}`;
    }
    return [`g${k}`, at[index] === "true" ? met : `${at[index]} ? (${met}) : null`];
  });
}

function expressionsOf(standard: Standard, places: readonly Place[]): Expression[] {
  const { at, given } = conditions(places);
  const counted = places.filter(
    ({ node, parent }) => parent < 0 && standard.total.sections.includes(node.id),
  );
  const gates = verdicts(standard, places, at);
  const unanswered = places.flatMap(({ node, index }) => {
    if ("children" in node) return [];
    const missing = `answers[${quoted(node.id)}] == null`;
    return [at[index] === "true" ? missing : `(${at[index]} and ${missing})`];
  });
  const missing = unanswered.join(" or ");
  const passed = gates.map(([key]) => `$.${key} != false`).join(" and ");
  return [
    ...given,
    ...scores(places, at),
    ["total", sum(counted.map(({ index }) => `$.s${index}`))],
    ...gates,
    ["outcome", `(${missing}) ? "incomplete" : ((${passed}) ? "passed" : "failed")`],
  ];
}

type Raw = { result: Record<string, number | boolean | string | null> };

/** Compiles the graph once, as the engine's own guide recommends. */
export function zenEngine(standard: Standard): Peer<Raw> {
  const places = placesOf(standard);
  const gates = gatesOf(standard, places);
  const expressions = expressionsOf(standard, places).map(([key, value]) => ({
    id: key,
    key,
    value,
  }));
  const decision = new ZenEngine().createDecision({
    contentType: "application/vnd.gorules.decision",
    nodes: [
      { id: "in", name: "submission", type: "inputNode" },
      { id: "score", name: "score", type: "expressionNode", content: { expressions } },
      { id: "out", name: "decision", type: "outputNode" },
    ],
    edges: [
      { id: "1", type: "edge", sourceId: "in", targetId: "score" },
      { id: "2", type: "edge", sourceId: "score", targetId: "out" },
    ],
  });
  const marks = (value: unknown) => Math.round(Number(value) * 100);
  return {
    name: "@gorules/zen-engine",
    evaluate: (submission) => decision.evaluate(submission),
    result: ({ result }) => ({
      outcome: String(result.outcome),
      total: marks(result.total),
      scores: places.map(({ index }) => marks(result[`s${index}`])),
      gates: gates.map((_, k) => (result[`g${k}`] ?? null) as boolean | null),
    }),
  };
}
