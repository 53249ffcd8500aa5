import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "@playwright/test";
import { codesIn } from "../letters";
import { registerFile } from "../unit/survey/register-file";
import { expect, test } from "./support/fixtures";
import { type Actor, Office } from "./support/office";

/** 居民满意度调查, from the draw to the counts in the application: at the district's desk and on phones. */

const office = new Office();
let official: Actor;
test.beforeAll(async () => {
  official = await office.account("district-official", "gongshu");
  await office.open(await office.account("administrator", null), []);
});
test.afterAll(() => office.close());
test.use({ provoked: /ERR_INTERNET_DISCONNECTED|Failed to load resource/ });

const root = fileURLToPath(new URL("../..", import.meta.url));
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

async function onPhone(browser: Browser, baseURL: string | undefined, javaScriptEnabled: boolean) {
  const context = await browser.newContext({
    ...{ baseURL, javaScriptEnabled, locale: "zh-CN", hasTouch: true },
    viewport: { width: 360, height: 740 },
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

/** Scripts of a page above those that the framework itself brings to every page, gzipped, in bytes. */
async function ownScripts(page: Page): Promise<number> {
  const manifest = readFileSync(join(root, ".next/build-manifest.json"), "utf8");
  const { rootMainFiles, polyfillFiles } = JSON.parse(manifest) as Record<string, string[]>;
  const framework = [...(rootMainFiles ?? []), ...(polyfillFiles ?? [])];
  const html = await (await page.request.get(page.url())).text();
  const paths = new Set(
    [...html.matchAll(/"(\/_next\/static\/[^"]+?\.js)/g)].map(([, path]) => path),
  );
  let bytes = 0;
  for (const path of paths) {
    if (!path || framework.some((file) => path.endsWith(file))) continue;
    bytes += gzipSync(await (await page.request.get(path)).body()).byteLength;
  }
  expect(paths.size).toBeGreaterThan(framework.length);
  return bytes;
}

test("调查从抽样承诺、邀请信、手机作答、改答到结束，份数写入申报", async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const [name = "", value = ""] = official.cookie.split("=", 2);
  await context.addCookies([{ name, value, url: baseURL ?? "" }]);
  const id = await office.application("draft", { official });

  // The plan and the register.
  await page.goto(`/applications/${id}`);
  await page.getByRole("link", { name: "居民满意度调查" }).click();
  await fillDay(page, "开始日期", 0);
  await fillDay(page, "截止日期", 9);
  await page.getByLabel("咨询电话或地点").fill("社区服务中心，0571-88000000");
  await page.getByRole("button", { name: "保存调查计划" }).click();
  await expect(page.getByText("下一步：导入住户名册。")).toBeVisible();
  const rows = Array.from({ length: 30 }, (_, at) => [at < 20 ? "1幢" : "2幢", 101 + at]);
  const buffer = Buffer.from(await registerFile(rows), "base64");
  await page.getByLabel("住户名册（.xlsx）").setInputFiles({ name: "名册.xlsx", mimeType, buffer });
  await page.getByRole("button", { name: "导入名册" }).click();
  await expect(page.getByText("名册 30 户，需要 30 份，邀请 30 户")).toBeVisible();
  // It began five days ago: nobody may plan that, and nobody can wait here for five days.
  await office.rows(`UPDATE "Survey" SET "opensOn" = "opensOn" - 5 WHERE "applicationId" = $1`, [
    id,
  ]);

  // First the promise, then the draw.
  await page.getByRole("button", { name: "公布抽样承诺" }).click();
  await page.getByRole("button", { name: "公布承诺" }).click();
  await expect(page.getByText("下一步：抽样并制作邀请信。")).toBeVisible();
  await page.getByRole("button", { name: "抽样并制作邀请信" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "抽样", exact: true }).click(),
  ]);
  const codes = codesIn(await readFile(await download.path()));
  expect(new Set(codes).size).toBe(30);
  await expect(page.getByText("30 封邀请信已做好")).toBeVisible();

  // Whoever likes draws again.
  await page.getByRole("link", { name: "抽样与结果" }).click();
  await page.getByRole("button", { name: "在我的浏览器里重新抽一次" }).click();
  await expect(page.getByText("抽中的 30 户逐户相同。")).toBeVisible();

  // A phone without script: the code is typed in, wrongly first; answered, and answered anew.
  const [first = "", second = "", ...others] = codes;
  const plain = await onPhone(browser, baseURL, false);
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
  const phone = await onPhone(browser, baseURL, true);
  await phone.goto(`/survey/${second}`);
  expect(await ownScripts(phone)).toBeLessThanOrEqual(15 * 1_024);
  await choose(phone, "非常满意");
  await phone.context().setOffline(true);
  await phone.getByRole("button", { name: "提交答卷" }).click();
  await expect(phone.getByText("还没有提交成功，正在自动重试。")).toBeVisible();
  await phone.context().setOffline(false);
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("已收到您的答卷");
  await phone.context().close();

  // Others answer as a form does.
  const [survey] = await office.rows<{ id: string }>(
    `SELECT "id" FROM "Survey" WHERE "applicationId" = $1`,
    [id],
  );
  for (const code of others.slice(0, 12)) {
    const form = { survey: survey?.id ?? "", code, ...Object.fromEntries(tenTimes("1")) };
    const headers = { origin: new URL("/", baseURL).origin };
    const answer = await page.request.post("/survey/answers", { form, headers, maxRedirects: 0 });
    expect(answer.headers().location).toBe("/survey/received");
  }

  // The end.
  await page.goto(`/applications/${id}/survey`);
  await expect(page.getByText("14 份，回收率 46.7%")).toBeVisible();
  await expect(page.getByRole("button", { name: "结束调查，写入申报" })).toHaveCount(0);
  await office.rows(`UPDATE "Survey" SET "closesOn" = "opensOn" WHERE "applicationId" = $1`, [id]);
  await page.reload();
  await page.getByRole("button", { name: "结束调查，写入申报" }).click();
  await page.getByRole("button", { name: "结束调查", exact: true }).click();
  await expect(page.getByRole("row", { name: /总的来说.* 13 0 0 1 0 0$/ })).toBeVisible();
  await page.goto(`/applications/${id}/satisfaction`);
  await expect(page.getByText("来自居民满意度调查")).toHaveCount(10);
  await expect(page.getByLabel("非常满意", { exact: true }).first()).toHaveValue("13");
});

const tenTimes = (choice: string) =>
  Array.from({ length: 10 }, (_, at) => [`a${at + 1}`, choice] as const);
