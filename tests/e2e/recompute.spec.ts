import { expect, test } from "./support/fixtures";

interface Entry {
  code: string;
  standing: string;
}

test("居民自己算一遍：公布的数据全部相同，改动一个字就变红并指出哪里；没有脚本的按说明在自己的电脑上算", async ({
  page,
  browser,
  baseURL,
}) => {
  const { outcomes } = await (await page.request.get("/api/v1/outcomes?result=passed")).json();
  // Open data names revoked outcomes as well, which have no certificate.
  const { code } = outcomes.find(({ standing }: Entry) => standing === "valid");

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/outcomes/${code}`);
  await page.getByRole("button", { name: "复制网址" }).click();
  await expect(page.getByText("已复制。")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await expect(page.locator('link[type="application/atom+xml"]')).toHaveAttribute(
    "href",
    "/feed.xml",
  );
  await page.getByRole("link", { name: "自己算一遍" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "自己算一遍" })).toBeVisible();
  await page.getByRole("button", { name: "用公布的数据计算" }).click();
  await expect(page.getByText("全部相同：重新计算得到的就是公布的结论。")).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载全部数据（一个文件）" }).click();
  expect((await download).suggestedFilename()).toBe(`${code}-bundle.json`);
  const text = await (await page.request.get(`/api/v1/outcomes/${code}/bundle.json`)).text();
  const pick = (content: string) =>
    page.getByLabel("或者选择自己保存的文件").setInputFiles({
      name: "mine.json",
      mimeType: "application/json",
      buffer: Buffer.from(content),
    });
  await pick(text);
  await expect(page.getByText("计算所用：mine.json。")).toBeVisible();
  await expect(page.getByText("全部相同：重新计算得到的就是公布的结论。")).toBeVisible();

  const bent = text.replace('"passMark":480', '"passMark":481');
  expect(bent).not.toBe(text);
  await pick(bent);
  await expect(page.getByText("有不同：下面标出的内容与公布的不一样。")).toBeVisible();
  const standard = page.getByRole("listitem").filter({ hasText: "验收办法 不同" });
  await expect(standard).toContainText("公布的 480现在的 481");
  await pick(text.slice(0, 1_000));
  await expect(page.getByText(/mine\.json 不是有效的 JSON/)).toBeVisible();

  // A press that the script, still on its way, would not hear cannot be made.
  let come: () => void = () => {};
  const coming = new Promise<void>((done) => {
    come = done;
  });
  await page.route("**/scripts/recompute*", async (route) => {
    await coming;
    await route.continue();
  });
  await page.goto(`/outcomes/${code}/recompute`, { waitUntil: "commit" });
  const compute = page.getByRole("button", { name: "用公布的数据计算" });
  await expect(compute).toBeDisabled();
  await expect(page.getByLabel("或者选择自己保存的文件")).toBeDisabled();
  come();
  await compute.click();
  await expect(page.getByText("全部相同：重新计算得到的就是公布的结论。")).toBeVisible();

  const phone = await browser.newContext({
    ...{ baseURL, javaScriptEnabled: false },
    viewport: { width: 360, height: 740 },
  });
  const small = await phone.newPage();
  await small.goto(`/outcomes/${code}/recompute`);
  const instead = small.locator("noscript");
  await expect(instead).toBeVisible();
  expect(await instead.textContent()).toContain("没有脚本的，请按下面");
  await expect(small.getByRole("button", { name: "用公布的数据计算" })).toBeHidden();
  await expect(
    small.getByText(`npm run --silent score -- --bundle ${code}-bundle.json`).first(),
  ).toBeVisible();
  await phone.close();
});
