import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";

/** An estimate follows what is typed, by a small script of its own; without script it is a form that is sent. */

test.use({ provoked: /ERR_INTERNET_DISCONNECTED/ });

const result = (page: Page) => page.getByRole("region", { name: "试算结果" });
const field = (page: Page) => page.getByLabel("数字化平台落地性");
const complaint = (page: Page) => page.getByText("应在 0 至 100 之间，现为 101。");

test("试算：边填边算，地址跟着变，离开时才提示填错的，打开的说明不合上", async ({ page }) => {
  await page.goto("/estimate");
  await expect(result(page)).toContainText("填入任意一项得分");
  const digital = field(page);
  await digital.pressSequentially("５９．９９");
  // Still in the field, which is not touched.
  await expect(result(page)).toContainText("差 0.01 分");
  await expect(digital).toBeFocused();
  await expect(digital).toHaveValue("５９．９９");
  expect(new URL(page.url()).searchParams.get("digital")).toBe("５９．９９");
  await expect(page.getByRole("form", { name: "试算" })).not.toHaveAttribute("aria-busy");

  await digital.press("Tab");
  await expect(digital).toHaveValue("59.99");
  await result(page).getByText("已能判断的 1 项").first().click();
  const table = page.getByRole("table", { name: /^市级标准下/ });
  await expect(table).toBeVisible();
  await page.getByLabel("党建").fill("90");
  await expect(result(page).getByText("已能判断的 2 项").first()).toBeVisible();
  await expect(table).toBeVisible();
  await digital.fill("101");
  await expect(result(page)).toContainText("填错的不计入");
  await expect(complaint(page)).toHaveCount(0);
  await digital.press("Tab");
  await expect(complaint(page)).toBeVisible();
  await expect(digital).toHaveAttribute("aria-invalid", "true");
  await digital.fill("60");
  await digital.press("Enter");
  await expect(page).toHaveURL(/digital=60/);
  await expect(digital).toHaveValue("60");
  await digital.press("Tab");
  await expect(complaint(page)).toHaveCount(0);
  await page.getByLabel("党建").fill("90");
  await expect(
    result(page)
      .getByText(/已能判断的 2 项/)
      .first(),
  ).toBeVisible();

  await page.reload();
  await expect(digital).toHaveValue("60");
  await page.getByRole("link", { name: "清空重填" }).click();
  await expect(digital).toHaveValue("");
});

test("试算：手机上填写时下方一直看得到结果，不填时不遮挡", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto("/estimate?digital=55.99");
  const bar = page.locator("#bar a");
  await expect(bar).toBeHidden();
  await page.getByLabel("党建").focus();
  await expect(bar).toBeInViewport();
  await expect(bar).toContainText("达不到市级标准");
  const [above, below] = [await page.getByLabel("党建").boundingBox(), await bar.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  await bar.click();
  await expect(page.getByRole("heading", { name: "试算结果" })).toBeInViewport();
});

test("试算：断了网不丢填写的内容，恢复后接着算", async ({ page, context }) => {
  await page.goto("/estimate");
  await context.setOffline(true);
  await field(page).fill("60");
  await field(page).press("Tab");
  await context.setOffline(false);
  await expect(field(page)).toHaveValue("60");
  await page.getByLabel("党建").fill("90");
  await expect(result(page)).toContainText("已填部分合计");
  await expect(page).toHaveURL(/digital=60/);
});

test("试算：没有脚本的，填好后提交", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/estimate");
  await field(page).fill("101");
  await page.getByRole("button", { name: "试算" }).click();
  await expect(complaint(page)).toBeVisible();
  await expect(field(page)).toHaveValue("101");
  await expect(page.getByRole("heading", { name: "试算结果" })).toBeInViewport();
  await context.close();
});
