import { asBase64, projectFile, projectRow } from "../unit/workbook/project-file";
import { municipalRow, resultFile } from "../unit/workbook/result-file";
import { call } from "./support/doors";
import { expect, type Page, test } from "./support/fixtures";
import { staysInWidth, violationsOf } from "./support/look";
import { Office } from "./support/office";

/** A district of its own, which no other test brings communities into. */
const office = new Office();
let cookie = "";
test.beforeAll(async () => {
  ({ cookie } = await office.account("district-official", "binjiang"));
});
test.afterAll(() => office.close());

async function comeIn(page: Page, baseURL: string | undefined): Promise<void> {
  const [name = "", value = ""] = cookie.split("=");
  await page.context().clearCookies();
  await page.context().addCookies([{ name, value, url: baseURL ?? "" }]);
}

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function choose(page: Page, file: Uint8Array): Promise<void> {
  await page
    .getByLabel("工作簿文件（.xlsx）")
    .setInputFiles({ name: "清单.xlsx", mimeType: xlsx, buffer: Buffer.from(file) });
  await page.getByRole("button", { name: "预览差异" }).click();
}

async function looksRight(page: Page): Promise<void> {
  expect(await violationsOf(page), page.url()).toEqual([]);
  await staysInWidth(page, page.url());
}

const rows = Array.from({ length: 40 }, (_, at) =>
  projectRow(at + 1, at < 10 ? { 所处阶段: "列入名单", 开工日期: null } : {}),
);

