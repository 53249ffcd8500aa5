import type { Browser, Page } from "@playwright/test";
import { expect, saved, test } from "./support/fixtures";
import { type Actor, Office } from "./support/office";

/** Several people on one application: a district and a street, each at an own browser. */

const office = new Office();
let official: Actor;
let street: Actor;
test.beforeAll(async () => {
  official = await office.account("district-official", "gongshu");
  street = await office.account("contributor", "gongshu");
  await office.open(await office.account("administrator", null), []);
});
test.afterAll(() => office.close());

const field = (page: Page) => page.getByLabel("自评分：物联设备接入与在线率");
/** The page comes into view: it asks at once what has happened, as it does every twenty seconds. */
const look = async (page: Page) => {
  const heard = page.waitForResponse(/\/presence$/);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await heard;
};

async function at(browser: Browser, who: Actor, baseURL: string | undefined, phone = false) {
  const [name = "", value = ""] = who.cookie.split("=", 2);
  const context = await browser.newContext({
    baseURL,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 900 },
    hasTouch: phone,
  });
  await context.addCookies([{ name, value, url: baseURL ?? "" }]);
  const page = await context.newPage();
  page.on("pageerror", (error) => expect(String(error)).toBe(""));
  return page;
}

test("街道人员在手机上填写交回，区里看得到谁在填、填了什么，退回后再核对通过", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const id = await office.application("draft", { official });
  const desk = await at(browser, official, baseURL);
  const phone = await at(browser, street, baseURL, true);

  await phone.goto("/desk");
  await expect(phone.getByText("没有分派给您的填报")).toBeVisible();

  await desk.goto(`/applications/${id}`);
  await desk.getByRole("link", { name: "分派填报" }).click();
  await desk.getByLabel("填报人员").selectOption({ label: street.name });
  await desk.getByRole("checkbox", { name: "数字化平台落地性" }).check();
  await desk.getByLabel(/填报要求/).fill("按台账填写。");
  await desk.getByRole("button", { name: "分派", exact: true }).click();
  await expect(desk.getByText(`${street.name}：填写中`)).toBeVisible();

  await phone.reload();
  await phone.getByRole("link", { name: "数字化平台落地性" }).click();
  await expect(phone.getByRole("region", { name: "分派情况" })).toContainText("按台账填写。");
  await expect(field(phone)).toHaveValue("6");

  await desk.getByRole("link", { name: "数字化平台落地性" }).click();
  await expect(desk.getByText(`${street.name} 正在填写“数字化平台落地性”`)).toBeVisible();
  await look(phone);
  await expect(phone.getByText(`${official.name} 正在填写“数字化平台落地性”`)).toBeVisible();

  // What the one saves appears at the other's, without a reload.
  await field(phone).fill("4.5");
  await saved(phone);
  await look(desk);
  await expect(field(desk)).toHaveValue("4.5");
  await expect(desk.getByText(new RegExp(`${street.name} \\d\\d:\\d\\d 更新`))).toBeVisible();

  // The field that somebody is in stays; saving it then shows both.
  await field(desk).focus();
  await field(phone).fill("3.5");
  await saved(phone);
  await look(desk);
  await expect(field(desk)).toHaveValue("4.5");
  await field(desk).fill("5");
  const choice = desk.getByRole("alert").filter({ hasText: "已在别处保存了不同内容" });
  await expect(choice).toContainText("3.50 分");
  await choice.getByRole("button", { name: "采用已保存的" }).click();
  await expect(field(desk)).toHaveValue("3.5");

  // Handed in with a gap: only with a reason.
  await field(phone).fill("");
  await field(phone).blur();
  await saved(phone);
  const form = phone.getByRole("form", { name: "交回：数字化平台落地性" });
  const confirm = async () => {
    await form.getByRole("button", { name: "交回" }).click();
    await phone.getByRole("dialog").getByRole("button", { name: "交回" }).click();
  };
  await confirm();
  await expect(
    phone.getByRole("alert").filter({ hasText: "还有 1 处没有填好，没有交回。" }),
  ).toBeVisible();
  await form.getByLabel(/^说明/).fill("台账下周补。");
  await confirm();
  await expect(phone.getByText("当前不能修改，仅供查看。")).toBeVisible();
  await expect(field(phone)).toBeDisabled();

  // The other page hears of it, and the district sends it back.
  await look(desk);
  const panel = desk.getByRole("region", { name: "分派情况" });
  await expect(panel).toContainText("已交回，待核对");
  await expect(panel).toContainText("交回说明：台账下周补。");
  await panel.getByText("退回补填").first().click();
  await panel.getByLabel("需要补填什么").fill("请先按现有台账填写。");
  await panel.getByRole("button", { name: "退回补填" }).click();
  await expect(panel).toContainText("填写中");

  await look(phone);
  await expect(phone.getByRole("region", { name: "分派情况" })).toContainText(
    "请先按现有台账填写。",
  );
  await expect(field(phone)).toBeEnabled();
  await field(phone).fill("2");
  // Handed in at once: what was typed last goes first.
  await confirm();
  await expect(field(phone)).toBeDisabled();
  await look(desk);
  await expect(field(desk)).toHaveValue("2");
  await panel.getByRole("button", { name: "核对通过" }).click();
  await expect(panel).toContainText("已核对");

  await desk.goto(`/applications/${id}/check`);
  await expect(desk.getByRole("button", { name: "提交申报" })).toBeVisible();
  await phone.context().close();
  await desk.context().close();
});

