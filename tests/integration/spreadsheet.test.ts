import fc from "fast-check";
import { readXlsx, type Sheet } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { type Decision, evaluate, type Prepared, prepare, type Submission } from "@/lib/scoring";
import { bundledStandards } from "@/lib/standards";
import { exportStandard } from "@/lib/workbook/export";
import { importStandard } from "@/lib/workbook/import";
import { fileOf } from "@/lib/workbook/page";
import { scoringPage } from "@/lib/workbook/scoring";
import { OUTCOME_WORDS } from "@/lib/workbook/scoring-table";
import { ensureOffice, recalculated } from "../office.mjs";
import { cases, dividedStandards, submissionTo } from "../scoring/arbitrary";

const office = await ensureOffice();
if (!office)
  console.warn(
    "本机没有 LibreOffice：跳过了在另一电子表格程序中核对评分表的测试（apt install libreoffice-calc）。",
  );

interface Case {
  prepared: Prepared;
  submission: Submission;
}

function decisionOf({ prepared, submission }: Case): Decision {
  const result = evaluate(prepared, submission);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.decision;
}

/** What the sheet says, in the words of a decision. */
function seenOn(sheet: Sheet) {
  const line = (label: string) => sheet.rows.find(([first]) => first === label)?.[1];
  const nodes = sheet.rows.slice(16).filter(([id]) => typeof id === "string" && id !== "");
  return {
    outcome: line("结论"),
    score: line("总分") ?? line("考核总分") ?? sheet.rows[6]?.[1],
    margin: line("总分差额"),
    grade: line("等级"),
    missing: line("尚未填写的评分点"),
    faults: line("填写有误的评分点"),
    // Cells without a formula: what does not apply or was not asked.
    scores: Object.fromEntries(nodes.map((row) => [row[0], row[5] ?? null])),
    failed: nodes.flatMap((row) => (row[8] === "未达标" ? [row[0]] : [])),
  };
}

function expectedOf(decision: Decision, { prepared }: Case) {
  const { total, gates, nodes, outcome, missing } = decision;
  const failed = gates.filter((gate) => gate.id !== "total" && !gate.passed).map(({ id }) => id);
  const grade = prepared.standard.grades?.find(({ id }) => id === total.grade)?.title;
  return {
    outcome: OUTCOME_WORDS[outcome],
    score: total.score,
    margin: total.margin,
    grade: grade ?? "—",
    missing: missing.length,
    faults: 0,
    scores: Object.fromEntries(
      Object.entries(nodes).map(([id, { score, applicable }]) => [id, applicable ? score : null]),
    ),
    failed: [...new Set(failed)],
  };
}

async function compare(list: readonly Case[]) {
  const pages = list.map(({ prepared, submission }, at) =>
    scoringPage(prepared, submission, `表${at + 1}`),
  );
  const { sheets } = await readXlsx(recalculated(office ?? "", await fileOf(pages, "核对")));
  expect(sheets).toHaveLength(list.length);
  list.forEach((entry, at) => {
    const sheet = sheets[at];
    if (!sheet) throw new Error(`no sheet ${at}`);
    expect(seenOn(sheet), sheet.name).toEqual(expectedOf(decisionOf(entry), entry));
  });
}

describe.skipIf(!office)("in another spreadsheet program", () => {
  it("50 submissions to the bundled standards score what the library says, to the cent", async () => {
    const list = bundledStandards.flatMap((standard) => {
      const prepared = prepare(standard);
      const of = (complete: boolean, numRuns: number) =>
        fc
          .sample(submissionTo(standard, complete), { numRuns, seed: 20_261_124 })
          .map((submission) => ({ prepared, submission }));
      return [...of(true, 20), ...of(false, 5)];
    });
    expect(list).toHaveLength(50);
    expect(new Set(list.map((entry) => decisionOf(entry).outcome)).size).toBeGreaterThan(1);
    await compare(list);
  }, 120_000);

  it("so do submissions to standards of every shape", async () => {
    const list = fc
      .sample(cases, { numRuns: 60, seed: 7 })
      .map(({ standard, submission }) => ({ prepared: prepare(standard), submission }));
    await compare(list);
  }, 120_000);

  it("so do a divided total and grades that ask marks of single nodes", async () => {
    const list = fc
      .sample(
        dividedStandards.chain((standard) =>
          submissionTo(standard).map((submission) => ({ standard, submission })),
        ),
        { numRuns: 40, seed: 11 },
      )
      .map(({ standard, submission }) => ({ prepared: prepare(standard), submission }));
    const grades = list.map((entry) => decisionOf(entry).total.grade);
    expect(new Set(grades).size).toBeGreaterThan(2);
    await compare(list);
  }, 120_000);

  it("a standard's workbook opens, adds up, and comes back from there as it was", async () => {
    const [wide] = fc.sample(dividedStandards, { numRuns: 1, seed: 3 });
    for (const standard of [...bundledStandards, ...(wide ? [wide] : [])]) {
      const saved = recalculated(office ?? "", await exportStandard(standard));
      expect(await importStandard(saved)).toEqual({ ok: true, standard, faults: [] });
      const { sheets } = await readXlsx(saved);
      const full = standard.sections
        .filter(({ id }) => standard.total.sections.includes(id))
        .reduce((sum, { fullMarks }) => sum + Math.round(fullMarks * 100), 0);
      const { divisor = 1 } = standard.total;
      expect(sheets[0]?.rows[11]?.[1]).toBe(Math.floor(full / divisor) / 100);
    }
  }, 120_000);
});
