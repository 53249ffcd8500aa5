import { readFile } from "node:fs/promises";
import { SCORING_SHEET } from "@/lib/workbook/scoring-table";
import { edited, setCell, sheetNamed } from "../unit/workbook/support";
import { expect, type Page, test } from "./support/fixtures";

/** 填报表: an application filled in with a spreadsheet program. */

const community = "枫林晚社区";
const devices = "digital-access-devices";

async function openWorkbookPage(page: Page): Promise<void> {
  await page.goto("/communities?q=枫林晚");
  await page.getByRole("link", { name: community }).click();
  const create = page.getByRole("radio", { name: /演示批次/ });
  await expect(page.getByRole("heading", { level: 1 })).toContainText(community);
  if (await create.count()) {
    await create.check();
    await page.getByRole("button", { name: "新建申报" }).click();
  } else await page.getByRole("link", { name: /演示批次/ }).click();
  await page.getByRole("link", { name: "用填报表填写" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("用填报表填写");
}

async function download(page: Page): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载填报表" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`填报表 ${community} 未来社区验收演示批次.xlsx`);
  return readFile(await file.path());
}

const withMarks = async (file: Buffer, marks: number | string) =>
  Buffer.from(
    await edited(file, (sheets) => {
      const sheet = sheetNamed(sheets, SCORING_SHEET);
      const row = sheet.rows.findIndex(([id]) => id === devices);
      setCell(sheet, `E${row + 1}`, marks);
    }),
  );

async function choose(page: Page, buffer: Buffer): Promise<void> {
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await page
    .getByLabel("填好的填报表（.xlsx）")
    .setInputFiles({ name: "填报表.xlsx", mimeType, buffer });
  await page.getByRole("button", { name: "查看将要改动的内容" }).click();
}

test("填报表下载、填写、预览、导入；有错的逐处说明，一处也不保存", async ({ page, signIn }) => {
  await signIn("xihu");
  await openWorkbookPage(page);
  const file = await download(page);
  await choose(page, await withMarks(file, 99));
  await expect(
    page
      .getByText(/工作表「评分表」 E\d+：「物联设备接入与在线率」应在 0 至 6.00 之间，现为 99。/)
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "导入", exact: true })).toHaveCount(0);

  await choose(page, await withMarks(file, 3.75));
  const table = page.getByRole("table", { name: "将要改动 1 个评分点" });
  await expect(table.getByRole("row", { name: /物联设备接入与在线率/ })).toContainText("3.75 分");
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByText("已导入 1 个评分点的填报。")).toBeVisible();

  await choose(page, await withMarks(file, 3.75));
  await expect(page.getByText("没有需要导入的改动")).toBeVisible();
  // The file was made before: what is newer stays, unless it is said otherwise.
  await choose(page, await withMarks(file, 2.25));
  await expect(page.getByText(/下载之后，沈若兰于.*又填过/)).toBeVisible();
  await page.getByRole("checkbox", { name: "改用填报表的内容" }).check();
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await expect(page.getByText("已导入 1 个评分点的填报。")).toBeVisible();
  await page.goto(page.url().replace(/workbook$/, "digital"));
  await expect(page.getByLabel("自评分：物联设备接入与在线率")).toHaveValue("2.25");
});
