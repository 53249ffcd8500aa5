import { writeXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import { exportStandard } from "@/lib/workbook/export";
import { importStandard } from "@/lib/workbook/import";
import { branch, leaf, standardOf } from "../../scoring/support";
import { edited, errorsIn, setCell, setFormula, sheetNamed } from "./support";
import { bytesOf, type Parts, textOf, unzip, zip } from "./zip";

const standard = standardOf([
  branch("living", 10, [leaf("culture", 6), leaf("care", 6)]),
  leaf("digital", 100, { passMark: 60 }),
]);
const LIVING = "1 板块living";
const SHEET_PART = "xl/worksheets/sheet3.xml";

let file: Uint8Array;
let parts: Parts;

beforeAll(async () => {
  file = await exportStandard(standard);
  parts = unzip(file);
});

const withPart = (name: string, data: Uint8Array) => zip(new Map(parts).set(name, data));
const withSheet = (change: (xml: string) => string) =>
  withPart(SHEET_PART, bytesOf(change(textOf(parts.get(SHEET_PART)))));
const changed = (change: Parameters<typeof edited>[1]) => edited(file, change);

describe("a file is refused with one sentence when it", () => {
  const refusal = async (bytes: Uint8Array) => {
    const errors = await errorsIn(bytes);
    expect(errors).toHaveLength(1);
    return errors[0];
  };

  it("is no workbook", async () => {
    const sentence = "! 这不是 Excel 工作簿（.xlsx），或文件已损坏，请重新导出后再填写。";
    expect(await refusal(new Uint8Array())).toBe(sentence);
    expect(await refusal(bytesOf("编号,名称\n".repeat(50)))).toBe(sentence);
    expect(await refusal(zip([["a.txt", bytesOf("文字")]]))).toBe(sentence);
    expect(await refusal(file.slice(0, file.length / 2))).toBe(sentence);
  });

  it("is an old or locked one", async () => {
    const ole = new Uint8Array(512);
    ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(await refusal(ole)).toContain("请去掉密码并另存为");
  });

  it("carries macros or embedded programs", async () => {
    const macros = await writeXlsx({
      sheets: [{ name: "封面", rows: [["x"]] }],
      vbaProject: bytesOf("Sub Auto_Open()"),
    });
    expect(await refusal(macros)).toContain("含有宏");
    expect(await refusal(withPart("xl/embeddings/oleObject1.bin", bytesOf("x")))).toContain(
      "嵌入的对象",
    );
    const types = textOf(parts.get("[Content_Types].xml")).replace(
      "spreadsheetml.sheet.main+xml",
      "sheet.macroEnabled.main+xml",
    );
    const renamed = withPart("[Content_Types].xml", bytesOf(types));
    expect(await refusal(renamed)).toContain("含有宏");
  });

  it("unpacks to far more than it says or than a standard needs", async () => {
    const zeros = new Uint8Array(40 * 1024 * 1024);
    const bomb = withPart(SHEET_PART, zeros);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(bomb)).toBe("! 文件展开后过大，不是正常的工作簿，没有读入。");
    const liar = zip(new Map(parts).set(SHEET_PART, zeros), { [SHEET_PART]: 1000 });
    expect(await refusal(liar)).toContain("没有读入");
    expect(await refusal(new Uint8Array(5 * 1024 * 1024 + 1))).toContain("超过 5 MB");
  });

  it("names entities of its own, which could expand without end", async () => {
    const xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "很多">]>';
    expect(await refusal(withSheet((old) => old.replace(/<\?xml[^>]*\?>/, xml)))).toContain(
      "XML 声明",
    );
  });

  it("has 100,000 rows, or a cell at the far end of the sheet", async () => {
    const rows = Array.from({ length: 100_000 }, (_, k) => [k, `行${k}`]);
    const large = await writeXlsx({ sheets: [{ name: "封面", rows }] });
    expect(await refusal(large)).toContain("行数超过 5000 行");
    const far = '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>';
    expect(await refusal(withSheet((xml) => xml.replace("</sheetData>", far)))).toContain("行数");
    const wide = '<row r="40"><c r="XFD40"><v>1</v></c></row></sheetData>';
    expect(await refusal(withSheet((xml) => xml.replace("</sheetData>", wide)))).toContain("列数");
  });

  it("is damaged inside", async () => {
    expect(await refusal(withPart("xl/workbook.xml", bytesOf("<workbook><sheets>")))).toContain(
      "没有读入",
    );
  });

  it("would take for ever to read: the thread is stopped", async () => {
    const letters = Array.from({ length: 900_000 }, (_, k) => k.toString(36)).join("");
    const endless = `<row><c ${"<c ".repeat(100_000)}${letters}`;
    const slow = withSheet((xml) => xml.replace("</sheetData>", endless));
    expect(await refusal(slow)).toContain("时间或内存超过限度");
  }, 30_000);

  it("holds a million texts: the thread that reads it may not take more than its share", async () => {
    const before = process.memoryUsage().rss;
    const texts = Array.from({ length: 1_000_000 }, (_, k) => `<si><t>${k}</t></si>`).join("");
    const table = bytesOf(
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${texts}</sst>`,
    );
    const started = performance.now();
    const result = await importStandard(withPart("xl/sharedStrings.xml", table));
    expect(result.ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024);
  }, 40_000);
});

describe("each thing that is wrong is named by its sheet and cell", () => {
  it("formulas and words where figures belong", async () => {
    const errors = await errorsIn(
      await changed((sheets) => {
        const living = sheetNamed(sheets, LIVING);
        setFormula(living, "E5", "3+3", 6);
        setCell(living, "E6", "六分");
        setCell(sheetNamed(sheets, "2 项目digital"), "F4", "60");
        setFormula(sheetNamed(sheets, "封面"), "B10", "1+1", 2);
        setCell(living, "C6", "#REF!");
      }),
    );
    expect(errors).toEqual([
      "封面!B10 「总分达标分值」不能用公式，请改为直接填写的内容。",
      `${LIVING}!E5 「满分」不能用公式，请改为直接填写的内容。`,
      `${LIVING}!C6 「名称」是错误值 #REF!，请改为直接填写的内容。`,
      `${LIVING}!E6 「满分」应为数值，现为「六分」，请改为数值。`,
      "2 项目digital!F4 「达标分值」应为数值，现为「60」，请改为数值。",
    ]);
  });

  it("merged cells, deleted and added columns", async () => {
    const errors = await errorsIn(
      await changed((sheets) => {
        const living = sheetNamed(sheets, LIVING);
        living.merges?.push({ startRow: 4, startCol: 4, endRow: 5, endCol: 4 });
        setCell(living, "F6", 3);
        const digital = sheetNamed(sheets, "2 项目digital");
        for (const row of digital.rows) row.splice(5, 1);
        digital.cells?.clear();
        setCell(sheetNamed(sheets, "依据"), "H2", "备注");
      }),
    );
    expect(errors).toEqual([
      "依据!G2 G 列及其后不属于本表，请删去。",
      `${LIVING}!E5 单元格 E5:E6 被合并，请取消合并后逐格填写。`,
      "2 项目digital!F3 此列应为「达标分值」，现为「特色分值上限」。请不要删除、移动、合并或改名各列。",
    ]);
  });

  it("missing, strange and repeated sheets", async () => {
    expect(
      await errorsIn(
        await changed((sheets) => {
          sheets.splice(sheets.indexOf(sheetNamed(sheets, LIVING)), 1);
          sheetNamed(sheets, "2 项目digital").name = "数字化";
        }),
      ),
    ).toEqual(
      expect.arrayContaining([
        `${LIVING}! 缺少工作表「${LIVING}」，请不要删除或改名各工作表。`,
        "2 项目digital! 缺少工作表「2 项目digital」，请不要删除或改名各工作表。",
        "数字化! 工作表「数字化」不在封面的板块清单中，请补入清单或删去此表。",
      ]),
    );
    expect(
      await errorsIn(
        await changed((sheets) => {
          sheets.splice(0, 2);
        }),
      ),
    ).toEqual([
      "封面! 缺少工作表「封面」，请不要删除或改名各工作表。",
      "依据! 缺少工作表「依据」，请不要删除或改名各工作表。",
    ]);
  });

  it("an id twice, a level that hangs in the air, words that are none of the choices", async () => {
    const twice = await changed((sheets) => setCell(sheetNamed(sheets, LIVING), "B6", "culture"));
    const [first, ...rest] = await errorsIn(twice);
    expect(first).toMatch(new RegExp(`^${LIVING}!B6 .*culture`));
    expect(rest).toEqual([]);
    expect(
      await errorsIn(
        await changed((sheets) => {
          const living = sheetNamed(sheets, LIVING);
          setCell(living, "A6", 4);
          setCell(living, "D5", "重要");
          setCell(living, "M4", 0.5);
          setCell(living, "L6", null);
        }),
      ),
    ).toEqual([
      `${LIVING}!M4 填写了「计分步长」，请同时填写「评分方式」。`,
      `${LIVING}!D5 「类别」应为约束性、引导性、特色亮点之一，现为「重要」。`,
      `${LIVING}!L5 此条目下设有条目，不能再填「评分方式」，请删去其一。`,
      `${LIVING}!A6 「层级」应为 2 至 3 的整数或「选项」，现为「4」。`,
      `${LIVING}!L6 此条目之下没有条目，请填写「评分方式」。`,
    ]);
  });

  it("another standard's workbook, and another version's ids in this one", async () => {
    expect(await errorsIn(file, { family: "test", version: "2" })).toEqual([
      "封面!B3 这是另一份标准的工作簿：版本应为「2」，现为「1」。",
    ]);
    const mixed = await changed((sheets) => {
      const basis = sheetNamed(sheets, "依据");
      setCell(basis, "A5", "old-scene");
      setCell(basis, "C5", "满分");
      setCell(basis, "D5", "S1");
      setCell(basis, "A6", "culture");
      setCell(basis, "C6", "满分");
      setCell(basis, "D6", "S9");
    });
    expect(await errorsIn(mixed)).toEqual([
      "依据!A5 本工作簿没有编号为「old-scene」的条目，可能是另一版本的编号，请核对。",
      "依据!D6 封面的来源清单中没有编号「S9」，请补入清单或改正。",
    ]);
    const counted = await changed((sheets) =>
      setCell(sheetNamed(sheets, "封面"), "B9", "living、old-scene"),
    );
    expect((await errorsIn(counted))[0]).toMatch(/^封面!B9 .*old-scene/);
  });

  it("what a grade asks: of no grade, of no item, twice, in words, too much", async () => {
    const graded = standardOf(standard.sections, {
      grades: [{ id: "star", title: "星级", passMark: 0, passMarks: { culture: 2, care: 3 } }],
    });
    const file = await exportStandard(graded);
    const changed = (rows: (string | number)[][]) =>
      edited(file, (sheets) => {
        const cover = sheetNamed(sheets, "封面");
        const first = cover.rows.findIndex(([cell]) => cell === "等级的单项要求") + 3;
        rows.forEach((row, at) => {
          row.forEach((value, column) => {
            setCell(cover, `${"ABC"[column]}${first + at}`, value);
          });
        });
      });
    const odd = [
      ["moon", "culture", 2],
      ["star", "care", "三分"],
    ];
    expect(await errorsIn(await changed(odd))).toEqual([
      "封面!A25 「等级」一表中没有编号「moon」，请补入或改正。",
      "封面!C26 「最低分值」应为数值，现为「三分」，请改为数值。",
    ]);
    const twice = [
      ["star", "culture", 2],
      ["star", "culture", 3],
    ];
    expect(await errorsIn(await changed(twice))).toEqual([
      "封面!B26 等级「star」对「culture」的要求重复，请只保留一行。",
    ]);
    expect(await errorsIn(await changed([["star", "nothing", 2]]))).toEqual([
      "封面!C25 没有编号为“nothing”的项目，请改正。",
    ]);
    const result = await importStandard(await changed([["star", "culture", 7]]));
    expect(result.ok && result.faults.map(({ code, cell }) => [code, cell])).toEqual([
      ["pass-above-full", "C25"],
      ["unreachable", "C25"],
    ]);
  });

  it("a figure that is finer than marks can be", async () => {
    const file = await changed((sheets) => setCell(sheetNamed(sheets, LIVING), "E5", 6.001));
    expect((await errorsIn(file))[0]).toMatch(new RegExp(`^${LIVING}!E5 `));
  });
});
