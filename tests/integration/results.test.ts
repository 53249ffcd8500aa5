import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeCommunity, registerCommunity } from "@/lib/community/mutations";
import { db } from "@/lib/db";
import { publishedPage } from "@/lib/publication/data";
import { earlierResults, lookAtResults, resultContext } from "@/lib/result/data";
import { importResults } from "@/lib/result/mutations";
import { scoresOf } from "@/lib/result/score";
import { digest, evaluate } from "@/lib/scoring";
import { resultWorkbook } from "@/lib/workbook/result-list";
import { asBase64 } from "../unit/workbook/project-file";
import {
  municipal,
  municipalRow,
  provincial,
  resultFile,
  resultSheet,
} from "../unit/workbook/result-file";
import { communityInput, fate, openWorld, refusal, type World, whileHeld } from "./fixtures";

let world: World;
let communityId: string;
const home = { districtId: "gongshu", districtName: "拱墅区" };
const name = "翠柏社区";
beforeAll(async () => {
  world = await openWorld();
  communityId = await registerCommunity(world.official, { ...communityInput, name, code: "GS-1" });
  await registerCommunity(world.official, { ...communityInput, name: "桥西社区", code: "GS-2" });
  await registerCommunity(world.stranger, { ...communityInput, name: "西湖社区" });
});
afterAll(() => world.close());

type Rows = Parameters<typeof resultFile>[0];
const fileOf = async (rows: Rows, more: Parameters<typeof resultFile>[1] = []) =>
  asBase64(await resultFile(rows, more));

async function look(workbook: string) {
  const { preview, faults } = await lookAtResults(home, workbook);
  if (!preview) throw new Error(JSON.stringify(faults));
  return preview;
}
async function faultsOf(rows: Rows, more: Parameters<typeof resultFile>[1] = []) {
  const { faults = [] } = await lookAtResults(home, await fileOf(rows, more));
  return faults.map(({ cell, message }) => `${cell} ${message}`);
}
const save = (workbook: string, digested: string) =>
  importResults(world.official, home, { workbook, digest: digested });
async function bringIn(rows: Rows) {
  const workbook = await fileOf(rows);
  return save(workbook, (await look(workbook)).digest);
}

describe("an earlier result", () => {
  it("is decided by the scoring library from direct scores, and kept with its source", async () => {
    const workbook = await fileOf([municipalRow(name)]);
    const preview = await look(workbook);
    expect(preview.added).toMatchObject([
      { text: "总分 525.50，总分和各单项均达标；杭未来办〔2021〕8号" },
    ]);
    expect(await earlierResults(communityId)).toEqual([]);
    expect(await save(workbook, preview.digest)).toEqual({ added: 1, updated: 0 });
    const [result] = await earlierResults(communityId);
    expect(result).toMatchObject({
      ...{ year: 2021, standard: municipal, source: "杭未来办〔2021〕8号" },
      importedBy: world.official.name,
      decision: { outcome: "passed", summary: true, total: { score: 525.5, passMark: 480 } },
    });
    expect(result?.parts.map(({ id, score }) => [id, score])).toContainEqual(["digital", 61]);
    const row = await db().earlierResult.findFirstOrThrow({ where: { communityId } });
    expect(row.submission).toMatchObject({
      community: { type: "renewal" },
      direct: { satisfaction: 85.5, neighbourhood: 50, digital: 61 },
      answers: {},
    });
    const again = evaluate(world.prepared, row.submission);
    expect(again.ok && again.decision).toEqual(row.decision);
    expect(row.digest).toBe(digest(row.decision));
    const record = await db().auditRecord.findFirstOrThrow({
      where: { action: "results.imported", subjectId: communityId },
    });
    expect(record).toMatchObject({
      actorId: world.official.id,
      after: { year: 2021, standard: municipal, total: 525.5, outcome: "passed" },
    });
  });

  it("comes back unchanged from the workbook it is downloaded in", async () => {
    const { standards, stored } = await resultContext("gongshu");
    const rows = stored.map(({ year, source, submission }) => {
      const scores = scoresOf(submission);
      return { standard: municipal, code: "GS-1", name, year, source, scores };
    });
    const preview = await look(asBase64(await resultWorkbook(standards, rows)));
    expect(preview).toMatchObject({ added: [], changed: [], absent: [], unchanged: 1 });
  });

  it("is found again by community, year and standard, and its differences are shown", async () => {
    const rows = [
      municipalRow(name, { 数字化平台落地性: 59.99, 来源文件: "杭未来办〔2021〕9号" }),
      municipalRow("", { 项目编号: "GS-2", 社区名称: null, 年度: "２０２２年" }),
    ];
    const workbook = await fileOf(rows, [
      resultSheet(provincial, [
        ["GS-1", name, 2021, "浙未来办〔2021〕1号", 500, ...Array(10).fill(null), 70],
      ]),
    ]);
    const preview = await look(workbook);
    expect(preview.changed).toMatchObject([
      {
        title: "翠柏社区（2021 年，杭州市城镇未来社区验收办法（试行））",
        changes: [
          { label: "来源文件", before: "杭未来办〔2021〕8号", after: "杭未来办〔2021〕9号" },
          { label: "数字化平台落地性", before: "61.00 分", after: "59.99 分" },
        ],
      },
    ]);
    expect(preview.added).toHaveLength(2);
    expect(await save(workbook, preview.digest)).toEqual({ added: 2, updated: 1 });
    const results = await earlierResults(communityId);
    expect(results.map(({ standard, decision }) => [standard, decision.outcome])).toEqual(
      expect.arrayContaining([
        [municipal, "failed"],
        [provincial, "passed"],
      ]),
    );
    expect(await db().earlierResult.findMany({ where: { communityId, version: 2 } })).toHaveLength(
      1,
    );
  });

  it("with scores missing is no verdict, and missing is not 0", async () => {
    await bringIn([municipalRow("桥西社区", { 年度: 2020, 党建考核: null })]);
    const row = await db().earlierResult.findFirstOrThrow({ where: { year: 2020 } });
    expect(row.decision).toMatchObject({ outcome: "incomplete" });
    expect(row.submission).not.toHaveProperty("direct.party");
    const preview = await look(await fileOf([municipalRow(name, { 年度: 2019, 党建考核: null })]));
    expect(preview.added[0]?.text).toMatch(/^分值不全（缺 \d+ 个评分点），不作判断；/);
  });

  it("is no acceptance: no application, no outcome, nothing public comes of it", async () => {
    expect(await db().earlierResult.count()).toBeGreaterThan(2);
    expect(await db().application.count()).toBe(0);
    expect(await db().outcome.count()).toBe(0);
    expect((await publishedPage(1, 10)).total).toBe(0);
  });
});

