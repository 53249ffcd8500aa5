import type { Standard, Submission } from "../../lib/scoring";

/** The standard of section 8 of the specification, fresh on each call so that a test may bend it. */
export function workedStandard(): Standard {
  return {
    family: "worked-example",
    version: "1",
    title: "示例标准",
    issuer: "示例单位",
    level: "other",
    effectiveFrom: "2022-05-23",
    communityTypes: [
      { id: "renewal", title: "旧改类" },
      { id: "new-build", title: "新建类" },
    ],
    sources: [
      {
        id: "S1",
        title: "《验收办法》报道",
        kind: "news",
        publisher: "杭州日报",
        date: "2022-05-23",
      },
      { id: "A1", title: "暂定", kind: "assumption" },
    ],
    basis: { fullMarks: { source: "S1" }, passMark: { source: "S1" } },
    total: { title: "考核总分", sections: ["s", "b"], passMark: 24 },
    sections: [
      {
        id: "s",
        title: "居民满意度",
        fullMarks: 20,
        passMark: 12,
        rule: {
          type: "survey",
          options: [
            { id: "very", title: "非常满意", weight: 1 },
            { id: "good", title: "满意", weight: 0.8 },
            { id: "fair", title: "基本满意", weight: 0.6 },
            { id: "poor", title: "不满意", weight: 0.3 },
            { id: "bad", title: "非常不满意", weight: 0 },
          ],
          minResponses: 50,
        },
      },
      {
        id: "b",
        title: "场景建设",
        fullMarks: 10,
        bonusMarks: 1,
        passMark: 6,
        children: [
          { id: "b1", title: "邻里特色文化", fullMarks: 6, rule: { type: "marks" } },
          {
            id: "b2",
            title: "综合服务设施",
            fullMarks: 6,
            rule: { type: "quota", unit: "㎡", quota: 30, per: "household", perCount: 100 },
          },
          { id: "b3", title: "特色亮点", fullMarks: 3, kind: "featured", rule: { type: "marks" } },
        ],
      },
      {
        id: "d",
        title: "数字化平台落地性",
        fullMarks: 100,
        passMark: 60,
        rule: { type: "marks" },
      },
    ],
  };
}

/** The first case of section 8: it passes with 26.50. */
export function workedSubmission(): Submission {
  return {
    community: { type: "renewal", households: 400 },
    answers: {
      s: { very: 40, good: 30, fair: 20, poor: 5, bad: 5 },
      b1: 5.5,
      b2: { actual: 90 },
      b3: 2,
      d: 60,
    },
  };
}
