import { writeXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import type { Project } from "@/lib/community/schema";
import { projectWorkbook } from "@/lib/workbook/project-export";
import { readProjectList } from "@/lib/workbook/project-import";
import { projectFile, projectHeaders, projectRow } from "./project-file";
import { edited, setCell, setFormula, sheetNamed } from "./support";
import { bytesOf, textOf, unzip, zip } from "./zip";

const types = new Map([
  ["renewal", "旧改类"],
  ["new-build", "新建类"],
]);
const read = (file: Uint8Array) => readProjectList(file, types, "拱墅区");
const errorsIn = async (file: Uint8Array) => {
  const { errors } = await read(file);
  for (const { message } of errors) expect(message).toMatch(/^[^\n]+。$/);
  return errors.map(({ sheet, cell, message }) => `${sheet}!${cell} ${message}`);
};
/** The errors of one row that differs from a sound one. */
const faults = async (change: Parameters<typeof projectRow>[1]) =>
  (await errorsIn(await projectFile([projectRow(1, change)]))).map((e) => e.replace("项目库!", ""));

const project: Project = {
  code: "GS-001",
  name: "第1社区",
  street: "小河街道",
  type: "renewal",
  tier: "municipal-candidate",
  listBatch: "2021年第一批",
  stage: "started",
  households: 1001,
  residents: 2800,
  declaredOn: "2021-03-01",
  listedOn: "2021-05-20",
  startedOn: "2021-10-08",
  completedOn: null,
};

describe("a list of projects", () => {
  it("is read row by row, its days as real days or as text", async () => {
    const { rows, errors } = await read(await projectFile([projectRow(1)]));
    expect(errors).toEqual([]);
    expect(rows).toEqual([{ row: 2, project }]);
  });

  it("takes days and figures in every way people write them", async () => {
    for (const day of [
      "2021-03-01",
      "2021/3/1",
      "2021.3.1",
      "2021年3月1日",
      "２０２１－０３－０１",
    ]) {
      const { rows } = await read(await projectFile([projectRow(1, { 申报日期: day })]));
      expect([day, rows[0]?.project.declaredOn]).toEqual([day, "2021-03-01"]);
    }
    const typed = { 户数: "１００１", 常住人口: " 2800 ", 项目编号: "ＧＳ－００１" };
    const { rows } = await read(await projectFile([projectRow(1, typed)]));
    expect(rows[0]?.project).toEqual(project);
  });

  it("takes a code that the spreadsheet program turned into a number, and leaves out empty rows", async () => {
    const rows = [
      projectRow(1, { 项目编号: 20210001 }),
      projectRow(2).map(() => null),
      projectRow(3),
    ];
    const list = await read(await projectFile(rows));
    expect(list.errors).toEqual([]);
    expect(list.rows.map(({ row, project: { code } }) => [row, code])).toEqual([
      [2, "20210001"],
      [4, "GS-003"],
    ]);
  });

  it("comes back as it went out, whatever the texts look like", async () => {
    const texts = ["=1+1", "@SUM(A1)", "a\\u{41}", "（空）", "_x0041_", "𠮷野家", "<b>&"];
    const projects: Project[] = [
      project,
      {
        ...project,
        ...{ code: null, name: "第2社区", listBatch: "", startedOn: null, stage: "listed" },
      },
      { ...project, code: "X", name: "第3社区", startedOn: null, stage: "acceptance" },
      ...texts.map((text, at) => ({
        ...project,
        ...{ name: text, street: text, code: `T${at}`, listBatch: text, type: "new-build" },
      })),
    ];
    const out = projects.map((one) => ({ district: "拱墅区", project: one }));
    const { rows, errors } = await read(await projectWorkbook(out, types));
    expect(errors).toEqual([]);
    expect(rows.map((row) => row.project)).toEqual(projects);
  });

  it("tells two types of one title apart", async () => {
    const twins = new Map([...types, ["renewal-2019", "旧改类"]]);
    const out = ["renewal", "renewal-2019"].map((type, at) => ({
      district: "拱墅区",
      project: { ...project, type, name: `社区${at}`, code: `${at}` },
    }));
    const { rows } = await readProjectList(await projectWorkbook(out, twins), twins, "拱墅区");
    expect(rows.map((row) => row.project.type)).toEqual(["renewal", "renewal-2019"]);
  });
});

describe("the template", () => {
  it("has the columns, a note at each, the closed lists, and an example that is not imported", async () => {
    const file = await projectWorkbook([], types);
    expect(await errorsIn(file)).toEqual(["项目库! 没有填写任何项目，请从第 2 行起填写。"]);
    const parts = unzip(file);
    const sheet = textOf(parts.get("xl/worksheets/sheet1.xml"));
    for (const list of [
      "旧改类,新建类",
      "省级试点,省级创建点,市级创建点",
      "申报,列入名单,开工,建成,验收",
    ])
      expect(sheet).toContain(list);
    const comments = textOf(parts.get("xl/comments1.xml"));
    expect(comments.match(/<comment /g)).toHaveLength(projectHeaders.length);
    await edited(file, (sheets) => {
      expect(sheetNamed(sheets, "项目库").rows[0]).toEqual(projectHeaders);
      const notes = sheetNamed(sheets, "填写说明").rows.map((row) => row.join(" "));
      expect(notes.find((line) => line.startsWith("社区名称 是"))).toContain("翠柏社区");
    });
  });
});

describe("a cell is named when it", () => {
  it("is empty and must not be", async () => {
    const empty = Object.fromEntries(projectHeaders.map((header) => [header, null]));
    expect(await faults({ ...empty, 创建批次: "x" })).toEqual([
      "C2 请填写「社区名称」。",
      "D2 请填写「街道（镇、乡）」。",
      "E2 请填写「项目类型」。",
      "F2 请填写「创建梯度」。",
      "H2 请填写「所处阶段」。",
      "I2 请填写「户数」。",
      "J2 请填写「常住人口」。",
    ]);
  });

  it("says no word of a closed list", async () => {
    expect(await faults({ 创建梯度: "国家级", 项目类型: "城堡" })).toEqual([
      "E2 「项目类型」应为旧改类、新建类之一，现为「城堡」。",
      "F2 「创建梯度」应为省级试点、省级创建点、市级创建点之一，现为「国家级」。",
    ]);
  });

  it("is no whole number, or too large", async () => {
    expect(await faults({ 户数: 1000.5, 常住人口: "很多" })).toEqual([
      "I2 户数应为 0 至 9999999 的整数（户）。",
      "J2 常住人口应为 0 至 9999999 的整数（人）。",
    ]);
    expect(await faults({ 户数: -1, 常住人口: 10_000_000 })).toHaveLength(2);
  });

  it("is no day there ever was", async () => {
    expect(await faults({ 申报日期: "2021-02-30" })).toEqual([
      "K2 申报日期应为 2000 年以后真实存在的日期，如 2026-11-24，现为「2021-02-30」。",
    ]);
    for (const day of ["去年", 44256, "1999-12-31", true])
      expect(await faults({ 申报日期: day })).toHaveLength(1);
  });

  it("stands against the order of a project's life, even while another cell is wrong", async () => {
    expect(await faults({ 列入名单日期: "2021-02-28", 户数: "x", 所处阶段: "列入名单" })).toEqual([
      "H2 已填开工日期，所处阶段应为“开工”或“建成”或“验收”。",
      "I2 户数应为 0 至 9999999 的整数（户）。",
      "L2 列入名单日期不能早于申报日期（2021年3月1日）。",
    ]);
    const [tomorrow] = await faults({ 所处阶段: "建成", 建成日期: "2099-01-01" });
    expect(tomorrow).toMatch(/^N2 建成日期不能晚于今天（\d{4}年\d+月\d+日）。$/);
  });

  it("is too long, or holds what cannot be kept", async () => {
    expect(await faults({ 社区名称: "长".repeat(61), 项目编号: "长".repeat(41) })).toEqual([
      "B2 项目编号不能超过 40 个字。",
      "C2 社区名称不能超过 60 个字。",
    ]);
    expect(await faults({ 社区名称: "两\n行", "街道（镇、乡）": "a\\u{0}b" })).toEqual([
      "C2 社区名称里有换行或无法保存的字符，请删去。",
      "D2 所属街道（镇、乡）里有换行或无法保存的字符，请删去。",
    ]);
  });

  it("repeats another row's code or name, also where that one is wrong otherwise", async () => {
    const rows = [
      projectRow(1, { 户数: "x" }),
      projectRow(2, { 项目编号: "ＧＳ-001" }),
      projectRow(1),
    ];
    const found = await errorsIn(await projectFile(rows));
    expect(found).toEqual([
      "项目库!I2 户数应为 0 至 9999999 的整数（户）。",
      "项目库!B3 「项目编号」与第 2 行相同，请只保留一行。",
      "项目库!B4 「项目编号」与第 2 行相同，请只保留一行。",
      "项目库!C4 「社区名称」与第 2 行相同，请只保留一行。",
    ]);
  });

  it("is of another district", async () => {
    expect(await faults({ 区县市: "拱墅区" })).toEqual([]);
    expect(await faults({ 区县市: "西湖区" })).toEqual([
      "A2 只能导入拱墅区的项目，此处为「西湖区」。",
    ]);
  });

  it("holds a formula, an error value, or is merged with others", async () => {
    const sound = await projectFile([projectRow(1), projectRow(2)]);
    const file = await edited(sound, (sheets) => {
      const sheet = sheetNamed(sheets, "项目库");
      setFormula(sheet, "I2", "1000+1", 1001);
      setCell(sheet, "D3", "#REF!");
      sheet.merges = [{ startRow: 1, startCol: 4, endRow: 2, endCol: 4 }];
    });
    expect(await errorsIn(file)).toEqual([
      "项目库!E2 单元格 E2:E3 被合并，请取消合并后逐格填写。",
      "项目库!I2 「户数」不能用公式，请改为直接填写的内容。",
      "项目库!D3 「街道（镇、乡）」是错误值 #REF!，请改为直接填写的内容。",
    ]);
  });
});

describe("a file is refused as a whole when it", () => {
  it("has no such sheet, or other columns", async () => {
    const other = await writeXlsx({ sheets: [{ name: "Sheet1", rows: [projectHeaders] }] });
    expect(await errorsIn(other)).toEqual(["! 没有名为「项目库」的工作表，请用下载的模板填写。"]);
    const moved = await edited(await projectFile([projectRow(1)]), (sheets) =>
      setCell(sheetNamed(sheets, "项目库"), "C1", "小区名称"),
    );
    expect(await errorsIn(moved)).toEqual([
      "项目库!C1 此列应为「社区名称」，现为「小区名称」。请不要删除、移动、合并或改名各列。",
    ]);
  });

  it("is no workbook, carries macros, or would unpack to far more than it says", async () => {
    const refusal = async (bytes: Uint8Array) => {
      const errors = await errorsIn(bytes);
      expect(errors).toHaveLength(1);
      return errors[0];
    };
    const sound = await projectFile([projectRow(1)]);
    expect(await refusal(bytesOf("编号,名称\n".repeat(50)))).toContain("这不是 Excel 工作簿");
    const parts = unzip(sound);
    const macros = zip(new Map(parts).set("xl/vbaProject.bin", bytesOf("Sub Auto_Open()")));
    expect(await refusal(macros)).toContain("含有宏");
    const bomb = zip(
      new Map(parts).set("xl/worksheets/sheet1.xml", new Uint8Array(40 * 1024 * 1024)),
    );
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(bomb)).toContain("展开后过大");
    const xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "很多">]>';
    const sheet = textOf(parts.get("xl/worksheets/sheet1.xml")).replace(/<\?xml[^>]*\?>/, xml);
    const entities = zip(new Map(parts).set("xl/worksheets/sheet1.xml", bytesOf(sheet)));
    expect(await refusal(entities)).toContain("XML 声明");
  });

  it("has 100,000 rows", async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => [at, `社区${at}`]);
    expect(await errorsIn(await projectFile(rows))).toEqual([
      "! 工作表行数超过 5000 行，不是正常的工作簿，没有读入。请删去多余的行。",
    ]);
  }, 30_000);
});