test.describe
  .serial("滨江区的项目清单", () => {
    test("登记一个社区；有问题的清单逐格指出，一个也不导入", async ({ page, baseURL }) => {
      await comeIn(page, baseURL);
      await page.goto("/communities");
      await page.getByRole("link", { name: "登记社区" }).first().click();
      await page.getByLabel("社区名称").fill("早先登记社区");
      await page.getByLabel("项目编号").fill("BJ-2020-1");
      await page.getByLabel("所属街道（镇、乡）").fill("长河街道");
      await page.getByLabel("旧改类").check();
      await page.getByLabel("市级创建点").check();
      await page.getByLabel("申报", { exact: true }).check();
      const day = async (what: string, parts: string[]) => {
        const group = page.getByRole("group", { name: what });
        for (const [at, part] of ["年", "月", "日"].entries())
          await group.getByLabel(part).fill(parts[at] ?? "");
      };
      await day("列入名单日期", ["2020", "9", "1"]);
      await day("开工日期", ["2020", "8", "31"]);
      await page.getByLabel("户数").fill("１２００");
      await page.getByLabel("常住人口").fill("3480");
      await page.getByRole("button", { name: "登记社区" }).click();
      await expect(
        page.getByText("开工日期不能早于列入名单日期（2020年9月1日）。").first(),
      ).toBeVisible();
      await expect(page.getByText("已填开工日期，所处阶段应为").first()).toBeVisible();
      await day("开工日期", ["2020", "10", "8"]);
      await page.getByLabel("开工", { exact: true }).check();
      await page.getByRole("button", { name: "登记社区" }).click();
      await expect(page.getByRole("region", { name: "项目进展" })).toContainText("2020年10月8日");
      await page.goto("/communities");
      await expect(page.getByText("滨江区的社区共 1 个。")).toBeVisible();
      await page.getByRole("link", { name: "导入清单" }).click();
      const faulty = rows.map((row) => [...row]);
      faulty[3] = projectRow(4, { 户数: "一千户", 创建梯度: "国家级" });
      faulty[20] = projectRow(21, { 开工日期: "2021-02-30" });
      faulty[39] = projectRow(40, { 项目编号: "GS-001", 社区名称: null });
      await choose(page, await projectFile(faulty));
      const faults = page.getByRole("alert").filter({ hasText: "没有导入" });
      await expect(faults.getByRole("heading")).toHaveText("工作簿有 5 处问题，没有导入");
      await expect(faults).toBeFocused();
      await expect(faults.getByRole("row").getByRole("rowheader")).toHaveText([
        ...["F5", "I5", "M22", "B41", "C41"],
      ]);
      await expect(faults).toContainText("「项目编号」与第 2 行相同，请只保留一行。");
      await looksRight(page);
      await page.goto("/communities");
      await expect(page.getByText("滨江区的社区共 1 个。")).toBeVisible();
    });

    test("改正后先看差异，确认后 40 个项目进入项目库", async ({ page, baseURL }) => {
      await comeIn(page, baseURL);
      await page.goto("/communities/import");
      await choose(page, await projectFile(rows));
      const difference = page.getByRole("region", { name: "导入前的差异" });
      await expect(difference).toContainText("更新 0 个，新增 40 个，不变 0 个");
      await expect(difference).toContainText("GS-040，小河街道，旧改类，市级创建点，开工");
      await looksRight(page);
      await page.getByRole("button", { name: "确认导入" }).click();
      await expect(page.getByText("已导入：新增 40 个，更新 0 个。")).toBeVisible();
      await page.getByRole("link", { name: "查看项目库" }).click();
      await expect(page.getByText("滨江区的社区共 41 个。")).toBeVisible();
      await page.getByRole("link", { name: "下一页" }).click();
      await expect(page.getByText("第 2 页，共 3 页")).toBeVisible();
    });

    test("按条件查找，条件在地址里；荒唐的条件不出错", async ({ page, baseURL }) => {
      await comeIn(page, baseURL);
      await page.goto("/communities");
      await page.getByLabel("所处阶段").selectOption("列入名单");
      await page.getByLabel("创建批次").selectOption("2021年第一批");
      await page.getByRole("button", { name: "查找" }).click();
      await expect(page.getByText("滨江区符合条件的社区共 10 个。")).toBeVisible();
      await page.goto(page.url());
      await expect(page.getByLabel("所处阶段")).toHaveValue("listed");
      await expect(page.getByRole("row")).toHaveCount(11);
      await page.goto("/communities?q=GS-017");
      await expect(page.getByRole("link", { name: "第17社区" })).toBeVisible();
      await page.goto(
        "/communities?stage=moon&year=abc&page=99999&district=gongshu&type=__proto__&sort=x",
      );
      await expect(page.getByText("滨江区的社区共 41 个。")).toBeVisible();
      await expect(page.getByText("第 3 页，共 3 页")).toBeVisible();
    });

    test("导出再导入没有差异；改三处再导入，逐项看到原为和改为", async ({ page, baseURL }) => {
      await comeIn(page, baseURL);
      const file = await page.request.get("/communities/workbook");
      expect(file.headers()["content-disposition"]).toContain("attachment");
      await page.goto("/communities/import");
      await choose(page, await file.body());
      const difference = page.getByRole("region", { name: "导入前的差异" });
      await expect(difference).toContainText("更新 0 个，新增 0 个，不变 41 个");
      await expect(difference).toContainText("没有要保存的内容");

      const changed = rows.map((row) => [...row]);
      changed[0] = projectRow(1, { 所处阶段: "开工", 开工日期: "2022-03-15" });
      changed[11] = projectRow(12, { 社区名称: "新十二社区" });
      await choose(page, await projectFile(changed));
      await expect(difference).toContainText("更新 2 个，新增 0 个，不变 38 个");
      const cells = difference.getByRole("table").getByRole("row");
      await expect(cells).toHaveText([
        "项目内容原为改为",
        "第1社区所处阶段列入名单开工",
        "第1社区开工日期（空）2022年3月15日",
        "第12社区社区名称第12社区新十二社区",
      ]);
      await difference.getByText("文件里没有的项目（1 个），不会删除").click();
      await expect(difference).toContainText("早先登记社区");
      await looksRight(page);
      await page.getByRole("button", { name: "确认导入" }).click();
      await expect(page.getByText("已导入：新增 0 个，更新 2 个。")).toBeVisible();
    });

    test("预览之后项目库有改动的，不导入，请重新预览", async ({ page, baseURL }) => {
      await comeIn(page, baseURL);
      await page.goto("/communities/import");
      await choose(page, await projectFile([projectRow(99)]));
      await expect(page.getByText("更新 0 个，新增 1 个")).toBeVisible();
      const other = await page.context().newPage();
      await other.goto("/communities?q=早先登记");
      await other.getByRole("link", { name: "早先登记社区" }).click();
      await other.getByRole("link", { name: "修改资料" }).click();
      await other.getByLabel("创建批次").fill("2022年第二批");
      await other.getByRole("button", { name: "保存修改" }).click();
      await expect(other.getByText("2022年第二批")).toBeVisible();
      await page.getByRole("button", { name: "确认导入" }).click();
      await expect(page.getByText("项目库或所选文件在预览之后有改动，没有导入。")).toBeVisible();
      await page.goto("/communities?q=GS-099");
      await expect(page.getByText("没有符合条件的社区")).toBeVisible();
    });

    test("看板：区县市看本区，省级观察员看全市", async ({ page, signIn, baseURL }) => {
      await comeIn(page, baseURL);
      await page.goto("/dashboard");
      const sum = page.getByRole("region", { name: "总数" });
      // 41 listed or further, all but nine have started: 32 ÷ 41 = 78.04… %.
      await expect(sum).toContainText("78.0%");
      await looksRight(page);
      await signIn("province");
      await page.goto("/dashboard");
      const table = page.getByRole("table", { name: "按区县市：数值" });
      const row = table.getByRole("row").filter({ hasText: "滨江区" });
      await expect(row.getByRole("cell").last()).toHaveText("78.0%");
      await expect(table.getByRole("row").last()).toContainText("全市");
      await looksRight(page);
    });

    test("历年结果导入后显示在社区页面，写明不是验收结论，也不公开", async ({ page, baseURL }) => {
      await comeIn(page, baseURL);
      await page.goto("/communities/results");
      await choose(page, await resultFile([municipalRow("早先登记社区", { 邻里场景: 60.01 })]));
      await expect(page.getByRole("alert").filter({ hasText: "没有导入" })).toContainText(
        "「邻里场景」应在 0 至 60.00 之间，现为 60.01。",
      );
      await choose(page, await resultFile([municipalRow("早先登记社区")]));
      await expect(page.getByText("总分 525.50，总分和各单项均达标")).toBeVisible();
      await looksRight(page);
      await page.getByRole("button", { name: "确认导入" }).click();
      await expect(page.getByText("已导入：新增 1 项，更新 0 项。")).toBeVisible();
      await page.goto("/communities?q=早先登记");
      await page.getByRole("link", { name: "早先登记社区" }).click();
      const earlier = page.getByRole("region", { name: "历年结果" });
      await expect(earlier).toContainText("往年结果，按各项总分导入，不是本系统作出的验收结论。");
      await expect(earlier).toContainText("来源：杭未来办〔2021〕8号");
      await looksRight(page);
      await page.goto("/outcomes?q=早先登记");
      await expect(page.getByText("没有符合条件的结果")).toBeVisible();
    });
  });

test.describe("别的角色", () => {
  test.use({ provoked: /status of 404/ });

  test("不能导入；省级观察员只能看和导出，填报人员连看也不能", async ({
    page,
    signIn,
    baseURL,
  }) => {
    const workbook = asBase64(await projectFile([projectRow(1)]));
    const digest = "0".repeat(64);
    for (const [who, reads] of [
      ["province", 200],
      ["reviewer", 200],
      ["admin", 200],
      ["xiaohe", 404],
    ] as const) {
      await signIn(who);
      const cookies = await page.context().cookies();
      const own = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
      for (const door of ["previewProjects", "importProjects", "previewResults", "importResults"]) {
        const answer = await call(baseURL, door, { workbook, digest }, { cookie: own });
        expect([who, door, answer.code]).toEqual([who, door, "not-allowed"]);
      }
      for (const [path, status] of [
        ["/communities", reads],
        ["/communities/workbook", reads],
        ["/dashboard", reads],
        ["/communities/import", 404],
        ["/communities/import/template", 404],
        ["/communities/results", 404],
        ["/communities/results/workbook", 404],
      ] as const) {
        const answer = await page.request.get(path);
        expect([who, path, answer.status()]).toEqual([who, path, status]);
      }
    }
  });
});
