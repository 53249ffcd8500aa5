import { describe, expect, it } from "vitest";
import { evaluate, explain, formatMarks, prepare, type Standard } from "../../lib/scoring";
import { branch, leaf, standardOf } from "./support";
import { workedStandard, workedSubmission } from "./worked-standard";

function explained(standard: Standard, answers: object, rest: object = {}) {
  const prepared = prepare(standard);
  const worked = workedSubmission();
  const result = evaluate(prepared, {
    ...worked,
    ...rest,
    answers: { ...worked.answers, ...answers },
  });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return explain(prepared, result.decision);
}

const sentences = (list: { sentence: string }[]) => list.map(({ sentence }) => sentence);
const SOURCE = "（依据：杭州日报 2022年5月23日）";

describe("gates in words", () => {
  it("say figure, threshold, difference and source when met", () => {
    const { headline, gates } = explained(workedStandard(), {});
    expect(headline).toBe("总分 26.50 分，达到 24.00 分；4 项单项要求全部达标。");
    expect(sentences(gates)).toEqual([
      `考核总分 26.50 分，达到达标分值 24.00 分，高出 2.50 分${SOURCE}。`,
      `居民满意度 15.50 分，达到达标分值 12.00 分，高出 3.50 分${SOURCE}。`,
      `居民满意度有效答卷 100 份，达到要求的 50 份，多 50 份${SOURCE}。`,
      `场景建设 11.00 分，达到达标分值 6.00 分，高出 5.00 分${SOURCE}。`,
      `数字化平台落地性 60.00 分，正好达到达标分值 60.00 分${SOURCE}。`,
    ]);
    expect(gates.map(({ id, kind, passed, assumed }) => [id, kind, passed, assumed])).toEqual([
      ["total", "total", true, false],
      ["s", "pass-mark", true, false],
      ["s", "sample", true, false],
      ["b", "pass-mark", true, false],
      ["d", "pass-mark", true, false],
    ]);
  });
  it("say what is short when missed", () => {
    const s = { very: 0, good: 0, fair: 9, poor: 20, bad: 20 };
    const { headline, gates } = explained(workedStandard(), { d: 59.99, s });
    expect(headline).toBe(
      "总分 15.65 分，未达到 24.00 分，差 8.35 分；4 项单项要求中 3 项未达标：居民满意度、数字化平台落地性。",
    );
    expect(sentences(gates)).toEqual([
      `考核总分 15.65 分，低于达标分值 24.00 分，差 8.35 分${SOURCE}。`,
      `居民满意度 4.65 分，低于达标分值 12.00 分，差 7.35 分${SOURCE}。`,
      `居民满意度有效答卷 49 份，少于要求的 50 份，少 1 份${SOURCE}。`,
      `场景建设 11.00 分，达到达标分值 6.00 分，高出 5.00 分${SOURCE}。`,
      `数字化平台落地性 59.99 分，低于达标分值 60.00 分，差 0.01 分${SOURCE}。`,
    ]);
  });
  it("say a sample that is just enough", () => {
    const s = { very: 40, good: 10, fair: 0, poor: 0, bad: 0 };
    expect(sentences(explained(workedStandard(), { s }).gates)[2]).toBe(
      `居民满意度有效答卷 50 份，正好达到要求的 50 份${SOURCE}。`,
    );
  });
  it("mark assumed thresholds, in the headline too", () => {
    const standard = workedStandard();
    standard.basis = { fullMarks: { source: "S1" }, passMark: { source: "A1" } };
    const [survey] = standard.sections;
    if (survey) survey.basis = { minResponses: { source: "A1" } };
    const { headline, gates } = explained(standard, {});
    expect(headline).toBe("总分 26.50 分，达到 24.00 分（待核定）；4 项单项要求全部达标。");
    expect(gates.every((gate) => gate.assumed)).toBe(true);
    expect(sentences(gates).slice(0, 3)).toEqual([
      "考核总分 26.50 分，达到达标分值 24.00 分，高出 2.50 分（达标分值待核定：暂无公开依据，按 24.00 分暂定）。",
      "居民满意度 15.50 分，达到达标分值 12.00 分，高出 3.50 分（达标分值待核定：暂无公开依据，按 12.00 分暂定）。",
      "居民满意度有效答卷 100 份，达到要求的 50 份，多 50 份（份数要求待核定：暂无公开依据，按 50 份暂定）。",
    ]);
  });
  it("say requirements without marks", () => {
    const requirement = leaf("r", 0, { title: "无重大安全事故", rule: { type: "requirement" } });
    const prepared = prepare(standardOf([requirement]));
    const say = (answers: object) => {
      const result = evaluate(prepared, { community: { type: "renewal" }, answers });
      return result.ok ? explain(prepared, result.decision) : undefined;
    };
    expect(say({ r: true })?.gates[1]?.sentence).toBe(
      "“无重大安全事故”已满足，属必须满足的要求（依据：《来源》）。",
    );
    expect(say({ r: false })?.gates[1]?.sentence).toBe(
      "“无重大安全事故”未满足，属必须满足的要求（依据：《来源》）。",
    );
    expect(say({})?.gates[1]?.sentence).toBe(
      "“无重大安全事故”尚未填报，属必须满足的要求（依据：《来源》）。",
    );
    expect(say({ r: false })?.headline).toBe(
      "总分 0.00 分，达到 0.00 分；1 项单项要求中 1 项未达标：无重大安全事故。",
    );
  });
  it("do not name more than three failed items, nor count where there are none", () => {
    const many = standardOf(["a", "b", "c", "e"].map((id) => leaf(id, 5, { passMark: 1 })));
    const prepared = prepare(many);
    const result = evaluate(prepared, {
      community: { type: "renewal" },
      answers: { a: 0, b: 0, c: 0, e: 0 },
    });
    expect(result.ok && explain(prepared, result.decision).headline).toBe(
      "总分 0.00 分，达到 0.00 分；4 项单项要求中 4 项未达标：项目a、项目b、项目c等。",
    );
    const bare = prepare(standardOf([leaf("x", 5)]));
    const plain = evaluate(bare, { community: { type: "renewal" }, answers: { x: 5 } });
    expect(plain.ok && explain(bare, plain.decision).headline).toBe("总分 5.00 分，达到 0.00 分。");
  });
  it("say that something is missing, and that a summary carries no acceptance", () => {
    expect(explained(workedStandard(), { d: undefined }).headline).toBe(
      "尚有 1 个评分点未填报，暂不能得出结论；目前总分 26.50 分，达标分值 24.00 分。",
    );
    const below = { b1: undefined, b2: undefined, b3: undefined };
    const { headline, losses } = explained(workedStandard(), below, { direct: { b: 9 } });
    expect(headline).toBe(
      "总分 24.50 分，达到 24.00 分；4 项单项要求全部达标。本结果含直接给分，仅供参考，不作为验收依据。",
    );
    expect(losses.map(({ id, lost }) => [id, lost])).toEqual([
      ["d", 40],
      ["s", 4.5],
      ["b", 1],
    ]);
  });
});

