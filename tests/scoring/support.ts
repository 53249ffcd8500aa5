import {
  checkStandard,
  type Decision,
  evaluate,
  type Prepared,
  prepare,
  type Standard,
  type StandardNode,
} from "../../lib/scoring";

/** A sound standard around these sections; every section counts towards the total. */
export function standardOf(sections: StandardNode[], change: Partial<Standard> = {}): Standard {
  return {
    family: "test",
    version: "1",
    title: "测试标准",
    issuer: "测试单位",
    level: "other",
    effectiveFrom: "2022-05-23",
    communityTypes: [
      { id: "renewal", title: "旧改类" },
      { id: "new-build", title: "新建类" },
    ],
    sources: [{ id: "S1", title: "来源", kind: "regulation" }],
    basis: { fullMarks: { source: "S1" }, passMark: { source: "S1" } },
    total: { title: "总分", sections: sections.map((node) => node.id), passMark: 0 },
    sections,
    ...change,
  };
}

export function leaf(id: string, fullMarks: number, change: Partial<StandardNode> = {}) {
  return { id, title: `项目${id}`, fullMarks, rule: { type: "marks" }, ...change } as StandardNode;
}

export function branch(
  id: string,
  fullMarks: number,
  children: StandardNode[],
  change: object = {},
): StandardNode {
  return { id, title: `板块${id}`, fullMarks, children, ...change };
}

/** A submission of a renewal community with these answers. */
export function submit(answers: Record<string, unknown>, rest: object = {}) {
  return { community: { type: "renewal" }, answers, ...rest };
}

const made = new WeakMap<Standard, Prepared>();

/** Prepared once: properties score the same standard many times. */
function prepared(standard: Standard): Prepared {
  const known = made.get(standard) ?? prepare(standard);
  made.set(standard, known);
  return known;
}

/** The decision; the test fails where there are errors instead. */
export function decide(standard: Standard, submission: unknown): Decision {
  const result = evaluate(prepared(standard), submission);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.decision;
}

/** The errors as 「code path」. */
export function errorsOf(standard: Standard, submission: unknown): string[] {
  const result = evaluate(prepared(standard), submission);
  if (result.ok) throw new Error("a decision was made");
  for (const error of result.errors) {
    if (!/^[\s\S]+。$/.test(error.message)) throw new Error(`no sentence: ${error.message}`);
  }
  return result.errors.map(({ code, path }) => `${code} ${path}`);
}

/** The faults as 「code path」. */
export function faultsOf(document: unknown): string[] {
  const faults = checkStandard(document);
  for (const fault of faults) {
    if (!/^[\s\S]+。$/.test(fault.message)) throw new Error(`no sentence: ${fault.message}`);
  }
  return faults.map(({ code, path }) => `${code} ${path}`);
}
