import type { Browser, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { peopled } from "./support/people";
import { announce, approve, byName, comeIn, concludeVerification, publish } from "./support/steps";

/** A result on notice, an objection by somebody without script, the answer, verification of one point, publication, revocation. */

const { office, actor, newApplication } = peopled();
test.use({ provoked: /status of 404/ });

async function visitor(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL, locale: "zh-CN", timezoneId: "Asia/Shanghai", javaScriptEnabled: false },
    viewport: { width: 360, height: 740 },
  });
  return context.newPage();
}

test("公示中的结果被提出异议，成立后只重新核验一项，再次公示后公布，最后撤销", async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const id = await newApplication("approved", { whole: true });
  const [row] = await office.rows<{ name: string }>(
    `SELECT c."name" FROM "Community" c JOIN "Application" a ON a."communityId" = c."id" WHERE a."id" = $1`,
    [id],
  );
  const community = row?.name ?? "";
  const code = `2026-${id.slice(0, 8)}`;
  await comeIn(page, actor("administrator"), baseURL);
  await announce(page, id, community);

  // On a phone, without script.
  const resident = await visitor(browser, baseURL);
  await resident.goto(`/notices/${code}`);
  await resident.getByRole("link", { name: "提出异议" }).click();
  await resident.getByLabel("对哪一项有异议").selectOption({ label: "物联设备接入与在线率" });
  const text = "设备大多不在线。<script>alert(1)</script>";
  await resident.getByLabel("异议内容").fill(text);
  await resident.getByRole("button", { name: "提交异议" }).click();
  await expect(resident.getByRole("alert")).toContainText("请填写姓名和联系方式");
  await expect(resident.getByLabel("异议内容")).toHaveValue(text);
  await expect(resident.getByLabel("对哪一项有异议")).toHaveValue("digital-access-devices");
  await resident.getByLabel("您的姓名和联系方式").fill("演示居民 13800001234");
  await resident.getByRole("button", { name: "提交异议" }).click();
  await expect(resident.getByRole("heading", { level: 1 })).toHaveText("异议回执");
  await expect(resident.getByText("待受理")).toBeVisible();
  const receipt = resident.url();

  // Taken up and answered: what looks like a telephone number is pointed out first.
  await page.goto("/desk");
  await expect(page.getByRole("region", { name: /待办异议/ })).toBeVisible();
  const [objection] = await office.rows<{ id: string }>(
    `SELECT "id" FROM "Objection" WHERE "applicationId" = $1`,
    [id],
  );
  await page.goto(`/objections/${objection?.id}`);
  await expect(page.getByText(text)).toBeVisible();
  await page.getByRole("button", { name: "受理" }).click();
  await page.getByRole("radio", { name: /^成立/ }).check();
  await expect(page.getByRole("checkbox", { name: "物联设备接入与在线率" })).toBeChecked();
  await page.getByLabel("异议概要").fill("反映设备在线率低。");
  await page.getByLabel("答复", { exact: true }).fill("已致电 13800001234 核实，重新核定。");
  const answer = page.getByRole("button", { name: "答复" });
  await answer.click();
  await page.getByRole("dialog").getByRole("button", { name: "答复" }).click();
  await expect(page.getByText(/像是手机号码（13800001234）/).first()).toBeVisible();
  await page.getByLabel("答复", { exact: true }).fill("经现场核实，重新核定。");
  await answer.click();
  await page.getByRole("dialog").getByRole("button", { name: "答复" }).click();
  await expect(page.getByText("异议成立").first()).toBeVisible();
  await resident.goto(receipt);
  await expect(resident.getByText("经现场核实，重新核定。")).toBeVisible();
  await expect(resident.getByText("演示居民")).toHaveCount(0);
  await resident.goto(`/notices/${code}`);
  await expect(resident.getByText("公示已中止")).toBeVisible();

  // One point is open to verification again, and nothing else.
  await comeIn(page, actor("reviewer of the batch"), baseURL);
  await page.goto(`/reviews/${id}`);
  await page.getByRole("link", { name: "物联设备接入与在线率" }).click();
  await expect(page.getByRole("button", { name: "认可自评" })).toHaveCount(1);
  await page.getByRole("button", { name: "认可自评" }).click();
  await expect(page.getByText("未核定")).toHaveCount(0);
  await concludeVerification(page, id);

  // Approved, on notice again, and published when that is over.
  await comeIn(page, actor("administrator"), baseURL);
  await approve(page, id, community);
  await announce(page, id, community);
  const published = await publish(page, id, community);
  expect((await resident.request.get(`/outcomes/${code}`)).status()).toBe(404);

  // Revoked by two persons: the page stays, and says so with the reason.
  await page.goto(`/approvals/${id}`);
  await page.getByText("更正或撤销").click();
  await page.getByRole("radio", { name: /^撤销/ }).check();
  await page.getByRole("textbox", { name: "理由" }).fill("申报材料不实。");
  await page.getByRole("button", { name: "提请" }).click();
  await expect(page.getByText("提请撤销，等待确认")).toBeVisible();
  await expect(page.getByRole("button", { name: "确认撤销" })).toHaveCount(0);
  await comeIn(page, actor("administrator who submitted"), baseURL);
  await page.goto(`/approvals/${id}`);
  await byName(page, "确认撤销", community);
  await expect(page.getByText("结果已撤销")).toBeVisible();
  await resident.goto(published);
  await expect(resident.getByText("理由：申报材料不实。")).toBeVisible();
  await resident.goto("/amendments");
  await expect(resident.getByText("申报材料不实。")).toBeVisible();
  await resident.context().close();
});

test("有脚本的：随填随数字数，填错的回来时焦点在提示上，一次只提交一次", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL });
  const resident = await context.newPage();
  await resident.goto("/notices");
  await resident.getByRole("link", { name: "桂语里社区" }).click();
  await resident.getByRole("link", { name: "提出异议" }).click();
  await resident.getByLabel("异议内容").fill("甲乙丙");
  await expect(resident.getByText("还可填 1997 字")).toBeVisible();
  await resident.getByLabel("异议内容").fill("长".repeat(2_001));
  await expect(resident.getByText("超出 1 字，最多 2000 字")).toBeVisible();
  await resident.getByRole("button", { name: "提交异议" }).click();
  await expect(resident.getByRole("alert")).toBeFocused();
  await expect(resident.getByText("超出 1 字，最多 2000 字")).toBeVisible();
  await resident.getByLabel("异议内容").fill("设备大多不在线。");
  await resident.getByLabel("您的姓名和联系方式").fill("演示居民 13800001234");
  const held = await resident.evaluate(() => {
    const stopped: boolean[] = [];
    // Hears of it after the page's own script, and keeps the page.
    window.addEventListener("submit", (event) => {
      stopped.push(event.defaultPrevented);
      event.preventDefault();
    });
    const button = document.querySelector<HTMLButtonElement>("form[data-once] [type=submit]");
    button?.click();
    button?.click();
    return stopped;
  });
  expect(held).toEqual([false, true]);
  await expect(resident.getByRole("button", { name: "正在提交" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await context.close();
});
