import { expect, type Page, saved, test } from "./support/fixtures";
import { staysInWidth, violationsOf } from "./support/look";

async function looksRight(page: Page): Promise<void> {
  // The title of a page come to within the application arrives after its words.
  await expect.poll(() => violationsOf(page), { timeout: 15_000 }).toEqual([]);
  await staysInWidth(page, page.url());
}

async function confirm(page: Page, label: string, phrase?: string): Promise<void> {
  await page.getByRole("button", { name: label, exact: true }).click();
  const dialog = page.getByRole("dialog");
  if (phrase) await dialog.getByRole("textbox").fill(phrase);
  await dialog.getByRole("button").and(page.locator(":not(:text-is('取消'))")).click();
}

test("标准从草案到施行：键盘编辑、提请、核定、重算、另一人批准，最后废止", async ({
  page,
  signIn,
}) => {
  test.setTimeout(180_000);
  const version = `2027-${Date.now()}`;
  await signIn("admin");
  await page.goto("/standards/hangzhou-municipal/2022-trial");
  await page.getByLabel("新的版本号").fill(version);
  await page.getByRole("button", { name: "新建草案" }).click();
  await expect(page).toHaveURL(/\/standards\/drafts\/[0-9a-f-]+\/edit$/);

  const tree = page.getByRole("tree");
  const selected = tree.getByRole("treeitem", { selected: true });
  await tree
    .getByRole("treeitem", { name: /^.*居民满意度/ })
    .first()
    .click();
  await page.keyboard.press("ArrowDown");
  await expect(selected).toContainText("社区总体满意度");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(selected).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("名称", { exact: true }).first()).toBeFocused();

  const marks = page.getByLabel("满分", { exact: true });
  await marks.fill("很多");
  await expect(page.getByText("1 处差错，改正后才能提请核定")).toBeVisible();
  await expect(selected).toContainText("1 处差错");
  await saved(page);
  await page.keyboard.press("Control+z");
  await expect(page.getByText("没有差错，可以提请核定。")).toBeVisible();
  await saved(page);
  await looksRight(page);
  await tree.getByRole("treeitem").first().click();
  await page.getByLabel("名称", { exact: true }).first().fill("修订的验收办法");
  await saved(page);
  await looksRight(page);

  await page.getByRole("button", { name: "完成编辑" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("修订的验收办法");
  const draft = page.url();
  await looksRight(page);
  await confirm(page, "提请核定");
  await expect(page.getByText("提请核定的人不能批准施行")).toBeVisible();

  await page.getByRole("button", { name: /^选择没有记录的/ }).click();
  await page.getByLabel("已由文件核定").check();
  await page.getByLabel("文号", { exact: true }).fill("杭未来办〔2027〕3号");
  await page.getByRole("button", { name: /^为所选/ }).click();
  await expect(page.getByText(/^已为 \d+ 个数值写入核定记录/)).toBeVisible();
  await page.goto(`/audit?type=draft&id=${draft.split("/").at(-1)}`);
  const ruled = page.getByRole("row", { name: /核定数值/ });
  await expect(ruled).toContainText(/总分（达标分值）、居民满意度（满分）、.*等 \d+ 项/);
  await page.goto(draft);
  await page.locator("main details summary").first().click();
  await looksRight(page);

  await page.getByRole("link", { name: "与底稿的差异" }).click();
  await expect(page.getByRole("table", { name: "差异" })).toContainText("修订的验收办法");
  await looksRight(page);
  await page.goBack();

  await page.getByRole("link", { name: "施行前重算" }).click();
  await expect(page.getByText("份申报的结论都不改变")).toBeVisible();
  await expect(page.getByRole("table", { name: "结论对照" })).toBeVisible();
  await looksRight(page);

  await signIn("deputy");
  await page.goto(draft);
  await confirm(page, "批准施行", version);
  await expect(page).toHaveURL(new RegExp(`/standards/hangzhou-municipal/${version}$`));
  await expect(page.getByText("待核定 0 个")).toBeVisible();
  await looksRight(page);
  await page.goto("/batches/new");
  await expect(page.getByText(`版本 ${version}`)).toBeVisible();

  await page.goto(`/standards/hangzhou-municipal/${version}`);
  await page.getByLabel("依据或理由").fill("演练结束。");
  await confirm(page, "废止这个版本", version);
  await expect(page.getByText(/^方敏于.*废止：演练结束。$/)).toBeVisible();
  await page.goto("/batches/new");
  await expect(page.getByText(`版本 ${version}`)).toHaveCount(0);
});

test("两人同时编辑一份草案，后存的人选择保留哪一份", async ({ page, signIn, browser, baseURL }) => {
  await signIn("admin");
  await page.goto("/standards/hangzhou-municipal/2022-trial");
  await page.getByLabel("新的版本号").fill(`2028-${Date.now()}`);
  await page.getByRole("button", { name: "新建草案" }).click();
  await expect(page).toHaveURL(/\/edit$/);
  const other = await browser.newContext({
    baseURL,
    storageState: await page.context().storageState(),
  });
  const second = await other.newPage();
  await second.goto(page.url());
  const name = (one: Page) => one.getByLabel("名称", { exact: true }).first();
  await name(second).fill("对方的名称");
  await saved(second);
  await name(page).fill("我的名称");
  await expect(page.getByText("与您的改动冲突")).toBeVisible();
  await page.getByRole("button", { name: "采用对方的" }).click();
  await expect(name(page)).toHaveValue("对方的名称");
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(name(page)).toHaveValue("我的名称");
  await saved(page);
  await second.reload();
  await expect(name(second)).toHaveValue("我的名称");
  await other.close();
  await page.getByRole("button", { name: "完成编辑" }).click();
  await confirm(page, "作废草案");
  await expect(page).toHaveURL(/\/standards$/);
});

test("等级的单项要求用键盘增加，差错从清单走到它的位置", async ({ page, signIn }) => {
  await signIn("admin");
  await page.goto("/standards/hangzhou-municipal/2022-trial");
  await page.getByLabel("新的版本号").fill(`2029-${Date.now()}`);
  await page.getByRole("button", { name: "新建草案" }).click();
  await expect(page).toHaveURL(/\/edit$/);
  await page.getByRole("button", { name: "增加等级" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: "等级第 1 行" })).toBeVisible();
  await page.keyboard.type("示范");
  await page.keyboard.press("Tab");
  await page.keyboard.type("500");
  await page.getByRole("button", { name: "增加单项要求" }).focus();
  await page.keyboard.press("Enter");
  const asked = page.getByRole("group", { name: "示范的单项要求" });
  await expect(asked.getByLabel("条目")).toBeFocused();
  await asked.getByLabel("条目").selectOption("digital");
  await page.keyboard.press("Tab");
  await expect(asked.getByLabel(/^最低分值/)).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("100.5");
  await expect(page.getByText(/^\d 处差错，改正后才能提请核定$/)).toBeVisible();
  await saved(page);
  await looksRight(page);

  await page
    .getByRole("treeitem", { name: /居民满意度/ })
    .first()
    .click();
  await page.getByText(/^\d 处差错，改正后才能提请核定$/).click();
  await page
    .getByRole("button", { name: /^标准整体 › 等级第 1 行 › 单项要求：达标分值高于满分/ })
    .click();
  await expect(asked.getByLabel(/^最低分值/)).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("90");
  await expect(page.getByText("没有差错，可以提请核定。")).toBeVisible();
  await saved(page);
  await page.getByRole("button", { name: "完成编辑" }).click();
  await page.getByRole("link", { name: "与底稿的差异" }).click();
  await expect(page.getByRole("table", { name: "差异" })).toContainText(
    "「数字化平台落地性」的最低分值为 90.00 分。",
  );
  await page.goBack();
  await confirm(page, "作废草案");
  await expect(page).toHaveURL(/\/standards$/);
});
