import { fillPage } from "./support/entry";
import { expect, saved, test } from "./support/fixtures";
import { endNotice } from "./support/notice";

const community = "翠柏社区";
let application = "";

/** The whole acceptance of one community, from entry to what a resident reads. */
test.describe
  .serial("翠柏社区的验收", () => {
    test("申报人员填报，数字化平台 59.99 分，差 0.01 分未达标", async ({ page, signIn }) => {
      test.setTimeout(300_000);
      await signIn("gongshu");
      await page.goto("/communities?q=翠柏");
      await page.getByRole("link", { name: community }).click();
      await page.getByRole("radio", { name: /演示批次/ }).check();
      await page.getByRole("button", { name: "新建申报" }).click();
      await expect(page.getByRole("heading", { level: 1, name: community })).toBeVisible();
      await page.getByRole("link", { name: "居民满意度", exact: true }).click();
      for (;;) {
        await fillPage(page);
        const here = await page.getByRole("heading", { level: 1 }).textContent();
        if (here?.startsWith("数字化平台落地性")) break;
        await page.getByRole("link", { name: /^下一页/ }).click();
        await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(here ?? "");
      }
      // Full marks but for five levels at 0 (37 marks) and 3.01 marks of one point: 100 − 40.01 = 59.99.
      for (const point of [
        "access-platforms",
        "data-catalogue",
        "activity-registration",
        "activity-monthly",
        "security-protection",
      ])
        await page.locator(`[name="answers.digital-${point}"]`).last().check();
      await page.getByLabel(/自评分：物联设备接入与在线率/).fill("2.99");
      await saved(page);
      const result = page.getByRole("complementary", { name: "当前得分" });
      await expect(result).toContainText("59.99 / 60.00");
      await page.getByRole("link", { name: "检查全部填报" }).first().click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("检查并提交");
      await expect(page.getByText("未达到验收标准")).toBeVisible();
      await expect(
        page.getByText(
          /数字化平台落地性 59\.99 分，低于达标分值 60\.00 分，差 0\.01 分（依据：杭州日报 2022年5月23日）/,
        ),
      ).toBeVisible();
      await page.getByRole("button", { name: "提交申报" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "提交申报" }).click();
      await expect(page.getByText("待核验")).toBeVisible();
    });

    test("审核人员退回整改，只点名一个评分点", async ({ page, signIn }) => {
      await signIn("reviewer");
      await page.goto("/reviews");
      await page.getByRole("link", { name: community }).click();
      await expect(page.getByText("未达到验收标准")).toBeVisible();
      await page.getByRole("link", { name: "数字化平台落地性" }).click();
      await page.getByRole("link", { name: /退回整改.*物联设备接入与在线率/ }).click();
      await page
        .getByLabel("整改意见：物联设备接入与在线率")
        .fill("请按竣工后新接入的设备重新统计在线率。");
      await page.getByRole("button", { name: "退回整改" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "退回整改" }).click();
      await expect(page.getByRole("heading", { level: 1 }).locator("..")).toContainText("退回整改");
    });

    test("申报人员只能修改被点名的评分点，改到 60 分后重新提交", async ({ page, signIn }) => {
      await signIn("gongshu");
      await page.goto("/desk");
      await page.getByRole("link", { name: community }).first().click();
      await page.getByRole("link", { name: "物联设备接入与在线率" }).click();
      await expect(page.getByText("请按竣工后新接入的设备重新统计在线率。")).toBeVisible();
      await expect(
        page.locator('[name="answers.digital-access-platforms"]').first(),
      ).toBeDisabled();
      await page.getByLabel(/自评分：物联设备接入与在线率/).fill("３。００");
      await saved(page);
      await expect(page.getByRole("complementary", { name: "当前得分" })).toContainText(
        "60.00 / 60.00",
      );
      await page.getByRole("link", { name: "检查全部填报" }).first().click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText("检查并提交");
      await expect(page.getByText("达到验收标准", { exact: true })).toBeVisible();
      await page.getByRole("button", { name: "重新提交" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "重新提交" }).click();
      await expect(page.getByText("待核验")).toBeVisible();
    });

    test("审核人员看到变动，逐页核定后提交审定", async ({ page, signIn }) => {
      test.setTimeout(180_000);
      await signIn("reviewer");
      await page.goto("/reviews");
      await page.getByRole("link", { name: community }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(community);
      application = page.url().split("/").at(-1) ?? "";
      const changes = page.getByRole("table", { name: /变动/ });
      await expect(changes).toContainText("2.99 分");
      await expect(changes).toContainText("3.00 分");
      await page.getByRole("link", { name: "居民满意度", exact: true }).click();
      for (;;) {
        await page.getByRole("button", { name: /认可本页其余/ }).click();
        await page.getByRole("dialog").getByRole("button", { name: "认可" }).click();
        await expect(page.getByText("未核定")).toHaveCount(0);
        const here = await page.getByRole("heading", { level: 1 }).textContent();
        const next = page.getByRole("link", { name: /^下一页/ });
        if ((await next.count()) === 0) break;
        await next.click();
        await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(here ?? "");
      }
      await page.getByRole("link", { name: "返回核验总览" }).click();
      await page.getByRole("button", { name: "提交审定" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "提交审定" }).click();
      await expect(page.getByText("待审定")).toBeVisible();
    });

    test("另一人审定、公示，期满后公布，公布前公众只看到公示", async ({
      page,
      signIn,
      browser,
      baseURL,
    }) => {
      await signIn("admin");
      // The list is of everybody's, and long where other tests have been.
      await page.goto(`/approvals/${application}`);
      await expect(page.getByText("达到验收标准", { exact: true })).toBeVisible();
      await page.getByRole("button", { name: "审定", exact: true }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox").fill(community);
      await dialog.getByRole("button", { name: "审定" }).click();
      await expect(page.getByText("已审定，待公示")).toBeVisible();
      await page.getByRole("button", { name: "开始公示" }).click();
      await dialog.getByRole("textbox").fill(community);
      await dialog.getByRole("button", { name: "开始公示" }).click();
      await expect(page.getByText(/期满后才能公布/)).toBeVisible();
      await expect(page.getByRole("button", { name: "公布结果" })).toHaveCount(0);
      const visitor = await browser.newContext({ baseURL });
      const outside = await visitor.newPage();
      await outside.goto("/outcomes?q=翠柏");
      await expect(outside.getByRole("link", { name: community })).toHaveCount(0);
      await outside.goto("/notices");
      await outside.getByRole("link", { name: community }).click();
      await expect(outside.getByText("拟通过验收").first()).toBeVisible();
      await visitor.close();
      await endNotice(community);
      await page.reload();
      await page.getByRole("button", { name: "公布结果" }).click();
      await dialog.getByRole("textbox").fill(community);
      await dialog.getByRole("button", { name: "公布结果" }).click();
      await expect(page.getByText("结果已公布")).toBeVisible();
    });

    test("居民看到结果和理由，并能自己重算", async ({ page }) => {
      await page.goto("/outcomes");
      await page.getByRole("link", { name: community }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(community);
      await expect(page.getByText(/数字化平台落地性 60\.00 分/).first()).toBeAttached();
      await expect(page.getByText("待核定").filter({ visible: true }).first()).toBeVisible();
      await expect(page.getByText("通过验收").filter({ visible: true }).first()).toBeVisible();
      const code = page.url().split("/").at(-1);
      const answer = await page.request.get(`/api/v1/outcomes/${code}`);
      const { submission, decision } = await answer.json();
      const again = await page.request.post("/api/v1/score", {
        data: { standard: `${decision.standard.family}@${decision.standard.version}`, submission },
      });
      expect(await again.json()).toEqual(decision);
      expect(decision.outcome).toBe("passed");
    });
  });
