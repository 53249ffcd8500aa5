import pg from "pg";
import { databaseUrl } from "../../prisma/environment.mjs";
import { codeOf, ofDemonstration, publicPages } from "../public-pages";
import { expect, test } from "./support/fixtures";
import { inspect, staysInWidth } from "./support/look";

async function ids(): Promise<
  Record<
    | "application"
    | "verified"
    | "community"
    | "batch"
    | "code"
    | "shared"
    | "contributor"
    | "official"
    | "objection",
    string
  >
> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    const { rows } = await client.query(`
      SELECT
        ${ofDemonstration("桥西里社区")} AS application,
        ${ofDemonstration("运河湾社区")} AS verified,
        ${ofDemonstration("登云坊社区")} AS shared,
        (SELECT "id" FROM "Account" WHERE "username" = 'xiaohe') AS contributor,
        (SELECT "id" FROM "Account" WHERE "username" = 'gongshu') AS official,
        (SELECT "communityId" FROM "Application" WHERE "id" = ${ofDemonstration("桥西里社区")}) AS community,
        (SELECT "id" FROM "Batch" LIMIT 1) AS batch,
        ${codeOf("failed")} AS code,
        (SELECT x."id" FROM "Objection" x WHERE x."decidedAt" IS NULL
          AND x."applicationId" = ${ofDemonstration("桂语里社区")}) AS objection`);
    return rows[0];
  } finally {
    await client.end();
  }
}

/** Every page that a person can open, by who opens it. */
async function pagesBy(): Promise<Record<string, string[]>> {
  const { application, verified, community, batch, shared, contributor, official, objection } =
    await ids();
  const { found, hidden, missing } = await publicPages(databaseUrl());
  return {
    anyone: [...found, ...hidden, ...missing],
    gongshu: [
      "/desk",
      "/communities",
      "/communities?q=没有这个社区&stage=moon&page=99",
      "/communities/new",
      "/communities/import",
      "/communities/results",
      "/dashboard",
      `/communities/${community}`,
      `/communities/${community}/edit`,
      "/batches",
      `/batches/${batch}`,
      "/standards",
      "/standards/hangzhou-municipal/2022-trial",
      "/standards/hangzhou-municipal/2022-trial/implication",
      "/standards/hangzhou-municipal/2022-trial/difference",
      "/password",
      "/messages",
      "/settings",
      "/contributors",
      "/contributors/new",
      `/contributors/${contributor}`,
      `/applications/${shared}`,
      `/applications/${shared}/assign`,
      `/applications/${shared}/survey`,
      `/applications/${shared}/scenes/health`,
      `/applications/${shared}/party`,
      `/applications/${shared}/check`,
      `/applications/${application}`,
      `/applications/${application}/satisfaction`,
      `/applications/${application}/survey`,
      `/applications/${application}/scenes/health`,
      `/applications/${application}/party`,
      `/applications/${application}/digital`,
      `/applications/${application}/check`,
      `/applications/${application}/analysis`,
      `/applications/${application}/analysis?w.digital-access-platforms=x&keep=digital-data-catalogue`,
    ],
    xiaohe: [
      "/desk",
      `/applications/${shared}`,
      `/applications/${shared}/scenes/health`,
      `/applications/${shared}/party`,
      `/applications/${shared}/workbook`,
    ],
    province: [
      "/desk",
      "/communities/nothing",
      "/communities",
      `/communities/${community}`,
      "/dashboard",
      "/decided",
      "/decided?done=1",
      `/decided/${verified}`,
      `/reviews/${verified}`,
      `/reviews/${verified}/points/scenes/health`,
      `/applications/${verified}`,
      `/applications/${verified}/digital`,
      `/applications/${verified}/check`,
      `/applications/${verified}/analysis`,
      "/standards",
      "/standards/hangzhou-municipal/2022-trial",
    ],
    reviewer: [
      "/desk",
      "/messages",
      "/reviews",
      `/reviews/${application}`,
      `/reviews/${application}/points/scenes/building`,
      `/reviews/${application}/points/satisfaction`,
      `/reviews/${application}/return`,
      `/applications/${application}/survey`,
      "/objections",
      "/objections?done=1",
      `/applications/${verified}/analysis`,
    ],
    admin: [
      "/desk",
      "/approvals",
      "/approvals?done=1",
      `/approvals/${verified}`,
      "/batches/new",
      "/calendar",
      `/objections/${objection}`,
      "/accounts",
      `/accounts/${official}`,
      `/accounts/${official}/edit`,
      "/accounts/new",
      "/audit",
      "/jobs",
      "/settings",
      "/standards",
      "/standards/hangzhou-municipal/2022-trial",
    ],
  };
}

test.use({ provoked: /status of 404/ });

for (const who of ["anyone", "gongshu", "xiaohe", "province", "reviewer", "admin"])
  test(`${who}：每一页都有标题，axe 没有发现问题，360 像素和 200% 缩放下不横向滚动`, async ({
    page,
    signIn,
  }) => {
    test.setTimeout(300_000);
    if (who !== "anyone") await signIn(who);
    for (const path of (await pagesBy())[who] ?? []) {
      await page.goto(path);
      await inspect(page, path);
      await staysInWidth(page, path);
    }
  });

test("大字和高对比每页可切换，换页后仍然有效，关闭脚本也能用", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/help");
  await page.getByRole("button", { name: "大字" }).click();
  await expect(page).toHaveURL(/\/help$/);
  await page.getByRole("button", { name: "高对比" }).click();
  await page.goto("/outcomes");
  await expect(page.locator("html")).toHaveAttribute("data-text", "large");
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "high");
  await expect(page.getByRole("button", { name: "大字" })).toHaveAttribute("aria-pressed", "true");
  await context.close();
});

test("大字和高对比下 axe 没有发现问题", async ({ page, context, baseURL }) => {
  await page.goto("/help");
  await page.getByRole("button", { name: "大字" }).click();
  await page.getByRole("button", { name: "高对比" }).click();
  const { code } = await ids();
  for (const path of [
    "/",
    `/outcomes/${code}`,
    "/estimate",
    "/method/hangzhou-municipal/2022-trial",
  ]) {
    await page.goto(path);
    await inspect(page, path);
  }
  await context.clearCookies({ domain: new URL(baseURL ?? "").hostname });
});
