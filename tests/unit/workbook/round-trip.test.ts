import fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it, vi } from "vitest";
import { digest, type Standard } from "@/lib/scoring";
import { bundledStandards } from "@/lib/standards";
import { exportStandard } from "@/lib/workbook/export";
import { importStandard } from "@/lib/workbook/import";
import { cellList, cellText, readList, readText } from "@/lib/workbook/text";
import { dividedStandards, standards } from "../../scoring/arbitrary";
import { branch, leaf, standardOf } from "../../scoring/support";
import { edited, setCell, sheetNamed, standardIn } from "./support";
import { textOf, unzip } from "./zip";

// Whole workbooks are packed and unpacked: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

describe("a standard that goes out as a workbook", () => {
  it.each(bundledStandards.map((standard) => [standard.family, standard] as const))(
    "comes back as it was: %s",
    async (_, standard) => {
      const back = await importStandard(await exportStandard(standard));
      expect(back).toEqual({ ok: true, standard, faults: [] });
      expect(back.ok && digest(back.standard)).toBe(digest(standard));
    },
  );

  it("comes back as it was, whatever the standard", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(standards, dividedStandards), async (standard) => {
        expect(await standardIn(await exportStandard(standard))).toStrictEqual(standard);
      }),
      { numRuns: 30 },
    );
  });

  it("keeps texts that a cell cannot hold, and tells what is empty from what is not there", async () => {
    const odd = standardOf(
      [
        branch("a", 3, [
          leaf("b", 2, { clause: "", evidence: " 两端有空格 ", appliesTo: [] }),
          leaf("c", 1, { clause: "一行\n二行\r\n_x000D_ \\u{41} = \u0001", waivable: false }),
        ]),
        leaf("d", 0, { title: "（空）", rule: { type: "requirement" } }),
      ],
      { version: "2026", title: "=SUM(A1)", grades: [], sources: [], basis: {} },
    );
    odd.communityTypes = [{ id: "甲、乙", title: "'引号'" }];
    odd.sources = [{ id: "S1", title: "来源", kind: "news", publisher: "", url: "（无）" }];
    odd.basis = { fullMarks: { source: "S1", note: "" }, "自定 义": { source: "S1" } };
    odd.total.basis = { passMark: { source: "S1" } };
    odd.grades = [
      { id: "甲", title: "甲级", passMark: 0, passMarks: {} },
      { id: "乙", title: "乙级", passMark: 0, passMarks: { c: 0.5, b: 0 } },
    ];
    const back = await importStandard(await exportStandard(odd));
    expect(back.ok && back.standard).toStrictEqual(odd);
  });

  it("is the same file each time", async () => {
    const [standard] = bundledStandards as [Standard];
    expect(await exportStandard(standard)).toEqual(await exportStandard(standard));
  });

  it("looks as an official would expect: cover, bases, a sheet a section, merged headers, live sums", async () => {
    const standard = standardOf([
      branch("living", 10, [leaf("culture", 8), leaf("star", 2, { kind: "featured" })], {
        bonusMarks: 1,
        title: "生活/场景",
      }),
    ]);
    const file = await exportStandard(standard);
    const { sheets } = await readXlsx(file, { readStyles: true });
    expect(sheets.map(({ name }) => name)).toEqual(["封面", "依据", "1 生活场景"]);
    const section = sheetNamed(sheets, "1 生活场景");
    expect(section.merges).toContainEqual({ startRow: 1, startCol: 4, endRow: 1, endCol: 7 });
    expect(section.cells?.get("3,21")?.formula).toBe(
      'IF(D5="特色亮点",0,E5)+IF(D6="特色亮点",0,E6)',
    );
    expect(section.cells?.get("3,22")?.formula).toBe("V4-E4");
    expect(section.cells?.get("4,2")?.style?.alignment?.indent).toBe(1);
    expect(sheetNamed(sheets, "封面").cells?.get("11,1")?.formula).toBe(
      `INT(ROUND(('1 生活场景'!E4)*100,0)/IF(B11="",1,B11))/100`,
    );
    // Excel calls a file damaged where such a name stands without quotes.
    expect(textOf(unzip(file).get("xl/workbook.xml"))).toContain(">'1 生活场景'!$1:$3<");
  });
});

describe("a workbook that was changed", () => {
  const standard = standardOf([
    branch("living", 10, [leaf("culture", 6), leaf("care", 6)]),
    leaf("digital", 100, { passMark: 60 }),
  ]);

  it("gives the standard with the change", async () => {
    const file = await edited(await exportStandard(standard), (sheets) => {
      const living = sheetNamed(sheets, "1 板块living");
      setCell(living, "E5", 7.25);
      setCell(living, "F5", 3);
      setCell(living, "A7", 2);
      setCell(living, "B7", "sport");
      setCell(living, "C7", "运动");
      setCell(living, "E7", 4);
      setCell(living, "L7", "分档评定");
      setCell(living, "A8", "选项");
      setCell(living, "B8", "good");
      setCell(living, "C8", "优");
      setCell(living, "H8", 4);
      setCell(sheetNamed(sheets, "封面"), "B7", "2026年11月24日");
      setCell(sheetNamed(sheets, "封面"), "B3", 2026);
    });
    const sport = {
      id: "sport",
      title: "运动",
      fullMarks: 4,
      rule: { type: "levels" as const, levels: [{ id: "good", title: "优", marks: 4 }] },
    };
    expect(await standardIn(file)).toEqual({
      ...standard,
      version: "2026",
      effectiveFrom: "2026-11-24",
      sections: [
        branch("living", 10, [
          leaf("culture", 7.25, { passMark: 3 }),
          leaf("care", 6),
          sport as ReturnType<typeof leaf>,
        ]),
        leaf("digital", 100, { passMark: 60 }),
      ],
    });
  });

  it("may hold a draft with faults, each named with its cell", async () => {
    const file = await edited(await exportStandard(standard), (sheets) => {
      setCell(sheetNamed(sheets, "2 项目digital"), "F4", 101);
    });
    const result = await importStandard(file);
    expect(
      result.ok && result.faults.map(({ code, sheet, cell }) => ({ code, sheet, cell })),
    ).toEqual(
      expect.arrayContaining([{ code: "pass-above-full", sheet: "2 项目digital", cell: "F4" }]),
    );
  });
});

describe("a text in a cell", () => {
  it("is read as it was written, alone or in a list", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[（）空无、\\u{}x_ \n0-9a-f]*$/),
    );
    fc.assert(fc.property(texts, (text) => readText(cellText(text)) === text));
    fc.assert(
      fc.property(fc.array(texts), (list) => {
        expect(readList(cellList(list))).toEqual(list);
      }),
    );
  });
});