describe("a cell is named when it", () => {
  it("gives more than full marks, more than two decimals, less than nothing, or a word", async () => {
    const change = {
      邻里场景: 60.01,
      教育场景: 60.005,
      健康场景: -1,
      创业场景: "很好",
      建筑场景: "５０．５",
    };
    expect(await faultsOf([municipalRow(name, change)])).toEqual([
      "G3 「邻里场景」应在 0 至 60.00 之间，现为 60.01。",
      "H3 「教育场景」的分数最多两位小数，请改正。",
      "I3 「健康场景」应在 0 至 70.00 之间，现为 -1。",
      "J3 「创业场景」应为数值，现为「很好」。",
    ]);
  });

  it("gives a section and its parts", async () => {
    expect(await faultsOf([municipalRow(name, { 场景建设: 430, 教育场景: null })])).toContainEqual(
      "G3 「邻里场景」的上级已直接给分，请删除此项或取消上级的直接给分。",
    );
  });

  it("names no community, year or source", async () => {
    const nothing = { 社区名称: null, 年度: null, 来源文件: null };
    expect(await faultsOf([municipalRow("", nothing)])).toEqual([
      "B3 请填写「项目编号」或「社区名称」。",
      "C3 请填写「年度」。",
      "D3 请填写「来源文件」，写明结果出自哪份文件及其文号。",
    ]);
    expect(await faultsOf([municipalRow("西湖社区")])).toEqual([
      "B3 项目库里没有「西湖社区」，请先导入或登记这个项目。",
    ]);
    expect(await faultsOf([municipalRow(name, { 项目编号: "GS-9" })])).toEqual([
      "A3 项目库里没有编号「GS-9」，请先导入或登记这个项目。",
    ]);
    expect(await faultsOf([municipalRow(name, { 项目编号: "GS-2" })])).toEqual([
      "B3 编号「GS-2」是「桥西社区」，与此处「翠柏社区」不一致。",
    ]);
    for (const year of [2018, 2099, "去年", 2021.5])
      expect(await faultsOf([municipalRow(name, { 年度: year })])).toHaveLength(1);
  });

  it("repeats a result, or gives nothing", async () => {
    const [first, second] = [
      municipalRow(name),
      municipalRow("", { 项目编号: "GS-1", 社区名称: null }),
    ];
    expect(await faultsOf([first, second])).toEqual([
      "C4 与工作表「hangzhou-municipal@2」第 3 行是同一社区、同一年度、同一标准的结果，请只保留一行。",
    ]);
    const empty = municipalRow(name).map((value, at) => (at < 4 ? value : null));
    expect(await faultsOf([empty])).toEqual(["E3 请至少填写一项分值。"]);
  });

  it("is on a sheet of a standard that is not stored; other sheets are read all the same", async () => {
    const unknown = resultSheet("hangzhou-municipal@1999", []);
    expect(await faultsOf([municipalRow(name, { 党建考核: 101 })], [unknown])).toEqual([
      `B1 系统里没有标准「hangzhou-municipal@1999」，可用的有：${municipal}、${provincial}。`,
      "Q3 「党建考核」应在 0 至 100.00 之间，现为 101。",
    ]);
  });
});

describe("nothing is saved when", () => {
  it("results or communities changed since the preview", async () => {
    const workbook = await fileOf([municipalRow("桥西社区", { 年度: 2023 })]);
    const { digest: seen } = await look(workbook);
    const { version } = await db().community.findUniqueOrThrow({ where: { id: communityId } });
    await changeCommunity(world.official, communityId, version, {
      ...{ ...communityInput, name, code: "GS-1" },
      type: "new-build",
    });
    expect((await refusal(save(workbook, seen))).code).toBe("stale");
    expect(await db().earlierResult.count({ where: { year: 2023 } })).toBe(0);
  });

  it("another import was quicker: one of two at once goes in", async () => {
    const workbooks = [2023, 2024].map((year) =>
      fileOf([municipalRow("桥西社区", { 年度: year })]),
    );
    const previews: { workbook: string; digest: string }[] = [];
    for (const workbook of await Promise.all(workbooks))
      previews.push({ workbook, digest: (await look(workbook)).digest });
    const fates = await whileHeld(world, `LOCK TABLE "AuditRecord" IN EXCLUSIVE MODE`, 2, () =>
      previews.map(({ workbook, digest: seen }) => fate(save(workbook, seen))),
    );
    expect(fates.sort()).toEqual(["done", "stale"]);
  });
});
