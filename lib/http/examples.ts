/** What the OpenAPI document shows, computed by the library itself: an example that is not true fails its tests. */
import { LICENCE } from "../opendata/types";
import {
  applicableIds,
  bounds,
  compare,
  type Decision,
  digest,
  evaluate,
  impact,
  leavesOf,
  prepare,
  requiredQuantity,
  robustness,
  sampling,
} from "../scoring";
import type { Answer, LeafNode, Submission } from "../scoring/types";
import { bundledStandards, findBundledCrosswalk, findBundledStandard } from "../standards";

/** The version is named: a newer one would be scored otherwise. */
export const exampleStandard = { family: "hangzhou-municipal", version: "2022-trial" } as const;
const reference = `${exampleStandard.family}@${exampleStandard.version}`;
const prepared = prepare(findBundledStandard(reference));

const community = { type: "renewal", households: 1200, residents: 3600 };

function decided(submission: Submission): Decision {
  const result = evaluate(prepared, submission);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.decision;
}

function refused(submission: unknown) {
  const result = evaluate(prepared, submission);
  if (result.ok) throw new Error("the example of a refusal is not refused");
  return { errors: result.errors };
}

/** A good answer to a point, not always the best. */
function answerTo(leaf: LeafNode): Answer {
  const { rule } = leaf;
  switch (rule.type) {
    case "marks":
      return leaf.fullMarks;
    case "levels":
      return rule.levels[0]?.id ?? "";
    case "checklist":
      return rule.items.map((item) => item.id);
    case "requirement":
      return true;
    case "quota":
      return { actual: Number(requiredQuantity(rule, community)) };
    case "survey":
      return Object.fromEntries(rule.options.map(({ id }, at) => [id, at === 0 ? 180 : 10]));
  }
}

const asked = applicableIds(prepared, community.type);
const whole: Submission = {
  community,
  answers: Object.fromEntries(
    leavesOf(prepared)
      .filter((leaf) => asked.has(leaf.id))
      .map((leaf) => [leaf.id, answerTo(leaf)]),
  ),
};

const estimate: Submission = {
  community,
  direct: { satisfaction: 92.5, scenes: 455, party: 88, digital: 60 },
  answers: {},
};
const close: Submission = { ...estimate, direct: { ...estimate.direct, digital: 59.99 } };
const unsound = {
  community: { type: "renewal", households: 1200 },
  direct: { digital: 100.001 },
  answers: { "no-such-point": 1 },
};

const crosswalk = findBundledCrosswalk(exampleStandard.family, "zhejiang-provincial");
const provincial = prepare(findBundledStandard("zhejiang-provincial@2022-trial"));

/** The estimate with all that can be asked about it; it passes, so that no plan is needed. */
function inquired(submission: Submission) {
  const open = bounds(prepared, submission);
  const firm = robustness(prepared, submission);
  const asked = sampling(prepared, submission);
  const there = crosswalk && compare(prepared, submission, provincial, crosswalk);
  if (!open.ok || !firm.ok || !asked.ok || !there?.ok) throw new Error("the example is not sound");
  return {
    ...decided(submission),
    bounds: open.bounds,
    robustness: firm.robustness,
    plan: { status: "none-needed", cost: 0, steps: [], musts: [], blockers: [] },
    comparison: there.comparison,
    sampling: asked.sampling,
  };
}

const everything = {
  bounds: true,
  robustness: true,
  plan: true,
  compare: "zhejiang-provincial@2022-trial",
  sampling: true,
};

/** Submissions scored by two versions; here twice the same, so that nothing flips. */
export const replay = {
  request: { standard: reference, to: reference, submissions: [estimate, close] },
  answer: impact(prepared, prepared, [estimate, close]),
};

/** The city's standard and the province's. */
export const cityToProvince = { standard: reference, implies: "zhejiang-provincial@2022-trial" };

/** Requests to score and what is answered. */
export const scoring = {
  passed: { request: { standard: reference, submission: estimate }, answer: decided(estimate) },
  inquired: {
    request: { standard: reference, submission: estimate, ...everything },
    answer: inquired(estimate),
  },
  failed: { request: { standard: reference, submission: close }, answer: decided(close) },
  unsound: { request: { standard: reference, submission: unsound }, answer: refused(unsound) },
  unknown: { request: { standard: "no-such-standard", submission: estimate } },
} as const;

const address = (family: string, version: string) =>
  `/api/v1/standards/${family}/${encodeURIComponent(version)}`;

/** The list of the bundled standards, as the database of a new system gives it. */
export const standardList = {
  standards: bundledStandards.map((standard) => {
    const { family, version, title, issuer, level, effectiveFrom } = standard;
    const url = address(family, version);
    return { family, version, title, issuer, level, effectiveFrom, digest: digest(standard), url };
  }),
};

const decision = decided(whole);

/** A published outcome. */
export const outcome = {
  code: "2026-k7d3mw9x",
  document: {
    submission: whole,
    decision,
    digest: digest(decision),
    standard: {
      ...exampleStandard,
      digest: prepared.digest,
      url: address(exampleStandard.family, exampleStandard.version),
    },
    standing: "valid",
    replacedBy: null,
  },
};

/** A page of the list that holds it. */
export const outcomePage = {
  licence: LICENCE,
  outcomes: [
    {
      code: outcome.code,
      community: "翠柏社区",
      district: "拱墅区",
      street: "小河街道",
      type: community.type,
      typeTitle: "旧改类",
      tier: "municipal-candidate",
      tierTitle: "市级创建点",
      batch: "2026 年第一批",
      outcome: decision.outcome,
      score: decision.total.score,
      fullMarks: decision.total.fullMarks,
      passMark: decision.total.passMark,
      publishedAt: "2026-11-24T02:00:00.000Z",
      standard: { ...exampleStandard, digest: prepared.digest },
      digest: outcome.document.digest,
      standing: "valid",
      replacedBy: null,
      url: `/api/v1/outcomes/${outcome.code}`,
    },
  ],
  next: null,
};