describe("losses in words", () => {
  it("come largest first, then in document order, with what was reached", () => {
    const { losses } = explained(workedStandard(), { b1: 4.5, d: undefined });
    expect(losses).toEqual([
      {
        id: "d",
        lost: 100,
        sentence: `数字化平台落地性尚未填报，满分 100.00 分，失 100.00 分${SOURCE}。`,
        assumed: false,
      },
      {
        id: "s",
        lost: 4.5,
        sentence: `居民满意度得 15.50 分，满分 20.00 分，失 4.50 分${SOURCE}。`,
        assumed: false,
      },
      {
        id: "b1",
        lost: 1.5,
        sentence: `邻里特色文化得 4.50 分，满分 6.00 分，失 1.50 分${SOURCE}。`,
        assumed: false,
      },
      {
        id: "b2",
        lost: 1.5,
        sentence: `综合服务设施得 4.50 分，满分 6.00 分，失 1.50 分${SOURCE}。`,
        assumed: false,
      },
      {
        id: "b3",
        lost: 1,
        sentence: `特色亮点得 2.00 分，满分 3.00 分，失 1.00 分${SOURCE}。`,
        assumed: false,
      },
    ]);
  });
  it("mark assumed full marks", () => {
    const standard = workedStandard();
    standard.basis = { fullMarks: { source: "A1" }, passMark: { source: "S1" } };
    expect(explained(standard, {}).losses[0]).toMatchObject({
      assumed: true,
      sentence:
        "数字化平台落地性得 60.00 分，满分 100.00 分，失 40.00 分（满分待核定：暂无公开依据）。",
    });
  });
  it("leave out what does not apply and what lost nothing", () => {
    const prepared = prepare(
      standardOf([
        branch("b", 0, [leaf("x", 5, { appliesTo: ["new-build"] }), leaf("y", 5), leaf("z", 5)]),
      ]),
    );
    const result = evaluate(prepared, {
      community: { type: "renewal" },
      answers: { y: 5, z: 4.99 },
    });
    expect(result.ok && explain(prepared, result.decision).losses.map((loss) => loss.id)).toEqual([
      "z",
    ]);
  });
});

describe("formatMarks", () => {
  it.each([
    [0, "0.00"],
    [-0, "0.00"],
    [0.01, "0.01"],
    [-0.01, "-0.01"],
    [0.3, "0.30"],
    [521.5, "521.50"],
    [1.15, "1.15"],
    [-12.3, "-12.30"],
    [1e15, "1000000000000000.00"],
  ])("writes %d as %s", (value, text) => {
    expect(formatMarks(value)).toBe(text);
  });
});
