import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "@playwright/test";
import { askedLeaves } from "@/lib/application/score";
import { codesIn } from "../letters";
import { qrOf } from "../pdf";
import { registerFile } from "../unit/survey/register-file";
import { call, inTurn } from "./support/doors";
import { expect, test } from "./support/fixtures";
import { inspect, staysInWidth } from "./support/look";
import { community as facts } from "./support/office";
import { peopled } from "./support/people";
import {
  announce,
  approve,
  byName,
  comeIn,
  concludeVerification,
  publish,
  twice,
} from "./support/steps";

/**
 * One community's residents, from the draw to the certificate and beyond: asked by lot, on phones and at a desk, with
 * script and without; informed by notice and result; able to compute it anew, to check the paper, and to see what was
 * corrected. What the office does in between is done by whose office it is.
 */

const { office, actor, newApplication } = peopled();
test.use({ provoked: /ERR_INTERNET_DISCONNECTED|Failed to load resource/ });

const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** In Hangzhou. */
const day = (offset: number) =>
  new Date(Date.now() + (8 + offset * 24) * 3_600_000).toISOString().slice(0, 10).split("-");

async function fillDay(page: Page, legend: string, offset: number): Promise<void> {
  const group = page.getByRole("group", { name: legend });
  const parts = day(offset);
  for (const [at, label] of ["年", "月", "日"].entries())
    await group.getByLabel(label).fill(parts[at] ?? "");
}

interface Device {
  javaScriptEnabled?: boolean;
  desktop?: boolean;
}

/** A resident with a phone of 360 pixels, or at a desk. */
async function resident(
  browser: Browser,
  baseURL: string | undefined,
  { javaScriptEnabled = true, desktop = false }: Device = {},
): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL, javaScriptEnabled, locale: "zh-CN", timezoneId: "Asia/Shanghai" },
    ...{ hasTouch: !desktop, viewport: { width: desktop ? 1_280 : 360, height: 740 } },
  });
  return context.newPage();
}

/** One choice for each of the ten questions, by its words. */
async function choose(page: Page, choice: string): Promise<void> {
  const questions = page.getByRole("group");
  await expect(questions).toHaveCount(10);
  for (const question of await questions.all())
    await question.getByRole("radio", { name: choice, exact: true }).check();
}

/** All scripts of a page, gzipped, in bytes. */
async function scripts(page: Page): Promise<number> {
  const html = await (await page.request.get(page.url())).text();
  const paths = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, path]) => path ?? "");
  expect(paths).not.toEqual([]);
  const bodies = await Promise.all(
    paths.map(async (path) => (await page.request.get(path)).body()),
  );
  return bodies.reduce((bytes, body) => bytes + gzipSync(body).byteLength, 0);
}

/** What one step leaves to the next. */
let id = "";
let community = "";
let codes: string[] = [];
let published = "";
let certificate = "";

