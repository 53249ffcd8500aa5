import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { prepare, type Standard, type Submission } from "@/lib/scoring";
import { readCommunity } from "@/lib/workbook/schema";
import { scoringWorkbook } from "@/lib/workbook/scoring";
import { branch, leaf, standardOf } from "../../scoring/support";

const standard: Standard = standardOf([
  branch("living", 10, [
    leaf("culture", 6, { passMark: 3 }),
    leaf("care", 4, {
      rule: {
        type: "levels",
        levels: [
          { id: "good", title: "优", marks: 4 },
          { id: "fair", title: "中", marks: 2 },
        ],
      },
    }),
    leaf("new", 5, { appliesTo: ["new-build"] }),
    leaf("green", 5, { waivable: true }),
  ]),
  leaf("safety", 0, { rule: { type: "requirement" } }),
]);

async function sheetFor(input: Partial<Submission>) {
  const community = { type: "renewal", households: 1200 };
  const file = await scoringWorkbook(prepare(standard), { community, ...input });
  const [sheet] = (await readXlsx(file)).sheets;
  if (!sheet) throw new Error("no sheet");
  const rowOf = (id: string) => sheet.rows.find(([first]) => first === id);
  const formula = (row: number, column: number) => sheet.cells?.get(`${row},${column}`)?.formula;
  return { sheet, rowOf, formula };
}

describe("the scoring workbook of a community", () => {
  it("names the standard and the community, and has a cell for each answer", async () => {
    const { sheet, rowOf } = await sheetFor({});
    expect(sheet.name).toBe("评分表");
    expect(sheet.rows[1]?.[1]).toBe("test@1");
    expect(sheet.rows[2]?.[1]).toBe("旧改类");
    expect(sheet.rows[3]?.[1]).toBe(1200);
    expect(rowOf("culture")?.slice(2, 5)).toEqual(["填 0 至 6.00 的分数，0.01 的整数倍", 6, null]);
    expect(rowOf("care")?.[2]).toBe("填档次的序号，1 至 2");
  });

  it("holds the answers of a submission where one is given", async () => {
    const { rowOf } = await sheetFor({ answers: { culture: 5.5, care: "fair", safety: true } });
    expect(rowOf("culture")?.[4]).toBe(5.5);
    expect(rowOf("care")?.[4]).toBe(2);
    expect(rowOf("safety")?.[4]).toBe("是");
  });

  it("asks nothing that does not apply, was waived, or lies below a direct score", async () => {
    const { rowOf } = await sheetFor({ waived: ["green"] });
    expect(rowOf("new")?.[2]).toBe("不适用");
    expect(rowOf("green")?.[2]).toBe("不适用");
    const direct = await sheetFor({ direct: { living: 8.5 } });
    expect(direct.rowOf("living")?.[4]).toBe(8.5);
    expect(direct.rowOf("culture")?.[2]).toBe("上级已直接给分，不填");
    expect(direct.sheet.rows[5]?.[2]).toBe("含直接给分，仅供参考，不作为验收依据");
  });

  it("adds up by formulas in whole hundredths, and is closed but for the answers", async () => {
    const { sheet, formula } = await sheetFor({});
    expect(formula(16, 10)).toBe("MIN(ROUND(D17*100,0),K18+K19+K23)");
    expect(formula(16, 5)).toBe("K17/100");
    expect(sheet.protection?.sheet).toBe(true);
    expect(sheet.columns?.[10]?.hidden).toBe(true);
  });
});

describe("the community a scoring workbook is asked for", () => {
  const read = (query: string) =>
    readCommunity(new URLSearchParams(query), standard.communityTypes);

  it("is a type the standard knows, with whole numbers or none", () => {
    expect(read("type=renewal&households=1200&residents=")).toEqual({
      ok: true,
      community: { type: "renewal", households: 1200, residents: undefined },
    });
  });

  it("else is refused in words", () => {
    expect(read("")).toEqual({ ok: false, message: "请选择社区类型：旧改类、新建类。" });
    const wrong = { ok: false, message: "户数应为不小于 0 的整数，可以不填。" };
    expect(read("type=renewal&households=-1")).toEqual(wrong);
    expect(read("type=renewal&households=1e3")).toEqual(wrong);
    expect(read("type=renewal&households=99999999999")).toEqual(wrong);
  });
});
