import { randomUUID } from "node:crypto";
import { PostOffice, until } from "../post-office";
import { call } from "./support/doors";
import { expect, type Page, password, test } from "./support/fixtures";
import { type Actor, devices, Office } from "./support/office";

const post = new PostOffice();
const office = new Office();
const email = `chen-${office.run}@example.cn`;
let reviewer: Actor;
let official: Actor;

test.beforeAll(async () => {
  await post.open(Number(process.env.E2E_SMTP_PORT));
  official = await office.account("district-official", "gongshu");
  reviewer = await office.account("reviewer", null);
  const admin = await office.account("administrator", null);
  await office.open(admin, [reviewer]);
});
test.afterAll(async () => {
  await office.rows(
    `UPDATE "Account" SET "email" = NULL, "mailMode" = 'each' WHERE "username" = 'gongshu'`,
  );
  await office.close();
  await post.close();
});

/** A reviewer returns one of the district's applications. @returns its id and its community's name */
async function returned(baseURL: string | undefined): Promise<{ id: string; name: string }> {
  const id = await office.application("submitted", { official });
  const items = [{ nodeId: devices, comment: `请补正 ${randomUUID()}` }];
  const answer = await call(
    baseURL,
    "returnForRectification",
    { applicationId: id, version: 1, items },
    { cookie: reviewer.cookie, id },
  );
  expect(answer.ok).toBe(true);
  const [row] = await office.rows<{ name: string }>(
    `SELECT c."name" FROM "Application" a JOIN "Community" c ON c."id" = a."communityId" WHERE a."id" = $1`,
    [id],
  );
  return { id, name: row?.name ?? "" };
}

/** How many unread messages the head of the page tells of. */
async function unread(page: Page): Promise<number> {
  const text = await page.getByRole("link", { name: /^消息/ }).textContent();
  return Number(/(\d+)\s*条未读/.exec(text ?? "")?.[1] ?? 0);
}

test.describe
  .serial("一份申报被退回", () => {
    test("申报人员先设置邮箱：验证码寄到后填写，才算设好", async ({ page, signIn }) => {
      await signIn("gongshu");
      await page.goto("/desk");
      await page
        .getByRole("link", { name: /我的账号$/ })
        .first()
        .click();
      await expect(page.getByRole("heading", { level: 1, name: "我的账号" })).toBeVisible();
      await page.getByLabel("邮箱", { exact: true }).fill("chen@");
      await page.getByRole("button", { name: "发送验证码" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "邮箱格式不正确" })).toBeVisible();
      await page.getByLabel("邮箱", { exact: true }).fill(email);
      await page.getByRole("button", { name: "发送验证码" }).click();
      await expect(page.getByText(`邮件寄往 ${email}，其中有 6 位数字。`)).toBeVisible();
      await until(() => post.to(email).length === 1, "the code to be mailed");
      const code = /\d{6}/.exec(post.to(email)[0]?.mail.text ?? "")?.[0] ?? "";
      await page.getByLabel("验证码").fill(code === "000000" ? "000001" : "000000");
      await page.getByRole("button", { name: "确认邮箱" }).click();
      await expect(page.getByRole("alert").filter({ hasText: "验证码不正确" })).toBeVisible();
      await page.getByLabel("验证码").fill(code);
      await page.getByRole("button", { name: "确认邮箱" }).click();
      await expect(page.getByText(`消息寄往 ${email}。`)).toBeVisible();
      await expect(page.getByRole("radio", { name: "每条消息一封" })).toBeChecked();
    });

    test("在系统内和邮箱里各收到一条消息，打开即已读，并到要办的地方", async ({
      page,
      signIn,
      baseURL,
    }) => {
      await signIn("gongshu");
      await page.goto("/desk");
      const before = await unread(page);
      const { id, name } = await returned(baseURL);
      const title = `“${name}”的申报被退回整改`;
      await page.goto("/desk");
      expect(await unread(page)).toBe(before + 1);
      await until(() => post.to(email).some(({ mail }) => mail.subject === title), "the mail");
      const letters = post.to(email).filter(({ mail }) => mail.subject === title);
      expect(letters).toHaveLength(1);
      const link = /查看：(\S+)/.exec(letters[0]?.mail.text ?? "")?.[1] ?? "";
      expect(link).toContain(`${baseURL}/messages/`);
      await page.getByRole("link", { name: /^消息/ }).click();
      await expect(page.getByRole("heading", { level: 1, name: "消息" })).toBeVisible();
      const line = page.getByRole("listitem").filter({ hasText: title });
      await expect(line).toContainText("未读");
      await expect(line).toContainText("点名 1 项，请按审核意见改正后重新提交。");
      await line.getByRole("link", { name: title }).click();
      await expect(page).toHaveURL(new RegExp(`/applications/${id}$`));
      await expect(page.getByText("退回整改：1 项需要修改")).toBeVisible();
      expect(await unread(page)).toBe(before);
      // From the mail it leads to the same place, also for who has to sign in first.
      // The open page would go on saying that somebody is there, and be refused.
      await page.goto("about:blank");
      await page.context().clearCookies();
      await page.goto(link);
      await expect(page).toHaveURL(/\/sign-in\?next=/);
      await page.getByLabel("用户名").fill("gongshu");
      await page.getByLabel("密码", { exact: true }).fill(password);
      await page.getByRole("button", { name: "登录", exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/applications/${id}$`));
    });

    test("别人的消息打不开", async ({ page, signIn }) => {
      const [row] = await office.rows<{ id: string }>(
        `SELECT m."id" FROM "Message" m JOIN "Account" a ON a."id" = m."recipientId" WHERE a."username" = 'gongshu' LIMIT 1`,
      );
      await signIn("xihu");
      const answer = await page.request.get(`/messages/${row?.id}`, { maxRedirects: 0 });
      expect(answer.status()).toBe(404);
    });

    test("邮件服务器停了，管理员看得到原因；恢复后补寄，一封不少", async ({
      page,
      signIn,
      baseURL,
    }) => {
      await post.close();
      const { name } = await returned(baseURL);
      await signIn("admin");
      await expect(async () => {
        await page.goto("/jobs");
        await expect(page.getByRole("cell", { name: /无法连接邮件服务器/ }).first()).toBeVisible({
          timeout: 1_000,
        });
      }).toPass();
      await expect(page.getByText("有故障")).toBeVisible();
      await post.open();
      const row = page.getByRole("row").filter({ hasText: "寄送消息邮件" }).first();
      await row.getByRole("button", { name: "立即重试" }).click();
      const title = `“${name}”的申报被退回整改`;
      await until(() => post.to(email).some(({ mail }) => mail.subject === title), "the mail");
      expect(post.to(email).filter(({ mail }) => mail.subject === title)).toHaveLength(1);
    });

    test("全部标为已读", async ({ page, signIn }) => {
      await signIn("gongshu");
      await page.goto("/messages");
      await page.getByRole("button", { name: "全部标为已读" }).click();
      await expect(page.getByText("未读", { exact: true })).toHaveCount(0);
      expect(await unread(page)).toBe(0);
    });
  });
