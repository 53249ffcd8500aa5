import { readFile } from "node:fs/promises";
import type { Sheet } from "hucre/xlsx";
import { edited, setCell, sheetNamed } from "../unit/workbook/support";
import { expect, type Page, test } from "./support/fixtures";

/** A draft of a standard out to a spreadsheet program and back, in a real browser. */

const title = "杭州市城镇未来社区验收办法（试行）";
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A draft of one's own; on its page afterwards. */
async function newDraft(page: Page): Promise<string> {
  const version = `wb-${Date.now()}`;
  await page.goto("/standards/hangzhou-municipal/2022-trial");
  await page.getByLabel("新的版本号").fill(version);
  await page.getByRole("button", { name: "新建草案" }).click();
  await expect(page).toHaveURL(/\/edit$/);
  await page.getByRole("button", { name: "完成编辑" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${title} ${version}`);
  return version;
}

async function download(page: Page, version: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载草案工作簿" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`标准草案 ${title} ${version}.xlsx`);
  return readFile(await file.path());
}

async function send(page: Page, buffer: Buffer, name = "草案.xlsx"): Promise<void> {
  await page.getByLabel("工作簿文件（.xlsx）").setInputFiles({ name, mimeType: xlsx, buffer });
  await page.getByRole("button", { name: "导入", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "导入这个工作簿？" });
  await dialog.getByRole("button", { name: "导入", exact: true }).click();
}

const change = async (file: Buffer, edit: (sheets: Sheet[]) => void) =>
  Buffer.from(await edited(file, edit));

const digital = "4 数字化平台落地性";
const said = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words });
const problems = (page: Page) =>
  page.getByRole("alert").filter({ hasText: "请先改正以下问题" }).getByRole("listitem");

/** What the draft's page of differences says of the digital platform. */
async function differences(page: Page): Promise<string> {
  const draft = page.url();
  await page.getByRole("link", { name: "与底稿的差异" }).click();
  const table = page.getByRole("table", { name: "差异" });
  await expect(table).toBeVisible();
  const words = await table.getByRole("row").allInnerTexts();
  await page.goto(draft);
  return words.join("\n");
}

test("草案工作簿：原样导入没有改动，改了的导入后可见，有错的逐处列出、一处也不保存", async ({
  page,
  signIn,
}) => {
  test.setTimeout(60_000);
  await signIn("admin");
  const version = await newDraft(page);
  const file = await download(page, version);

  await send(page, file);
  await expect(said(page, "工作簿与草案相同，没有改动。")).toBeVisible();

  const raised = await change(file, (sheets) => setCell(sheetNamed(sheets, digital), "F4", 61));
  await send(page, raised);
  await expect(said(page, "已导入。")).toBeVisible();
  const changed = await differences(page);
  expect(changed).toContain("达标分值由 60.00 分改为 61.00 分，增加 1.00 分。");

  const wrong = await change(file, (sheets) => {
    const sheet = sheetNamed(sheets, digital);
    setCell(sheetNamed(sheets, "封面"), "B7", "随后公布");
    setCell(sheet, "E4", "一百");
    setCell(sheet, "F4", 62);
    setCell(sheet, "B5", null);
  });
  await send(page, wrong);
  await expect(page.getByText("工作簿有 3 处问题，没有导入。")).toBeVisible();
  await expect(problems(page)).toHaveText([
    "工作表「封面」 B7：「生效日期」应为日期，如 2026-11-24，现为「随后公布」。",
    `工作表「${digital}」 E4：「满分」应为数值，现为「一百」，请改为数值。`,
    `工作表「${digital}」 B5：请填写「编号」。`,
  ]);
  expect(await differences(page)).toBe(changed);

  // Faults of meaning are a draft's own matter: it is imported, and says how many it has.
  const above = await change(file, (sheets) => setCell(sheetNamed(sheets, digital), "F4", 101));
  await send(page, above);
  await expect(said(page, "已导入，草案有 2 处差错待改正。")).toBeVisible();
  await expect(page.getByText("2 处，改正后才能提请核定")).toBeVisible();
});

test("不是工作簿的、太大的、没有选的文件，都在文件栏说明，不导入", async ({ page, signIn }) => {
  test.setTimeout(60_000);
  await signIn("admin");
  const version = await newDraft(page);
  const field = page.getByLabel("工作簿文件（.xlsx）");

  await send(page, Buffer.from("编号,名称\n1,社区\n"), "标准.xlsx");
  const sentence = "这不是 Excel 工作簿（.xlsx），或文件已损坏，请重新导出后再填写。";
  await expect(problems(page)).toHaveText([sentence]);
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(new RegExp(`${sentence.slice(0, 12)}`));
  await problems(page).getByRole("link").click();
  await expect(field).toBeFocused();

  // More than the front door lets through: it would be turned away there without a word about the file.
  await send(page, Buffer.alloc(2 * 1024 * 1024), "很大.xlsx");
  await expect(problems(page)).toHaveText([
    "文件超过 750 KB，请确认选择的是从本系统下载的工作簿。",
  ]);

  await field.setInputFiles([]);
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "导入", exact: true }).click();
  await expect(problems(page)).toHaveText(["请选择工作簿文件。"]);

  // Another draft's workbook is not this one's.
  const own = await download(page, version);
  await newDraft(page);
  await send(page, own);
  await expect(problems(page)).toHaveText([
    /^工作表「封面」 B3：这是另一份标准的工作簿：版本应为「wb-\d+」，现为「wb-\d+」。$/,
  ]);
});
