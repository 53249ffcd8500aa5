import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pdf, photo } from "../pictures/files";
import { call } from "./support/doors";
import { announced, ask, largePdf, manyFiles, uploadFile } from "./support/evidence";
import { expect, type Page, test } from "./support/fixtures";
import { inspect, staysInWidth } from "./support/look";
import { devices, Office } from "./support/office";

/** Evidence in real life: many files, a broken line, a page loaded again, and what a reviewer is told. */

const office = new Office();
const title = "物联设备接入与在线率";
let official: Awaited<ReturnType<Office["account"]>>;
let reviewer: Awaited<ReturnType<Office["account"]>>;

test.beforeAll(async () => {
  official = await office.account("district-official", "gongshu");
  reviewer = await office.account("reviewer", null);
  const admin = await office.account("administrator", null);
  await office.open(admin, [reviewer]);
});
test.afterAll(() => office.close());
test.use({
  provoked: /Failed to load resource|ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/,
});

const newDraft = () => office.application("draft", { official });
const sums = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const stored = (id: string) =>
  office.rows<{ sha256: string; fileName: string }>(
    `SELECT "sha256", "fileName" FROM "Evidence" WHERE "applicationId" = $1 AND "removedAt" IS NULL AND "nodeId" = $2`,
    [id, devices],
  );

async function signInAs(page: Page, { cookie }: { cookie: string }, baseURL: string | undefined) {
  const [name = "", value = ""] = cookie.split("=");
  await page.context().addCookies([{ name, value, url: baseURL ?? "" }]);
}

/** Reads well to axe and stands in a narrow window, as it is now. */
async function looksRight(page: Page, what: string) {
  await inspect(page, what);
  await staysInWidth(page, what);
}

const block = (page: Page) => page.getByRole("region", { name: `佐证材料：${title}` });
const choose = (page: Page) => block(page).getByLabel(/^选择文件/);

test("三十个文件一次选入，中途断网，恢复后自动继续，一个不少、一个不多", async ({
  page,
  context,
  baseURL,
}) => {
  const id = await newDraft();
  const files = await manyFiles(30);
  await signInAs(page, official, baseURL);
  await page.goto(`/applications/${id}/digital`);
  await choose(page).setInputFiles(files);
  await expect(block(page).getByRole("link", { name: /（下载）/ })).not.toHaveCount(0);
  await context.setOffline(true);
  await expect(
    block(page)
      .getByText(/网络不通，已传/)
      .first(),
  ).toBeVisible();
  await context.setOffline(false);
  await expect(block(page).getByText("（30 个文件）")).toBeVisible({ timeout: 90_000 });
  await expect(block(page).getByText("已有 30 个文件，达到上限")).toBeVisible();
  const rows = await stored(id);
  expect(rows.map((row) => row.sha256).sort()).toEqual(
    files.map(({ buffer }) => sums(buffer)).sort(),
  );
  const [left] = await office.rows<{ count: string }>(
    `SELECT count(*) FROM "Upload" WHERE "applicationId" = $1 AND "evidenceId" IS NULL`,
    [id],
  );
  expect(left?.count).toBe("0");
  await page.reload();
  await expect(block(page).getByRole("link", { name: /（下载）/ })).toHaveCount(30);
});

test("传到一半关掉页面，再次选择同一个文件，从中断处继续", async ({ page, baseURL }) => {
  const id = await newDraft();
  // From the disk: the same file keeps its date.
  const folder = mkdtempSync(join(tmpdir(), "scan-"));
  const scan = join(folder, "批复扫描件.pdf");
  const bytes = largePdf(3_500_000);
  writeFileSync(scan, bytes);
  await signInAs(page, official, baseURL);
  await page.goto(`/applications/${id}/digital`);
  let pieces = 0;
  await page.route("**/api/uploads/*", async (route) => {
    if (route.request().method() === "PATCH") pieces += 1;
    return pieces > 2 ? route.abort() : route.continue();
  });
  await choose(page).setInputFiles(scan);
  await expect(block(page).getByText(/网络不通，已传 59%/)).toBeVisible();
  page.once("dialog", (dialog) => dialog.accept());
  await page.reload();
  await page.unroute("**/api/uploads/*");
  await expect(block(page).getByText(/没有传完，已传 59%/)).toBeVisible();
  const sent: number[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") sent.push(Number(request.headers()["upload-offset"]));
  });
  await choose(page).setInputFiles(scan);
  await expect(block(page).getByText("（1 个文件）")).toBeVisible();
  expect(sent).toEqual([2 * 1024 * 1024, 3 * 1024 * 1024]);
  expect(await stored(id)).toEqual([{ sha256: sums(bytes), fileName: "批复扫描件.pdf" }]);
  rmSync(folder, { recursive: true });
});

