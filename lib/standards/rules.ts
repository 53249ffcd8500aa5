import type {
  BasisEntry,
  ChecklistRule,
  LevelsRule,
  MarksRule,
  QuotaRule,
  RequirementRule,
  SurveyRule,
} from "../scoring/types";

/** Short spellings of the leaf rules, so that a section reads as its text and not as its brackets. */

/** Marks awarded by a reviewer, by default in halves: what a panel gives by hand. */
export function marks(step?: number): MarksRule {
  return step === undefined ? { type: "marks" } : { type: "marks", step };
}

/** Levels from best to worst; their ids are a, b, c … in that order. */
export function levels(...rows: [marks: number, title: string][]): LevelsRule {
  return {
    type: "levels",
    levels: rows.map(([value, title], index) => ({
      id: String.fromCharCode("a".charCodeAt(0) + index),
      title,
      marks: value,
    })),
  };
}

export function checklist(...rows: [id: string, marks: number, title: string][]): ChecklistRule {
  return {
    type: "checklist",
    items: rows.map(([id, value, title]) => ({ id, title, marks: value })),
  };
}

export function requirement(): RequirementRule {
  return { type: "requirement" };
}

export function areaQuota(quota: number, more: Partial<Omit<QuotaRule, "type">> = {}): QuotaRule {
  return { type: "quota", unit: "㎡", quota, per: "community", ...more };
}

export function satisfactionSurvey(): SurveyRule {
  return {
    type: "survey",
    options: [
      { id: "very-satisfied", title: "非常满意", weight: 1 },
      { id: "satisfied", title: "满意", weight: 0.8 },
      { id: "fairly-satisfied", title: "基本满意", weight: 0.6 },
      { id: "dissatisfied", title: "不满意", weight: 0.3 },
      { id: "very-dissatisfied", title: "非常不满意", weight: 0 },
    ],
    minResponses: 100,
  };
}

export function from(source: string, note?: string): BasisEntry {
  return note === undefined ? { source } : { source, note };
}
