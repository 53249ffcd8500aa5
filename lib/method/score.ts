/** A worked example and the differences between two standards, computed from the standards themselves. */
import {
  type Answer,
  allNodes,
  applicableIds,
  basisOf,
  type Decision,
  evaluate,
  explain,
  isBranch,
  type LeafNode,
  leavesOf,
  nodeById,
  type Prepared,
  parentOf,
  pathOf,
  requiredQuantity,
  type StandardNode,
  type Submission,
  TOP_LEVEL,
} from "../scoring";
import type { Contrast, ContrastSide, ScoredPart, WorkedExample } from "./types";

const HOUSEHOLDS = 1200;
const RESIDENTS = 3600;
/** Of what a quota asks, so much is there. */
const SHARE = 0.75;
/** Answers to a survey of five options, from the best to the worst. */
const COUNTS = [60, 25, 10, 3, 2];

const hundredths = (marks: number) => Math.round(marks * 100);

function quotaIn(prepared: Prepared, asked: ReadonlySet<string>): LeafNode | undefined {
  const fits = leavesOf(prepared).filter(({ id, rule }) => {
    return asked.has(id) && rule.type === "quota" && rule.per !== "community";
  });
  // A point beside others that offer more than is needed shows what redundancy does as well.
  return fits.find(({ id }) => redundancyOf(parentOf(prepared, id)) > 0) ?? fits[0];
}

function redundancyOf(node: StandardNode | undefined): number {
  if (!node || !isBranch(node)) return 0;
  const offered = node.children
    .filter(({ kind }) => kind !== "featured")
    .reduce((sum, { fullMarks }) => sum + hundredths(fullMarks), 0);
  return Math.max(0, offered - hundredths(node.fullMarks)) / 100;
}

/** A good answer, not always the best. */
function answerTo(
  leaf: LeafNode,
  example: string | undefined,
  community: Submission["community"],
): Answer {
  const { rule } = leaf;
  switch (rule.type) {
    case "marks":
      return leaf.fullMarks;
    case "levels":
      return rule.levels.reduce((best, level) => (level.marks > best.marks ? level : best)).id;
    case "checklist":
      return rule.items.map(({ id }) => id);
    case "requirement":
      return true;
    case "quota": {
      const required = Number(requiredQuantity(rule, community));
      return { actual: leaf.id === example ? Math.round(required * SHARE) : required };
    }
    case "survey": {
      const times = Math.max(1, Math.ceil((rule.minResponses ?? 0) / 100));
      return Object.fromEntries(
        rule.options.map(({ id }, at) => [
          id,
          rule.options.length === COUNTS.length
            ? (COUNTS[at] ?? 0) * times
            : at === 0
              ? 100 * times
              : 0,
        ]),
      );
    }
  }
}

function decided(prepared: Prepared, submission: Submission): Decision | null {
  const result = evaluate(prepared, submission);
  return result.ok ? result.decision : null;
}

function partOf(node: StandardNode, decision: Decision): ScoredPart {
  const { id, title, fullMarks, passMark } = node;
  const score = decision.nodes[id]?.score ?? 0;
  return { id, title, score, fullMarks, ...(passMark === undefined ? {} : { passMark }) };
}

const partsOf = (node: StandardNode, decision: Decision): ScoredPart[] =>
  isBranch(node)
    ? node.children
        .filter(({ id }) => decision.nodes[id]?.applicable)
        .map((child) => partOf(child, decision))
    : [];

/** The example once more, with a section that only gates a hundredth below its pass mark. */
function nearMiss(prepared: Prepared, submission: Submission): WorkedExample["near"] {
  const { sections, total } = prepared.standard;
  const alone = sections.filter(
    (node) => isBranch(node) && node.passMark && !total.sections.includes(node.id),
  );
  const published = (node: StandardNode) =>
    basisOf(prepared, node.id, "passMark")?.assumed === false;
  const section = alone.find(published) ?? alone[0];
  if (!section?.passMark) return null;
  const inside = (id: string) => pathOf(prepared, id)[0]?.id === section.id;
  const answers = Object.fromEntries(
    Object.entries(submission.answers).filter(([id]) => !inside(id)),
  );
  const score = (hundredths(section.passMark) - 1) / 100;
  const direct = { [section.id]: score };
  const decision = decided(prepared, { ...submission, answers, direct });
  const sentence = decision
    ? explain(prepared, decision).gates.find((gate) => gate.id === section.id && !gate.passed)
        ?.sentence
    : undefined;
  if (!decision || sentence === undefined) return null;
  const { title, passMark } = section;
  return { title, score, total: decision.total.score, passMark, sentence };
}