test("说明、有效期、拍摄时间和地点可以修改；移除后可以撤销", async ({ page, baseURL }) => {
  const id = await newDraft();
  const bytes = await photo({ takenAt: "2025:06:01 08:30:00", place: true });
  const by = { baseURL, cookie: official.cookie };
  await uploadFile(by, id, devices, "广场.jpg", bytes);
  await uploadFile(by, id, devices, `${"很长的名称".repeat(8)}.pdf`, largePdf(100));
  await uploadFile(by, id, devices, "IMG_0001.HEIC", readFileSync("tests/pictures/photo.heic"));
  await signInAs(page, official, baseURL);
  await page.goto(`/applications/${id}/digital`);
  const item = block(page).getByRole("listitem").filter({ hasText: "广场.jpg" });
  await expect(item).toContainText("拍摄于 2025年6月1日 08:30");
  await expect(item).toContainText("北纬 30.2500°，东经 120.1500°");
  await looksRight(page, "填报页的材料");
  await item.getByRole("button", { name: "说明与日期" }).click();
  const form = page.getByRole("form", { name: "修改“广场.jpg”" });
  await form.getByLabel("说明（选填）").fill("改造后的广场");
  for (const [part, value] of Object.entries({ 年: "2027", 月: "2", 日: "30" }))
    await form.getByLabel(part, { exact: true }).fill(value);
  await form.getByLabel("拍摄地点").uncheck();
  await form.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("有效期应为 2000 年以后真实存在的日期").first()).toBeVisible();
  await looksRight(page, "修改材料");
  await form.getByLabel("日", { exact: true }).fill("28");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form).toHaveCount(0);
  await expect(item).toContainText("改造后的广场");
  await expect(item).toContainText("有效期至 2027年2月28日");
  await expect(item).not.toContainText("北纬");
  await item.getByRole("button", { name: "移除" }).click();
  const undo = block(page).getByRole("button", { name: /撤销移除.*广场/ });
  await expect(undo).toBeFocused();
  expect(await stored(id)).toHaveLength(2);
  await undo.press("Enter");
  await expect(block(page).getByText("（3 个文件）")).toBeVisible();
  expect(await stored(id)).toHaveLength(3);
});

test("不能接收的文件说明原因，其余照常上传", async ({ page, baseURL }) => {
  const id = await newDraft();
  await signInAs(page, official, baseURL);
  await page.goto(`/applications/${id}/digital`);
  const jpeg = await photo();
  await choose(page).setInputFiles([
    { name: "程序.exe", mimeType: "", buffer: Buffer.from("MZ") },
    { name: "太大.pdf", mimeType: "", buffer: largePdf(21 * 1024 * 1024) },
    { name: "假的.pdf", mimeType: "", buffer: jpeg },
    { name: "真的.jpg", mimeType: "", buffer: jpeg },
  ]);
  await expect(block(page).getByText("“程序.exe”不是可以接收的类型")).toBeVisible();
  await expect(
    block(page).getByText("“太大.pdf”有 21.0 MB，超过每个文件 20 MB 的上限"),
  ).toBeVisible();
  await expect(
    block(page).getByText("“假的.pdf”的内容是 JPEG 图片，与扩展名 .pdf 不符"),
  ).toBeVisible();
  await expect(block(page).getByText("（1 个文件）")).toBeVisible();
  await looksRight(page, "没有接收的文件");
  // What was refused for its name will be so again.
  await expect(block(page).getByRole("button", { name: /重试/ })).toHaveCount(1);
  await block(page)
    .getByRole("button", { name: /不再上传.*程序/ })
    .click();
  await expect(block(page).getByText("“程序.exe”")).toHaveCount(0);
});

test("没有脚本时说明上传需要脚本，已有的材料看得见", async ({ browser, baseURL }) => {
  const id = await newDraft();
  await uploadFile({ baseURL, cookie: official.cookie }, id, devices, "门厅.jpg", await photo());
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const page = await context.newPage();
  await signInAs(page, official, baseURL);
  await page.goto(`/applications/${id}/digital`);
  await expect(block(page).getByText("上传佐证材料需要启用脚本")).toBeVisible();
  await expect(block(page).getByRole("link", { name: /门厅.jpg/ })).toBeVisible();
  await context.close();
});

