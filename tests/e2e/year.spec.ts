import { readFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { readXlsx } from "hucre/xlsx";
import { askedLeaves, composeSubmission } from "@/lib/application/score";
import { fillingWorkbook, NOTES_SHEET } from "@/lib/workbook/filling";
import { SCORING_SHEET } from "@/lib/workbook/scoring-table";
import { projectFile, projectRow } from "../unit/workbook/project-file";
import { edited, setCell, sheetNamed } from "../unit/workbook/support";
import { fillPage } from "./support/entry";
import { manyFiles } from "./support/evidence";
import { expect, saved, test } from "./support/fixtures";
import { type Actor, community, Office } from "./support/office";

/** A district's year: its list imported, one application filled in by many hands, with evidence, and handed in. */

const office = new Office();
let official: Actor;
let street: Actor;
test.beforeAll(async () => {
  official = await office.account("district-official", "jiande");
  street = await office.account("contributor", "jiande");
  await office.open(await office.account("administrator", null), []);
});
test.afterAll(() => office.close());
test.use({
  provoked: /Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/,
});

const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function comeIn(page: Page, who: Actor, baseURL: string | undefined): Promise<void> {
  const [name = "", value = ""] = who.cookie.split("=", 2);
  await page.context().addCookies([{ name, value, url: baseURL ?? "" }]);
}

async function onPhone(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL, locale: "zh-CN", timezoneId: "Asia/Shanghai", hasTouch: true },
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await comeIn(page, street, baseURL);
  return page;
}

/** The downloaded workbook, with everything filled in that a full one has, but for these rows. */
async function filledIn(file: Buffer, except: string): Promise<Buffer> {
  const { prepared, answers } = office;
  if (!prepared) throw new Error("no standard");
  const full = await fillingWorkbook(prepared, {
    ...{ applicationId: "", communityName: "", batchTitle: "", answers: [] },
    submission: composeSubmission(prepared, community, new Map(Object.entries(answers)), []),
    leaves: askedLeaves(prepared, community.type),
  });
  const rows = sheetNamed((await readXlsx(full)).sheets, SCORING_SHEET).rows;
  // Counts that are typed in name the document that proves them.
  const counted = askedLeaves(prepared, community.type).filter(
    ({ rule }) => rule.type === "survey",
  );
  let inside = "";
  return Buffer.from(
    await edited(file, (sheets) => {
      const notes = sheetNamed(sheets, NOTES_SHEET);
      for (const { id } of counted)
        setCell(notes, `D${notes.rows.findIndex(([first]) => first === id) + 1}`, "调查汇总表");
      const sheet = sheetNamed(sheets, SCORING_SHEET);
      rows.forEach((cells, at) => {
        if (typeof cells[0] === "string") inside = cells[0];
        const value = cells[4];
        const answer = typeof value === "number" || typeof value === "string";
        if (at > 15 && answer && !inside.startsWith(except)) setCell(sheet, `E${at + 1}`, value);
      });
    }),
  );
}

test("一年的项目清单导入，街道在手机上填一部分，区里用填报表填其余，附三十个文件，提交", async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  await comeIn(page, official, baseURL);

  // 40 communities from one workbook.
  await page.goto("/communities/import");
  const rows = Array.from({ length: 40 }, (_, at) => projectRow(at + 1));
  await page
    .getByLabel("工作簿文件（.xlsx）")
    .setInputFiles({ name: "清单.xlsx", mimeType, buffer: Buffer.from(await projectFile(rows)) });
  await page.getByRole("button", { name: "预览差异" }).click();
  await expect(page.getByText("更新 0 个，新增 40 个，不变 0 个")).toBeVisible();
  await page.getByRole("button", { name: "确认导入" }).click();
  await expect(page.getByText("已导入：新增 40 个，更新 0 个。")).toBeVisible();

  // One of them applies; the digital section goes to the street.
  await page.goto("/communities?q=GS-017");
  await page.getByRole("link", { name: "第17社区" }).click();
  await page.getByRole("radio", { name: new RegExp(`测试批次${office.run}`) }).check();
  await page.getByRole("button", { name: "新建申报" }).click();
  await page.getByRole("link", { name: "分派填报" }).click();
  const application = page.url().replace(/\/assign$/, "");
  await page.getByLabel("填报人员").selectOption({ label: street.name });
  await page.getByRole("checkbox", { name: "数字化平台落地性" }).check();
  await page.getByRole("button", { name: "分派", exact: true }).click();
  await expect(page.getByText(`${street.name}：填写中`)).toBeVisible();

  // On a phone, whole.
  const phone = await onPhone(browser, baseURL);
  await phone.goto("/desk");
  await phone.getByRole("link", { name: "数字化平台落地性" }).click();
  await expect(phone.getByRole("heading", { level: 1 })).toContainText("数字化平台落地性");
  await fillPage(phone);
  await saved(phone);
  const form = phone.getByRole("form", { name: "交回：数字化平台落地性" });
  await form.getByRole("button", { name: "交回" }).click();
  await phone.getByRole("dialog").getByRole("button", { name: "交回" }).click();
  await expect(phone.getByText("当前不能修改，仅供查看。")).toBeVisible();
  await phone.context().close();

  // The rest with a spreadsheet program.
  await page.goto(`${application}/workbook`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载填报表" }).click(),
  ]);
  const buffer = await filledIn(await readFile(await download.path()), "digital");
  await page
    .getByLabel("填好的填报表（.xlsx）")
    .setInputFiles({ name: "填报表.xlsx", mimeType, buffer });
  await page.getByRole("button", { name: "查看将要改动的内容" }).click();
  await expect(page.getByText(/将要改动 1\d\d 个评分点/)).toBeVisible();
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByText(/已导入 1\d\d 个评分点的填报。/)).toBeVisible();

  // 30 files, and the line breaks once.
  await page.goto(`${application}/digital`);
  const block = page.getByRole("region", { name: "佐证材料：物联设备接入与在线率" });
  await block.getByLabel(/^选择文件/).setInputFiles(await manyFiles(30));
  await expect(block.getByRole("link", { name: /（下载）/ })).not.toHaveCount(0);
  await context.setOffline(true);
  await expect(block.getByText(/网络不通，已传/).first()).toBeVisible();
  await context.setOffline(false);
  await expect(block.getByText("（30 个文件）")).toBeVisible({ timeout: 90_000 });

  // The street's part is checked, and the whole handed in.
  const panel = page.getByRole("region", { name: "分派情况" });
  await panel.getByRole("button", { name: "核对通过" }).click();
  await expect(panel).toContainText("已核对");
  await page.goto(`${application}/check`);
  await page.getByRole("button", { name: "提交申报" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /提交/ }).click();
  await expect(page.getByText("待核验").first()).toBeVisible();
  const [frozen] = await office.rows<{ answers: number; files: number }>(
    `SELECT (SELECT count(*)::int FROM json_object_keys("submission"->'answers')) AS answers,
       json_array_length("statements"->'evidence') AS files
     FROM "SubmissionSnapshot" WHERE "applicationId" = $1`,
    [application.split("/").at(-1)],
  );
  expect(frozen?.files).toBe(30);
  expect(frozen?.answers).toBeGreaterThan(150);
});
