import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { communityItem } from "@/lib/application/types";
import { communityPage, findCommunity } from "@/lib/community/data";
import { changeCommunity, registerCommunity } from "@/lib/community/mutations";
import { db } from "@/lib/db";
import { lookAtProjects } from "@/lib/project/data";
import { importProjects } from "@/lib/project/mutations";
import { returnForRectification } from "@/lib/review/mutations";
import { projectWorkbook } from "@/lib/workbook/project-export";
import { districts } from "@/prisma/districts";
import { asBase64, type ProjectCell, projectFile, projectRow } from "../unit/workbook/project-file";
import {
  communityInput,
  fate,
  newSubmitted,
  type Official,
  openWorld,
  refusal,
  sql,
  versionOf,
  type World,
  whileHeld,
} from "./fixtures";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const nameOf = new Map<string, string>(districts.map(({ id, name }) => [id, name]));
const homeOf = (districtId: string) => ({ districtId, districtName: nameOf.get(districtId) ?? "" });

/** An official of a district: who imports there. */
const officialOf = (districtId: string): Official => ({ ...world.official, districtId });

const fileOf = async (rows: readonly (readonly ProjectCell[])[]) =>
  asBase64(await projectFile(rows));

async function look(district: string, workbook: string) {
  const { preview, faults } = await lookAtProjects(homeOf(district), workbook);
  if (!preview) throw new Error(JSON.stringify(faults));
  return preview;
}
async function faultsOf(district: string, workbook: string) {
  const { faults = [] } = await lookAtProjects(homeOf(district), workbook);
  return faults.map(({ cell, message }) => `${cell} ${message}`);
}
const save = (district: string, workbook: string, digest: string) =>
  importProjects(officialOf(district), homeOf(district), { workbook, digest });

/** Looks at a list and confirms it, as an official does. */
async function bringIn(district: string, rows: readonly (readonly ProjectCell[])[]) {
  const workbook = await fileOf(rows);
  return save(district, workbook, (await look(district, workbook)).digest);
}

const everything = { page: 1, size: 10_000 };
const communitiesOf = async (district: string) =>
  (await communityPage(district, {}, everything)).communities;
const found = async (district: string, name: string) => {
  const one = (await communitiesOf(district)).find((community) => community.name === name);
  if (!one) throw new Error(`no ${name}`);
  return one;
};