test("收回后填报人员不再看到这一部分", async ({ browser, baseURL }) => {
  const id = await office.application("draft", { official, contributor: street });
  const desk = await at(browser, official, baseURL);
  await desk.goto(`/applications/${id}/digital`);
  await desk.getByRole("button", { name: "收回" }).click();
  await desk.getByRole("dialog").getByRole("button", { name: "收回" }).click();
  await expect(desk.getByRole("link", { name: "分派本页" })).toBeVisible();
  const phone = await at(browser, street, baseURL, true);
  await phone.goto(`/applications/${id}`);
  await expect(phone.getByRole("link", { name: "党建考核" })).toBeVisible();
  await expect(phone.getByRole("link", { name: "数字化平台落地性" })).toHaveCount(0);
  await phone.context().close();
  await desk.context().close();
});

test("每个评分点看得到修改记录，可以恢复以前的值", async ({ browser, baseURL }) => {
  const id = await office.application("draft", { official });
  const desk = await at(browser, official, baseURL);
  await desk.goto(`/applications/${id}/digital`);
  await field(desk).fill("1.5");
  await saved(desk);
  const point = desk.locator("[data-point=digital-access-devices]");
  await point.getByText("修改记录").click();
  await expect(point.getByRole("listitem")).toHaveCount(2);
  await expect(point.getByRole("listitem").first()).toContainText(official.name);
  await expect(point.getByRole("listitem").first()).toContainText("1.50 分");
  await point.getByRole("button", { name: /恢复此值.*6\.00 分/ }).click();
  await expect(field(desk)).toHaveValue("6");
  await expect(point.getByRole("listitem")).toHaveCount(3);
  await desk.reload();
  await expect(field(desk)).toHaveValue("6");
  await desk.context().close();
});

test("沿用往次填报：先看再沿用，逐项标明，确认后标记消失", async ({ browser, baseURL }) => {
  const { applicationId } = await office.nextDraft(official);
  const desk = await at(browser, official, baseURL);
  await desk.goto(`/applications/${applicationId}`);
  await desk.getByRole("link", { name: "沿用往次填报" }).click();
  await expect(desk.getByRole("table", { name: /可以沿用的 \d+ 个评分点/ })).toContainText(
    "6.00 分",
  );
  await desk.getByRole("button", { name: /沿用这 \d+ 项/ }).click();
  await expect(desk.getByText(/已填 \d+ \/ \d+ 个评分点/)).toBeVisible();
  await desk.goto(`/applications/${applicationId}/digital`);
  await expect(field(desk)).toHaveValue("6");
  const marks = desk.getByText("沿用往次，待确认");
  const count = await marks.count();
  expect(count).toBeGreaterThan(5);
  await desk.getByRole("button", { name: /确认沿用.*物联设备接入与在线率/ }).click();
  await saved(desk);
  await expect(marks).toHaveCount(count - 1);
  await desk.getByRole("button", { name: /确认本页沿用的 \d+ 项/ }).click();
  await saved(desk);
  await expect(marks).toHaveCount(0);
  await desk.reload();
  await expect(field(desk)).toHaveValue("6");
  await expect(marks).toHaveCount(0);
  await desk.goto(`/applications/${applicationId}/check`);
  await expect(marks.first()).toBeVisible();
  await desk.context().close();
});