test.describe
  .serial("从抽样到证书", () => {
    test.beforeAll(async () => {
      id = await newApplication("draft", { whole: true });
      const [row] = await office.rows<{ name: string }>(
        `SELECT c."name" FROM "Community" c JOIN "Application" a ON a."communityId" = c."id" WHERE a."id" = $1`,
        [id],
      );
      community = row?.name ?? "";
    });

    test("区县市制订调查计划，导入名册，先公布承诺，再抽样，得到邀请信", async ({
      page,
      baseURL,
    }) => {
      await comeIn(page, actor("official"), baseURL);
      await page.goto(`/applications/${id}`);
      await page.getByRole("link", { name: "居民满意度调查" }).click();
      await fillDay(page, "开始日期", 0);
      await fillDay(page, "截止日期", 9);
      await page.getByLabel("咨询电话或地点").fill("社区服务中心，0571-88000000");
      await page.getByRole("button", { name: "保存调查计划" }).click();
      await expect(page.getByText("下一步：导入住户名册。")).toBeVisible();
      const rows = Array.from({ length: 110 }, (_, at) => [at < 70 ? "1幢" : "2幢", 101 + at]);
      const buffer = Buffer.from(await registerFile(rows), "base64");
      const register = page.getByLabel("住户名册（.xlsx）");
      await register.setInputFiles({ name: "名册.xlsx", mimeType, buffer });
      await page.getByRole("button", { name: "导入名册" }).click();
      await expect(page.getByText("名册 110 户，需要 100 份，邀请 110 户")).toBeVisible();
      // It began five days ago: nobody may plan that, and nobody can wait here for five days.
      await office.rows(
        `UPDATE "Survey" SET "opensOn" = "opensOn" - 5 WHERE "applicationId" = $1`,
        [id],
      );

      await page.getByRole("button", { name: "公布抽样承诺" }).click();
      await page.getByRole("button", { name: "公布承诺" }).click();
      await expect(page.getByText("下一步：抽样并制作邀请信。")).toBeVisible();
      await page.getByRole("button", { name: "抽样并制作邀请信" }).click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "抽样", exact: true }).click(),
      ]);
      codes = codesIn(await readFile(await download.path()));
      expect(new Set(codes).size).toBe(110);
      await expect(page.getByText("110 封邀请信已做好")).toBeVisible();
    });

    test("住户重复抽样，在手机和电脑上答卷：没有脚本的，断了网的，用鼠标的", async ({
      browser,
      baseURL,
      request,
    }) => {
      const [survey] = await office.rows<{ id: string }>(
        `SELECT "id" FROM "Survey" WHERE "applicationId" = $1`,
        [id],
      );
      const [first = "", second = "", third = "", ...others] = codes;

      // A phone without script: the code is typed in, wrongly first; answered, and answered anew.
      const plain = await resident(browser, baseURL, { javaScriptEnabled: false });
      await plain.goto("/survey");
      await plain.getByLabel("调查码").fill("ABCD-EFGH-JKMN");
      await plain.getByRole("button", { name: "开始答卷" }).click();
      await expect(plain.getByText("没有找到这个调查码。")).toBeVisible();
      await plain.getByLabel("调查码").fill(`${first.slice(0, 4)} ${first.slice(4).toLowerCase()}`);
      await plain.getByRole("button", { name: "开始答卷" }).click();
      for (const [choice, receipt] of [
        ["满意", "谢谢您。"],
        ["不满意", "新的答卷代替了原来的一份。"],
      ] as const) {
        await plain.goto(`/survey/${first}`);
        await choose(plain, choice);
        await plain.getByRole("button", { name: "提交答卷" }).click();
        await expect(plain.getByRole("heading", { level: 1 })).toHaveText("已收到您的答卷");
        await expect(plain.getByText(receipt)).toBeVisible();
      }
      await plain.context().close();

      // A phone that loses its connection: nothing is lost, and it counts once.
      const phone = await resident(browser, baseURL);
      await phone.goto(`/survey/${second}`);
      expect(await scripts(phone)).toBeLessThanOrEqual(2 * 1_024);
      await inspect(phone, "the questions on a phone");
      await choose(phone, "非常满意");
      await phone.reload();
      await expect(phone.getByRole("radio", { name: "非常满意", checked: true })).toHaveCount(10);
      await phone.context().setOffline(true);
      await phone.getByRole("button", { name: "提交答卷" }).click();
      await expect(phone.getByText("还没有提交成功，正在自动重试。")).toBeVisible();
      await phone.context().setOffline(false);
      await expect(phone.getByRole("heading", { level: 1 })).toHaveText("已收到您的答卷");
      await phone.context().close();

      // At a desk, with a mouse: whoever likes draws again, and answers by pressing on the words.
      const desk = await resident(browser, baseURL, { desktop: true });
      await desk.goto(`/survey/plans/${survey?.id}`);
      await desk.getByRole("button", { name: "在我的浏览器里重新抽一次" }).click();
      await expect(desk.getByText("抽中的 110 户逐户相同。")).toBeVisible();
      await desk.goto(`/survey/${third}`);
      for (const question of await desk.getByRole("group").all())
        await question.getByText("非常满意", { exact: true }).click();
      await desk.getByRole("button", { name: "提交答卷" }).click();
      await expect(desk.getByRole("heading", { level: 1 })).toHaveText("已收到您的答卷");
      await desk.context().close();

      // Others answer as a form does.
      const headers = { origin: new URL("/", baseURL).origin };
      await inTurn(others.slice(0, 98), async (code) => {
        const form = { survey: survey?.id ?? "", code, ...Object.fromEntries(tenTimes("1")) };
        const answer = await request.post("/survey/answers", { form, headers, maxRedirects: 0 });
        expect(answer.headers().location).toBe("/survey/received");
      });
    });

    test("截止后结束调查，份数写入满意度，申报提交", async ({ page, baseURL }) => {
      await comeIn(page, actor("official"), baseURL);
      await page.goto(`/applications/${id}/survey`);
      await expect(page.getByText("101 份，回收率 91.8%")).toBeVisible();
      await expect(page.getByRole("button", { name: "结束调查，写入申报" })).toHaveCount(0);
      await office.rows(`UPDATE "Survey" SET "closesOn" = "opensOn" WHERE "applicationId" = $1`, [
        id,
      ]);
      await page.reload();
      await page.getByRole("button", { name: "结束调查，写入申报" }).click();
      await page.getByRole("button", { name: "结束调查", exact: true }).click();
      await expect(page.getByRole("row", { name: /总的来说.* 100 0 0 1 0 0$/ })).toBeVisible();
      // In public stands what counts, and nothing finer.
      await page.getByRole("link", { name: "抽样与结果" }).click();
      await expect(page.getByText("101 份，占邀请的 91.8%")).toBeVisible();
      await expect(page.getByRole("row", { name: /总的来说.* 100 0 0 1 0$/ })).toBeVisible();
      await expect(page.getByRole("columnheader", { name: "不了解" })).toHaveCount(0);
      await page.goto(`/applications/${id}/satisfaction`);
      await expect(page.getByText("来自居民满意度调查")).toHaveCount(10);
      await expect(page.getByLabel("非常满意", { exact: true }).first()).toHaveValue("100");
      await page.goto(`/applications/${id}/check`);
      await twice(page, "提交申报");
      await expect(page.getByText("待核验")).toBeVisible();
    });

    test("核验、另一人审定、公示，期满后公布", async ({ page, baseURL }) => {
      // Page by page this is played in story.spec.ts.
      const { cookie } = actor("reviewer of the batch");
      const { prepared, waived } = office;
      if (!prepared) throw new Error("no standard");
      const nodeIds = askedLeaves(prepared, facts.type, [waived]).map((leaf) => leaf.id);
      for (const [name, input] of [
        ["acceptPoints", { applicationId: id, nodeIds }],
        [
          "ruleWaiver",
          { applicationId: id, nodeId: waived, version: 1, ruling: "accepted", reason: "" },
        ],
      ] as const)
        expect(await call(baseURL, name, input, { cookie, id })).toMatchObject({ ok: true });
      await comeIn(page, actor("reviewer of the batch"), baseURL);
      await concludeVerification(page, id);
      await comeIn(page, actor("administrator"), baseURL);
      await approve(page, id, community);
      await announce(page, id, community);
      published = await publish(page, id, community);
    });

    test("居民在手机上找到结果，自己算一遍，打开证书，扫码核验", async ({ browser, baseURL }) => {
      const phone = await resident(browser, baseURL);
      await phone.goto("/outcomes");
      await phone.getByLabel("社区、街道或结果编号").fill(community);
      await phone.getByRole("button", { name: "查找" }).click();
      await phone.getByRole("link", { name: community }).click();
      await expect(phone.getByRole("heading", { level: 1 })).toHaveText(community);
      expect(new URL(phone.url()).pathname).toBe(published);
      await phone.getByRole("link", { name: "自己算一遍" }).click();
      await phone.getByRole("button", { name: "用公布的数据计算" }).click();
      await expect(phone.getByText("全部相同：重新计算得到的就是公布的结论。")).toBeVisible();

      const paper = await phone.request.get(`${published}/certificate.pdf`);
      const address = new URL(qrOf(await paper.body()));
      expect(address.origin).toBe(new URL(baseURL ?? "").origin);
      certificate = `${address.pathname}${address.search}`;
      await phone.goto(certificate);
      await expect(phone.getByText("这项结果是本站公布的，现在有效。")).toBeVisible();
      await expect(phone.getByText(community)).toBeVisible();
      const number = address.searchParams.get("code") ?? "";
      const wrong = `${number.slice(0, -1)}${number.endsWith("0") ? "1" : "0"}`;
      await phone.getByLabel("编号").fill(wrong);
      await phone.getByRole("button", { name: "核验" }).click();
      await expect(phone.getByText("核对码不符")).toBeVisible();
      await phone.context().close();
    });

    test("一名管理员提请更正，另一名确认；改过的结果重新公示、公布，原结果可以查看并注明，原证书失效", async ({
      page,
      browser,
      baseURL,
    }) => {
      await comeIn(page, actor("administrator"), baseURL);
      await page.goto(`/approvals/${id}`);
      await page.getByText("更正或撤销").click();
      await page.getByRole("radio", { name: /^更正/ }).check();
      const proposal = page.getByRole("form", { name: `更正或撤销：${community}` });
      await proposal.getByText("数字化平台落地性", { exact: true }).click();
      await page.getByRole("checkbox", { name: "物联设备接入与在线率" }).check();
      await page.getByRole("textbox", { name: "理由" }).fill("物联设备在线率录入有误。");
      await inspect(page, "a correction to be proposed");
      await page.getByRole("button", { name: "提请" }).click();
      await expect(page.getByText("提请更正，等待确认")).toBeVisible();
      await expect(page.getByRole("button", { name: "确认更正" })).toHaveCount(0);
      await comeIn(page, actor("administrator who submitted"), baseURL);
      await page.goto(`/approvals/${id}`);
      await byName(page, "确认更正", community);
      await expect(page).toHaveURL(/\/approvals$/);

      // Until the new one is published the old one holds, and says what is under way.
      const phone = await resident(browser, baseURL);
      await phone.goto(published);
      await expect(phone.getByText("更正后的结果公布之前，以这项结果为准。")).toBeVisible();
      await phone.goto(certificate);
      await expect(phone.getByText("更正正在办理，新的结果公布之前仍然有效。")).toBeVisible();

      await comeIn(page, actor("reviewer of the batch"), baseURL);
      await page.goto(`/reviews/${id}/points/digital`);
      await page.getByText("调整核定：物联设备接入与在线率").click();
      const form = page.getByRole("form", { name: "调整核定：物联设备接入与在线率" });
      await form.getByLabel(/^核定分/).fill("2");
      await form.getByLabel("调整理由").fill("按核查记录更正。");
      await form.getByRole("button", { name: "核定" }).click();
      await expect(page.getByText("未核定")).toHaveCount(0);
      await concludeVerification(page, id);
      await comeIn(page, actor("administrator"), baseURL);
      await approve(page, id, community);
      await announce(page, id, community);
      const corrected = await publish(page, id, community);
      expect(corrected).not.toBe(published);

      // The old record stays as it was and leads to the new one; its certificate holds no longer.
      await phone.goto(published);
      await expect(phone.getByText("这项结果已经更正")).toBeVisible();
      await expect(phone.getByText("理由：物联设备在线率录入有误。")).toBeVisible();
      await inspect(phone, "a corrected result on a phone");
      await staysInWidth(phone, "a corrected result");
      expect((await phone.request.get(`${published}/certificate.pdf`)).status()).toBe(404);
      await phone.getByRole("link", { name: "查看更正后的结果" }).click();
      await expect(phone.getByText("这是更正后的结果")).toBeVisible();
      expect(new URL(phone.url()).pathname).toBe(corrected);
      await phone.goto(certificate);
      await expect(phone.getByText("请以更正后的结果为准。")).toBeVisible();
      await phone.goto("/amendments");
      const row = phone.getByRole("row", { name: new RegExp(community) });
      await expect(row).toContainText("物联设备在线率录入有误。");
      await inspect(phone, "corrections on a phone");
      await phone.context().close();
    });
  });

const tenTimes = (choice: string) =>
  Array.from({ length: 10 }, (_, at) => [`a${at + 1}`, choice] as const);