describe("a district's list", () => {
  it("is shown before it is saved, and saved as it was shown, with a record for each project", async () => {
    const rows = [1, 2, 3].map((at) => projectRow(at));
    const workbook = await fileOf(rows);
    const preview = await look("xihu", workbook);
    expect(preview).toMatchObject({ changed: [], unchanged: 0, absent: [] });
    expect(preview.added[0]).toEqual({
      key: "第1社区",
      title: "第1社区",
      text: "GS-001，小河街道，旧改类，市级创建点，开工",
    });
    expect(await communitiesOf("xihu")).toEqual([]);
    expect(await save("xihu", workbook, preview.digest)).toEqual({ added: 3, updated: 0 });
    const one = await found("xihu", "第2社区");
    expect(one).toMatchObject({
      ...{ code: "GS-002", street: "小河街道", type: "renewal", tier: "municipal-candidate" },
      ...{ listBatch: "2021年第一批", stage: "started", households: 1002, residents: 2800 },
      ...{ declaredOn: "2021-03-01", listedOn: "2021-05-20", startedOn: "2021-10-08" },
      ...{ completedOn: null, version: 1 },
    });
    const records = await db().auditRecord.findMany({ where: { action: "projects.imported" } });
    expect(records.map(({ subjectType }) => subjectType).sort()).toEqual([
      ...["community", "community", "community", "district"],
    ]);
    const own = records.find(({ subjectId }) => subjectId === one.id);
    expect(own).toMatchObject({ actorId: world.official.id, after: { code: "GS-002" } });
    expect(records.at(-1)).toMatchObject({ subjectId: "xihu", after: { added: 3, updated: 0 } });
  });

  it("finds its projects again by code, those without by name, and says field by field what changes", async () => {
    const noCode = projectRow(4, { 项目编号: null });
    await bringIn("xihu", [noCode]);
    const before = await found("xihu", "第1社区");
    const workbook = await fileOf([
      projectRow(1, { 社区名称: "改名社区", 所处阶段: "建成", 建成日期: "2022/12/30" }),
      projectRow(2, { 项目编号: null }),
      projectRow(4, { 项目编号: "新-4", 户数: 5 }),
    ]);
    const preview = await look("xihu", workbook);
    expect(preview.changed.map(({ title, changes }) => ({ title, changes }))).toEqual([
      {
        title: "第1社区",
        changes: [
          { label: "社区名称", before: "第1社区", after: "改名社区" },
          { label: "所处阶段", before: "开工", after: "建成" },
          { label: "建成日期", before: "（空）", after: "2022年12月30日" },
        ],
      },
      {
        title: "第4社区",
        changes: [
          { label: "项目编号", before: "（空）", after: "新-4" },
          { label: "户数", before: "1004 户", after: "5 户" },
        ],
      },
    ]);
    // A code that the list leaves empty stays; what the list does not name stays as it is.
    expect(preview.unchanged).toBe(1);
    expect(preview.absent.map(({ title }) => title)).toEqual(["第3社区"]);
    await save("xihu", workbook, preview.digest);
    expect(await found("xihu", "改名社区")).toMatchObject({ id: before.id, version: 2 });
    expect(await found("xihu", "第2社区")).toMatchObject({ code: "GS-002", version: 1 });
    expect(await found("xihu", "第3社区")).toMatchObject({ version: 1 });
    const record = await db().auditRecord.findFirstOrThrow({
      where: { subjectId: before.id },
      orderBy: { seq: "desc" },
    });
    expect(record).toMatchObject({
      action: "projects.imported",
      before: { name: "第1社区", stage: "started", completedOn: null },
      after: { name: "改名社区", stage: "completed", completedOn: "2022-12-30" },
    });
  });

  it("lets names and codes change places", async () => {
    await bringIn("shangcheng", [projectRow(1), projectRow(2)]);
    const [one, two] = [await found("shangcheng", "第1社区"), await found("shangcheng", "第2社区")];
    await bringIn("shangcheng", [
      projectRow(1, { 社区名称: "第2社区" }),
      projectRow(2, { 社区名称: "第1社区" }),
    ]);
    expect((await found("shangcheng", "第1社区")).id).toBe(two.id);
    expect((await found("shangcheng", "第2社区")).id).toBe(one.id);
  });

  it("comes back unchanged when what was exported is imported", async () => {
    const projects = (await communitiesOf("xihu")).map((project) => ({
      district: "西湖区",
      project,
    }));
    expect(projects.length).toBeGreaterThan(3);
    const types = new Map([
      ["renewal", "旧改类"],
      ["new-build", "新建类"],
    ]);
    const workbook = asBase64(await projectWorkbook(projects, types));
    const preview = await look("xihu", workbook);
    expect(preview).toMatchObject({
      added: [],
      changed: [],
      absent: [],
      unchanged: projects.length,
    });
    const nothing = await refusal(save("xihu", workbook, preview.digest));
    expect([nothing.code, nothing.message]).toEqual([
      "invalid",
      "文件与项目库一致，没有要保存的内容。",
    ]);
  });

  it("touches no other district, and none of theirs is found by its codes", async () => {
    const before = await communitiesOf("xihu");
    const preview = await look("binjiang", await fileOf([projectRow(2)]));
    expect(preview.added).toHaveLength(1);
    await bringIn("binjiang", [projectRow(2)]);
    expect(await communitiesOf("xihu")).toEqual(before);
    expect(await faultsOf("binjiang", await fileOf([projectRow(3, { 区县市: "西湖区" })]))).toEqual(
      ["A2 只能导入滨江区的项目，此处为「西湖区」。"],
    );
  });

  it("of 2,000 projects goes in, and is brought up to date", async () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => projectRow(at + 1));
    const workbook = await fileOf(rows);
    expect(workbook.length).toBeLessThan(1_000_000);
    expect(await bringIn("shangcheng", rows)).toEqual({ added: 1_998, updated: 2 });
    const moved = rows.map((_, at) => projectRow(at + 1, { 户数: at }));
    expect(await bringIn("shangcheng", moved)).toEqual({ added: 0, updated: 2_000 });
    expect(await communitiesOf("shangcheng")).toHaveLength(2_000);
  }, 60_000);
});

describe("nothing of a list is saved when", () => {
  const sound = () => fileOf([projectRow(901), projectRow(902)]);
  const state = async () =>
    JSON.stringify([
      await db().community.findMany({ orderBy: { id: "asc" } }),
      await db().auditRecord.count(),
    ]);
  const staleAfter = async (change: () => Promise<unknown>) => {
    const workbook = await sound();
    const { digest } = await look("gongshu", workbook);
    await change();
    const before = await state();
    const { code, message } = await refusal(save("gongshu", workbook, digest));
    expect([code, message]).toEqual([
      "stale",
      "项目库或所选文件在预览之后有改动，没有导入。请重新预览，核对差异后再确认。",
    ]);
    expect(await state()).toBe(before);
  };

  it("a single cell is wrong", async () => {
    const workbook = await fileOf([projectRow(901), projectRow(902, { 户数: "x" })]);
    const before = await state();
    expect(await faultsOf("gongshu", workbook)).toHaveLength(1);
    expect((await refusal(save("gongshu", workbook, "0".repeat(64)))).code).toBe("stale");
    expect(await state()).toBe(before);
  });

  it("it was not previewed, or another file was", async () => {
    const { digest } = await look("gongshu", await sound());
    const other = await fileOf([projectRow(901), projectRow(903)]);
    expect((await refusal(save("gongshu", other, digest))).code).toBe("stale");
    expect((await refusal(save("xihu", await sound(), digest))).code).toBe("stale");
  });

  it("a community was registered or changed since", async () => {
    await staleAfter(() =>
      registerCommunity(world.official, { ...communityInput, name: "其后登记" }),
    );
    const { id, version } = await found("gongshu", "其后登记");
    await staleAfter(() =>
      changeCommunity(world.official, id, version, { ...communityInput, name: "其后改名" }),
    );
  });

  it("an application of the district went into verification since", async () => {
    await staleAfter(() => newSubmitted(world));
  });

  it("two of its rows mean one community, or a name belongs to another project", async () => {
    await bringIn("gongshu", [projectRow(910)]);
    await registerCommunity(world.official, { ...communityInput, name: "无编号社区" });
    const both = await fileOf([
      projectRow(911, { 社区名称: "无编号社区" }),
      projectRow(912, { 社区名称: "第910社区" }),
    ]);
    expect(await faultsOf("gongshu", both)).toEqual([
      "C3 本区县市已有「第910社区」，项目编号为 GS-910，请核对项目编号或使用全称。",
    ]);
    const again = await fileOf([
      projectRow(910, { 社区名称: "新名" }),
      projectRow(913, { 项目编号: null, 社区名称: "第910社区" }),
    ]);
    expect(await faultsOf("gongshu", again)).toEqual([
      "C3 与第 2 行是同一个社区「第910社区」，请只保留一行。",
    ]);
  });
});

