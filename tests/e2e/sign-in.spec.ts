import { expect, password, test } from "./support/fixtures";

/** Signing in, by a small script of the page's own. */

test.use({ provoked: /status of 401|ERR_INTERNET_DISCONNECTED/ });

test("登录：没填的、填错的在原页说明，填写的内容还在；断了网不丢；对了就到要去的页", async ({
  page,
  context,
}) => {
  await page.goto("/communities?q=桥");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  const [name, word] = [page.getByLabel("用户名"), page.getByLabel("密码", { exact: true })];
  const button = page.getByRole("button", { name: "登录" });
  await button.click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByRole("alert")).toContainText("有内容没有填写，没有登录。");
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("alert").getByRole("link", { name: "请填写密码。" }).click();
  await expect(word).toBeFocused();

  await word.fill("wrong");
  await button.click();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(word).not.toHaveAttribute("aria-invalid");
  await name.fill("gongshu");
  await button.click();
  await expect(page.getByRole("alert")).toContainText("用户名或密码不正确，或账号已停用。");
  await expect(name).toHaveValue("gongshu");
  await expect(word).toHaveValue("wrong");
  await expect(page).toHaveURL(/\/sign-in\?next=/);

  await page.getByRole("button", { name: "显示密码" }).click();
  await expect(word).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "隐藏密码" }).click();
  await expect(word).toHaveAttribute("type", "password");
  await word.fill(password);
  await context.setOffline(true);
  await button.click();
  await expect(page.getByRole("alert")).toContainText("网络不通，请稍后重试；填写的内容还在。");
  await context.setOffline(false);
  await expect(word).toHaveValue(password);
  await word.press("Enter");
  await expect(page).toHaveURL(/\/communities\?q=/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto("/sign-in");
  await expect(page).toHaveURL(/\/desk$/);
});

test("登录：办公页面上登录过期的，点到哪里就在登录后到哪里", async ({ page, signIn, context }) => {
  await signIn("gongshu");
  await page.goto("/desk");
  await context.clearCookies();
  await page.getByRole("link", { name: "批次", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("用户名").fill("gongshu");
  await page.getByLabel("密码", { exact: true }).fill("wrong");
  await page.getByRole("button", { name: "登录" }).click();
  const form = page.getByRole("form", { name: "登录" });
  await expect(form.getByRole("alert")).toContainText("用户名或密码不正确");
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/batches/);
  await expect(page.getByRole("heading", { level: 1, name: "批次" })).toBeVisible();
});

test("登录：没有脚本的不会把密码发出去", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "登录" })).toBeDisabled();
  await expect(page.locator("noscript")).toBeVisible();
  await page.getByLabel("密码", { exact: true }).press("Enter");
  await expect(page).toHaveURL(/\/sign-in$/);
  await context.close();
});
