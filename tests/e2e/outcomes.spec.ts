import { expect, test } from "./support/fixtures";

test("居民按拼音和示意图找到结果，列表不用脚本，结果页只用自己的小脚本", async ({ page }) => {
  await page.goto("/outcomes");
  await expect(page.locator("script")).toHaveCount(0);

  await page.getByLabel("社区、街道或结果编号").fill("yhw");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page).toHaveURL(/[?&]q=yhw/);
  await expect(page.getByRole("table").getByRole("link")).toHaveText(["运河湾社区"]);

  await page.getByRole("link", { name: "查看全部" }).click();
  await page.getByRole("link", { name: /^西湖区，公布 \d+ 项/ }).click();
  await expect(page).toHaveURL(/district=/);
  await expect(page.getByRole("link", { name: /^西湖区，.*取消筛选$/ })).toBeVisible();
  await expect(page.getByRole("table").getByRole("link", { name: "云栖里社区" })).toBeVisible();
  await expect(page.getByRole("table").getByRole("link", { name: "运河湾社区" })).toHaveCount(0);
  await page.getByText("用表格查看").click();
  await expect(page.getByRole("row", { name: /^西湖区/ })).toBeVisible();

  const opened = page.waitForResponse(/\/outcomes\/20\d\d-\w{8}$/);
  await page.getByRole("table").getByRole("link", { name: "云栖里社区" }).click();
  const policy = (await opened).headers()["content-security-policy"] ?? "";
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
  // A page that is kept for everybody has no nonce: its own script is a file of this site, and nothing else may run.
  expect(scripts).toBe("'self'");
  await expect(page.locator("script")).toHaveAttribute("src", /\/scripts\/copy-/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("云栖里社区");
  await expect(page.getByRole("heading", { name: "与其他结果比较" })).toBeAttached();
  await expect(page.getByText("少于 3 个，不作比较")).toBeAttached();
  await expect(page.getByRole("img", { name: "云栖里社区验收结果的二维码" })).toBeAttached();
  await expect(page.getByText(page.url())).toBeAttached();
  await page.getByRole("link", { name: "自己算一遍" }).first().click();
  await expect(page).toHaveURL(/\/recompute$/);
});

test("地址里没有道理的筛选和页码，用一句话说明", async ({ page }) => {
  await page.goto("/outcomes?district=火星区&result=maybe&page=7777");
  await expect(page.getByText("地址里的「区、县、市」「结果」不认识，没有采用。")).toBeVisible();
  await expect(page.getByText("没有第 7777 页，显示最后一页，第 1 页。")).toBeVisible();
  await page.goto("/outcomes?page=-1&year[]=x&q=%00");
  await expect(page.getByText("地址里的「页码」不认识，没有采用。")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("结果公布");
});