describe("two imports at once", () => {
  it("of one district: one goes in, the other is asked to look again", async () => {
    // One that has projects, and one that has none whose rows could be locked.
    for (const district of ["binjiang", "xiaoshan"]) {
      const workbooks = [await fileOf([projectRow(801)]), await fileOf([projectRow(802)])];
      const previews: { workbook: string; digest: string }[] = [];
      for (const workbook of workbooks)
        previews.push({ workbook, digest: (await look(district, workbook)).digest });
      // Neither can commit before both have begun.
      const fates = await whileHeld(world, `LOCK TABLE "AuditRecord" IN EXCLUSIVE MODE`, 2, () =>
        previews.map(({ workbook, digest }) => fate(save(district, workbook, digest))),
      );
      expect([district, ...fates.sort()]).toEqual([district, "done", "stale"]);
    }
  });

  it("and a registration of the same name that was not there yet when the list was compared", async () => {
    const workbook = await fileOf([projectRow(700)]);
    const { digest } = await look("binjiang", workbook);
    const registered = `INSERT INTO "Community" ("id", "districtId", "name", "street", "type", "tier", "households",
      "residents", "stage") VALUES (gen_random_uuid(), 'binjiang', '第700社区', '街道', 'renewal',
      'municipal-candidate', 1, 1, 'listed')`;
    const fates = await whileHeld(world, registered, 1, () => [
      fate(save("binjiang", workbook, digest)),
    ]);
    expect(fates).toEqual(["stale"]);
    expect(await found("binjiang", "第700社区")).toMatchObject({ code: null });
  });
});

describe("while an application is being verified", () => {
  it("scored data are protected cell by cell, everything else is not", async () => {
    const { id, communityId } = await newSubmitted(world);
    const community = await findCommunity(communityId);
    if (!community) throw new Error("no community");
    const row = (change: Record<string, ProjectCell>) =>
      projectRow(1, {
        ...{ 项目编号: null, 社区名称: community.name, "街道（镇、乡）": community.street },
        ...{ 创建批次: null, 所处阶段: "验收", 户数: 1000, 常住人口: 2800 },
        ...{ 申报日期: null, 列入名单日期: null, 开工日期: null },
        ...change,
      });
    const locked = `「${community.name}」的申报正在核验，项目类型、户数和常住人口不能修改`;
    const wrong = await fileOf([row({ 户数: 1001, 项目类型: "新建类", 创建批次: "甲" })]);
    expect(await faultsOf("gongshu", wrong)).toEqual([
      `E2 ${locked}，现为旧改类。`,
      `I2 ${locked}，现为1000 户。`,
    ]);
    // All at once, also beside a cell that is wrong by itself.
    expect(
      await faultsOf("gongshu", await fileOf([row({ 户数: 1001, 常住人口: "x" })])),
    ).toHaveLength(2);
    await bringIn("gongshu", [row({ 创建批次: "2021年第一批", 列入名单日期: "2021-05-20" })]);
    expect(await found("gongshu", community.name)).toMatchObject({
      listBatch: "2021年第一批",
      listedOn: "2021-05-20",
    });
    await returnForRectification(world.reviewer, {
      applicationId: id,
      version: await versionOf(id),
      items: [{ nodeId: communityItem, comment: "户数请核对。" }],
    });
    await bringIn("gongshu", [row({ 户数: 1001 })]);
    expect(await found("gongshu", community.name)).toMatchObject({ households: 1001 });
  });
});

describe("the database", () => {
  it("refuses dates out of order, whoever writes them", async () => {
    const { id } = await found("xihu", "第2社区");
    const write = sql(world, `UPDATE "Community" SET "startedOn" = '2021-01-01' WHERE "id" = $1`, [
      id,
    ]);
    await expect(write).rejects.toThrow(/Community_dates_in_order/);
  });
});