test("审核人员看到提交时的材料和提示，用键盘翻看图片和 PDF 的第一页", async ({ page, baseURL }) => {
  const by = { baseURL, cookie: official.cookie };
  const shared = await photo({ takenAt: "2019:03:02 10:00:00" });
  const earlier = await newDraft();
  await uploadFile(by, earlier, devices, "别处.jpg", shared);
  await office.rows(`UPDATE "Application" SET "state" = 'submitted' WHERE "id" = $1`, [earlier]);
  const id = await newDraft();
  await uploadFile(by, id, devices, "第一张.jpg", shared);
  await uploadFile(by, id, devices, "第二张.jpg", await photo());
  await uploadFile(by, id, devices, "批复.pdf", pdf());
  const answer = await call(
    baseURL,
    "submitApplication",
    { applicationId: id, version: 1 },
    { id, cookie: official.cookie },
  );
  expect(answer.ok).toBe(true);
  await signInAs(page, reviewer, baseURL);
  await page.goto(`/reviews/${id}/points/digital`);
  await expect(page.getByText("本页有 1 份佐证材料需要留意")).toBeVisible();
  const point = page.locator(`#point-${devices}`);
  await expect(
    point.getByText(/与拱墅区测试社区.*的“物联设备接入与在线率”使用的是同一个文件。/),
  ).toBeVisible();
  await expect(point.getByText(/照片拍摄于2019年3月2日，比本批次开始早 3 年以上/)).toBeVisible();
  await looksRight(page, "核验页的提示");
  const view = point.getByRole("button", { name: "查看“第一张.jpg”" });
  await view.focus();
  await view.press("Enter");
  const dialog = page.getByRole("dialog", { name: "第一张.jpg" });
  await expect(dialog.getByRole("img")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  const second = page.getByRole("dialog", { name: "第二张.jpg" });
  await expect(second.getByText("第 2 张，共 3 张")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  const letter = page.getByRole("dialog", { name: "批复.pdf" });
  await expect(letter.getByRole("img", { name: "批复.pdf，第一页" })).toBeVisible();
  await expect(letter.getByText("这里只显示第一页，全文请下载原件。")).toBeVisible();
  await looksRight(page, "查看 PDF 的第一页");
  await page.keyboard.press("Escape");
  await expect(letter).toHaveCount(0);
  await expect(view).toBeFocused();
});

test("下载只给看得见这份申报的人，原件作为附件，可以续传，不进共享缓存", async ({ baseURL }) => {
  const id = await newDraft();
  const bytes = largePdf(100_000);
  const evidence = await uploadFile(
    { baseURL, cookie: official.cookie },
    id,
    devices,
    "合 同(1).pdf",
    bytes,
  );
  const path = `/applications/${id}/evidence/${evidence.id}`;
  const get = (cookie: string | undefined, more: Record<string, string> = {}, at = path) =>
    fetch(new URL(at, baseURL), {
      redirect: "manual",
      headers: { ...(cookie ? { Cookie: cookie } : {}), ...more },
    });
  const whole = await get(official.cookie);
  expect(whole.status).toBe(200);
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
  expect(whole.headers.get("content-disposition")).toBe(
    "attachment; filename=\"____1_.pdf\"; filename*=UTF-8''%E5%90%88%20%E5%90%8C%281%29.pdf",
  );
  expect(whole.headers.get("cache-control")).toBe("private, no-cache");
  expect(whole.headers.get("x-content-type-options")).toBe("nosniff");
  expect(whole.headers.get("content-security-policy")).toContain("sandbox");
  expect(whole.headers.get("content-type")).toBe("application/pdf");
  const part = await get(official.cookie, { Range: "bytes=10-19" });
  expect(part.status).toBe(206);
  expect(part.headers.get("content-range")).toBe(`bytes 10-19/${bytes.byteLength}`);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
  expect((await get(official.cookie, { Range: "bytes=999999999-" })).status).toBe(416);
  const tag = whole.headers.get("etag") ?? "";
  expect((await get(official.cookie, { "If-None-Match": tag })).status).toBe(304);
  const stranger = await office.account("district-official", "xihu");
  const contributor = await office.account("contributor", "gongshu");
  const first = await office.account("district-official", "gongshu", { first: true });
  for (const cookie of [stranger.cookie, contributor.cookie, reviewer.cookie])
    expect((await get(cookie, { "If-None-Match": tag })).status).toBe(404);
  for (const cookie of [undefined, first.cookie, "next-auth.session-token=x"])
    expect((await get(cookie)).status).toBe(307);
  // Below another application's address it is nobody's.
  const other = await newDraft();
  expect(
    (await get(official.cookie, {}, `/applications/${other}/evidence/${evidence.id}`)).status,
  ).toBe(404);
  for (const odd of ["x", "..%2F..%2Fsecret", evidence.id.toUpperCase().replace("-", "")])
    expect((await get(official.cookie, {}, `/applications/${id}/evidence/${odd}`)).status).toBe(
      404,
    );
  const thumbnail = await get(official.cookie, {}, `${path}/thumbnail`);
  expect(thumbnail.status).toBe(200);
  expect(thumbnail.headers.get("content-type")).toBe("image/webp");
  expect(thumbnail.headers.get("cache-control")).toBe("private, no-cache");
  for (const cookie of [stranger.cookie, reviewer.cookie])
    expect((await get(cookie, {}, `${path}/thumbnail`)).status).toBe(404);
  expect((await get(official.cookie, {}, `${path}/huge`)).status).toBe(404);
});

test("上传接口：每一步都核对身份、来源和大小，断掉的请求不留下半截", async ({ baseURL }) => {
  const id = await newDraft();
  const by = { baseURL, cookie: official.cookie };
  const begin = (sending: Parameters<typeof ask>[0]) =>
    ask(sending, "POST", "/api/uploads", announced(id, devices, "接口.pdf", 2_000_000));
  expect((await begin({ baseURL })).status).toBe(401);
  const first = await office.account("district-official", "gongshu", { first: true });
  expect((await begin({ baseURL, cookie: first.cookie })).status).toBe(403);
  const stranger = await office.account("district-official", "xihu");
  expect((await begin({ baseURL, cookie: stranger.cookie })).status).toBe(404);
  expect((await begin({ ...by, headers: { Origin: "https://evil.example" } })).status).toBe(403);
  for (const body of ["", "[]", "{", "null", '{"applicationId":1}'])
    expect((await ask(by, "POST", "/api/uploads", body)).status).toBe(422);
  const begun = await begin(by);
  if (!begun.answer.ok) throw new Error(begun.answer.message);
  const path = `/api/uploads/${begun.answer.id}`;
  const piece = new Uint8Array(1024 * 1024);
  const send = (offset: string, body: Uint8Array<ArrayBuffer>, cookie = official.cookie) =>
    ask({ baseURL, cookie, headers: { "Upload-Offset": offset } }, "PATCH", path, body);
  expect((await send("0", new Uint8Array(1024 * 1024 + 1))).status).toBe(413);
  expect((await send("x", piece)).status).toBe(422);
  expect((await send("0", piece, stranger.cookie)).status).toBe(404);
  expect((await ask(by, "GET", "/api/uploads/none")).status).toBe(404);
  // A line that breaks in the middle of a piece.
  const { hostname, port } = new URL(baseURL ?? "");
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        [
          `PATCH ${path} HTTP/1.1`,
          ...[`Host: ${hostname}:${port}`, `Origin: ${new URL("/", baseURL).origin}`],
          ...[`Cookie: ${official.cookie}`, "Upload-Offset: 0", "Content-Length: 1048576", "", ""],
        ].join("\r\n"),
      );
      socket.write(Buffer.alloc(400_000), () => socket.destroy());
    });
    socket.on("close", () => resolve());
  });
  expect((await ask(by, "GET", path)).answer).toMatchObject({ ok: true, received: 0 });
  expect((await send("0", piece)).answer).toMatchObject({ ok: true, received: 1_048_576 });
  expect(await send("0", piece)).toMatchObject({
    status: 409,
    answer: { code: "offset", received: 1_048_576 },
  });
  expect((await ask(by, "POST", path)).status).toBe(422);
  expect((await ask({ baseURL, cookie: stranger.cookie }, "DELETE", path)).status).toBe(404);
  expect((await ask(by, "DELETE", path)).status).toBe(200);
  expect((await send("1048576", piece)).status).toBe(404);
  expect(await stored(id)).toEqual([]);
});