/** A community made up for the standard's readers, scored by the library; null where no such one can be. */
export function workedExample(prepared: Prepared): WorkedExample | null {
  const [type] = prepared.standard.communityTypes;
  if (!type) return null;
  const community = { type: type.id, households: HOUSEHOLDS, residents: RESIDENTS };
  const asked = applicableIds(prepared, type.id);
  const quota = quotaIn(prepared, asked);
  const leaves = leavesOf(prepared).filter(({ id }) => asked.has(id));
  const submission: Submission = {
    community,
    answers: Object.fromEntries(
      leaves.map((leaf) => [leaf.id, answerTo(leaf, quota?.id, community)]),
    ),
  };
  const decision = decided(prepared, submission);
  if (!decision) return null;
  const indicator = quota && parentOf(prepared, quota.id);
  const above = indicator && parentOf(prepared, indicator.id);
  const first = allNodes(prepared).find(
    (node) => node.passMark !== undefined && isBranch(node) && parentOf(prepared, node.id),
  );
  const scene = above?.passMark === undefined ? first : above;
  const survey = leaves.find(({ rule }) => rule.type === "survey");
  const rule = quota?.rule;
  const { total } = prepared.standard;
  return {
    community: { type: type.title, households: HOUSEHOLDS, residents: RESIDENTS },
    quota:
      quota && rule?.type === "quota"
        ? {
            ...partOf(quota, decision),
            unit: rule.unit,
            required: requiredQuantity(rule, community) ?? "",
            actual: (submission.answers[quota.id] as { actual: number }).actual,
          }
        : null,
    indicator:
      indicator && redundancyOf(indicator) > 0
        ? {
            ...partOf(indicator, decision),
            parts: partsOf(indicator, decision),
            sum:
              partsOf(indicator, decision).reduce((sum, { score }) => sum + hundredths(score), 0) /
              100,
            redundancy: redundancyOf(indicator),
          }
        : null,
    scene: scene ? { ...partOf(scene, decision), parts: partsOf(scene, decision) } : null,
    survey:
      survey?.rule.type === "survey"
        ? {
            ...partOf(survey, decision),
            counts: survey.rule.options.map(({ id, title, weight }) => {
              const counts = submission.answers[survey.id] as Record<string, number>;
              return { title, weight, count: counts[id] ?? 0 };
            }),
          }
        : null,
    total: {
      parts: total.sections.flatMap((id) => {
        const node = nodeById(prepared, id);
        return node ? [partOf(node, decision)] : [];
      }),
      score: decision.total.score,
      passMark: decision.total.passMark,
    },
    outcome: decision.outcome,
    near: nearMiss(prepared, submission),
  };
}

const NOTHING: ContrastSide = { text: "没有", figure: false };
const SEPARATE: ContrastSide = { text: "不单列", figure: false };

/** @param of the full marks, said beside where they rest on no less than the figure itself */
function figure(
  prepared: Prepared,
  id: string,
  field: string,
  value: number | undefined,
  of?: number,
): ContrastSide {
  if (value === undefined || value === 0) return NOTHING;
  const basis = basisOf(prepared, id, field);
  const full = basisOf(prepared, id === "total" ? TOP_LEVEL : id, "fullMarks");
  const beside = of !== undefined && (basis?.assumed ?? true) === (full?.assumed ?? true);
  const text = `${value.toFixed(2)} 分${beside ? `（满分 ${of.toFixed(2)}）` : ""}`;
  return { text, figure: true, basis };
}

function passOf(prepared: Prepared, id: string): ContrastSide {
  const node = nodeById(prepared, id);
  if (!node) return NOTHING;
  if (node.passMark === undefined) return SEPARATE;
  return figure(prepared, id, "passMark", node.passMark, node.fullMarks);
}

const totalOf = (prepared: Prepared): ContrastSide => {
  const { sections, passMark } = prepared.standard.total;
  const full = sections.reduce(
    (sum, id) => sum + hundredths(nodeById(prepared, id)?.fullMarks ?? 0),
    0,
  );
  return figure(prepared, "total", "passMark", passMark, full / 100);
};

const bonusOf = (prepared: Prepared): ContrastSide => {
  const bearer = allNodes(prepared).find((node) => isBranch(node) && node.bonusMarks);
  if (!bearer || !isBranch(bearer)) return NOTHING;
  return figure(prepared, bearer.id, "bonusMarks", bearer.bonusMarks);
};

const counted = (count: number, unit: string): ContrastSide =>
  count === 0 ? NOTHING : { text: `${count} ${unit}`, figure: false };

const pointsOf = (prepared: Prepared) => counted(leavesOf(prepared).length, "个");

const spareOf = (prepared: Prepared) =>
  counted(allNodes(prepared).filter((node) => redundancyOf(node) > 0).length, "个指标有");

/** Whether both sides rest on published sources. */
const isPublished = ({ here, there }: Contrast) =>
  [here, there].every(
    ({ basis }) => basis !== undefined && !basis.assumed && basis.source.kind !== "reference",
  );

/** What one standard has otherwise than another of the same kind, the published figures first. */
export function contrasts(here: Prepared, there: Prepared): Contrast[] {
  const gated = [...allNodes(here), ...allNodes(there)].filter(
    (node) => isBranch(node) && node.passMark !== undefined,
  );
  const ids = [...new Set(gated.map(({ id }) => id))];
  const rows: Contrast[] = [
    {
      key: "total",
      title: `${here.standard.total.title}达标分值`,
      here: totalOf(here),
      there: totalOf(there),
    },
    ...ids.map((id) => ({
      key: id,
      title: `${(nodeById(here, id) ?? nodeById(there, id))?.title ?? id}达标分值`,
      here: passOf(here, id),
      there: passOf(there, id),
    })),
    { key: "points", title: "评分点", here: pointsOf(here), there: pointsOf(there) },
    { key: "spare", title: "冗余分值", here: spareOf(here), there: spareOf(there) },
    { key: "bonus", title: "特色分值上限", here: bonusOf(here), there: bonusOf(there) },
  ];
  const different = rows.filter((row) => row.here.text !== row.there.text);
  return [...different.filter(isPublished), ...different.filter((row) => !isPublished(row))];
}
