import pg from "pg";
import { databaseUrl } from "../../prisma/environment.mjs";
import { expect, type Page, saved, test } from "./support/fixtures";

/** Entry as it goes wrong: two tabs, a broken network, wrong text, leaving and coming back. */

const community = "枫林晚社区";
const field = (page: Page) => page.getByLabel("自评分：物联设备接入与在线率");
const status = (page: Page) => page.getByRole("status").first();

async function open(page: Page): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  const { rows } = await client.query(
    `SELECT a."id" FROM "Application" a JOIN "Community" c ON c."id" = a."communityId" WHERE c."name" = $1`,
    [community],
  );
  await client.end();
  if (rows[0]) {
    await page.goto(`/applications/${rows[0].id}/digital`);
    return rows[0].id;
  }
  await page.goto("/communities?q=枫林晚");
  await page.getByRole("link", { name: community }).click();
  await page.getByRole("radio", { name: /演示批次/ }).check();
  await page.getByRole("button", { name: "新建申报" }).click();
  await page.getByRole("link", { name: "数字化平台落地性" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("数字化平台落地性");
  return page.url().split("/").at(-2) ?? "";
}

test.describe
  .serial("填报", () => {
    test.use({ provoked: /Failed to load resource|ERR_INTERNET_DISCONNECTED|Failed to fetch/ });

    test.beforeEach(async ({ signIn }) => signIn("xihu"));

    test("填写后自动保存，离开再回来内容还在，错误的内容也在并有说明", async ({ page }) => {
      await open(page);
      await field(page).fill("6.5");
      await field(page).blur();
      await expect(
        page.getByText("“物联设备接入与在线率”应在 0 至 6 之间，现为 6.5。"),
      ).toBeVisible();
      await saved(page);
      await page.goto("/desk");
      await page.goBack();
      await expect(field(page)).toHaveValue("6.5");
      await field(page).fill("４。５");
      await field(page).blur();
      await expect(field(page)).toHaveValue("4.5");
      await saved(page);
      await page.reload();
      await expect(field(page)).toHaveValue("4.5");
    });

    test("另一个标签页先保存了，这里不会悄悄覆盖，由人选择", async ({ page, context }) => {
      await open(page);
      await expect(field(page)).toHaveValue("4.5");
      const other = await context.newPage();
      await open(other);
      await field(other).fill("3");
      await saved(other);
      await field(page).fill("5");
      const choice = page.getByRole("alert").filter({ hasText: "已在别处保存了不同内容" });
      await expect(choice).toContainText("3.00 分");
      await choice.getByRole("button", { name: "采用已保存的" }).click();
      await expect(field(page)).toHaveValue("3");
      await field(other).fill("2");
      await saved(other);
      await field(page).fill("6");
      await choice.getByRole("button", { name: "保留我填写的" }).click();
      await saved(page);
      await page.reload();
      await expect(field(page)).toHaveValue("6");
      await other.close();
    });

    test("网络中断时说明没有保存，恢复后自动补存，什么也不丢", async ({ page, context }) => {
      await open(page);
      await context.setOffline(true);
      await field(page).fill("1.25");
      await expect(status(page)).toContainText("网络不通");
      await context.setOffline(false);
      await saved(page);
      await page.reload();
      await expect(field(page)).toHaveValue("1.25");
    });

    test("像公式和脚本的文字原样显示", async ({ page }) => {
      const id = await open(page);
      const note = '=1+1 <script>document.title="x"</script> +cmd';
      await page
        .getByLabel("佐证说明（选填）：物联设备接入与在线率")
        .or(page.getByLabel(/佐证说明.*物联设备接入与在线率/))
        .first()
        .fill(note);
      await saved(page);
      await page.goto(`/applications/${id}/check`);
      await expect(page.getByText(note)).toBeVisible();
    });

    test("没有填完的不能提交，每一处都链接到填写的地方", async ({ page }) => {
      const id = await open(page);
      await page.goto(`/applications/${id}/check`);
      await expect(page.getByText(/还有 \d+ 处需要处理，处理后才能提交/)).toBeVisible();
      await expect(page.getByRole("button", { name: "提交申报" })).toHaveCount(0);
      await page.getByRole("link", { name: "社区总体满意度：没有填写" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("居民满意度");
      await expect(page.locator("[id='field-answers.satisfaction-overall']")).toBeInViewport();
    });

    test("申请不适用须写理由，申请后不再要求填写，可以撤回", async ({ page }) => {
      const id = await open(page);
      await page.goto(`/applications/${id}/scenes/neighbourhood`);
      await page.getByText(/因地制宜，申请“历史遗存/).click();
      const form = page.getByRole("form", { name: /申请不适用：历史遗存/ });
      await form.getByRole("button", { name: "申请不适用" }).click();
      await expect(page.getByText("请填写不适用的理由。").first()).toBeVisible();
      await form.getByRole("textbox").fill("范围内没有历史遗存。");
      await form.getByRole("button", { name: "申请不适用" }).click();
      await expect(page.getByText("已申请不适用，待裁定")).toBeVisible();
      await page.getByRole("button", { name: "撤回申请，改为填写" }).click();
      await expect(page.getByText("已申请不适用，待裁定")).toHaveCount(0);
    });

    test("只用键盘就能填写和保存", async ({ page }) => {
      await open(page);
      await field(page).focus();
      await page.keyboard.press("Control+A");
      await page.keyboard.type("2.5");
      await page.keyboard.press("Tab");
      await saved(page);
      await page.reload();
      await expect(field(page)).toHaveValue("2.5");
    });
  });
