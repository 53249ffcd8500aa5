import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { importStandard } from "@/lib/workbook/import";
import { inTurn } from "../support/doors";
import { everyone, isAdministrator, peopled, type Who } from "../support/people";

const { office, actor, cookieOf } = peopled();
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const municipal = "/standards/hangzhou-municipal/2022-trial";
const scoring = `${municipal}/scoring?type=renewal&households=1000&residents=2800`;
const title = "杭州市城镇未来社区验收办法（试行）";

const get = (baseURL: string | undefined, path: string, who: Who) => {
  const cookie = cookieOf(who);
  return fetch(new URL(path, baseURL), { headers: cookie ? { cookie } : {}, redirect: "manual" });
};

/** The two names a download goes by: in letters and digits, and as people read it. */
function namesOf(response: Response) {
  const header = response.headers.get("content-disposition") ?? "";
  const [, plain, encoded] =
    /^attachment; filename="([\w.-]+)"; filename\*=UTF-8''([\w!#$&+.^`|~%-]+)$/.exec(header) ?? [];
  return { plain, name: decodeURIComponent(encoded ?? "") };
}

const withDraft = async (change: object) => {
  const { draftId } = await office.draft(actor("administrator"));
  await office.rows(
    `UPDATE "StandardDraft" SET "document" = (("document"::jsonb || $2::jsonb)::json) WHERE "id" = $1`,
    [draftId, JSON.stringify(change)],
  );
  return draftId;
};

test("downloads: strangers sign in first, other roles find nothing there", async ({ baseURL }) => {
  const { draftId } = await office.draft(actor("administrator"));
  const signedIn = (who: Who) => who !== "nobody" && who !== "a first password";
  const readsStandards = (who: Who) => signedIn(who) && !who.startsWith("contributor");
  const isOfficial = (who: Who) => who.endsWith("official");
  const doors: [path: string, admitted: (who: Who) => boolean][] = [
    [`/standards/drafts/${draftId}/workbook`, isAdministrator],
    [`${municipal}/workbook`, readsStandards],
    [scoring, readsStandards],
    ["/communities/workbook", readsStandards],
    ["/communities/workbook?stage=moon&page=-1&year=x", readsStandards],
    ["/communities/import/template", isOfficial],
    ["/communities/results/workbook", isOfficial],
    [`/standards/drafts/${randomUUID()}/workbook`, () => false],
    ["/standards/drafts/nothing/workbook", () => false],
    ["/standards/hangzhou-municipal/1999/workbook", () => false],
    ["/standards/nowhere/2022-trial/workbook", () => false],
    ["/standards/nowhere/2022-trial/scoring?type=renewal", () => false],
    ["/standards/hangzhou-municipal/%00/workbook", () => false],
  ];
  const wrong: string[] = [];
  const cells = doors.flatMap(([path, admitted]) =>
    everyone.map((who) => ({ path, admitted, who })),
  );
  await inTurn(cells, async ({ path, admitted, who }) => {
    const response = await get(baseURL, path, who);
    const body = new Uint8Array(await response.arrayBuffer());
    const [status, location] = [response.status, response.headers.get("location") ?? ""];
    const isFile = body[0] === 0x50 && body[1] === 0x4b;
    const found =
      status === 200 && isFile && response.headers.get("content-type") === XLSX
        ? "the file"
        : `${status}${isFile ? " with a file" : ""}${location && ` ${location.split("?")[0]}`}`;
    const shut = who === "nobody" ? "307 /sign-in" : signedIn(who) ? "404" : "307 /password";
    const expected = admitted(who) ? "the file" : shut;
    if (found !== expected) wrong.push(`${path} by ${who}: ${found}, not ${expected}`);
  });
  expect(wrong).toEqual([]);
});

test("a download is named in Chinese, belongs to whoever asked, and is what the page shows", async ({
  baseURL,
}) => {
  const { draftId } = await office.draft(actor("administrator"));
  const draft = await get(baseURL, `/standards/drafts/${draftId}/workbook`, "administrator");
  const version = await get(baseURL, `${municipal}/workbook`, "official");
  const table = await get(baseURL, scoring, "official");
  for (const response of [draft, version, table]) {
    expect(response.headers.get("content-type")).toBe(XLSX);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  }
  expect(namesOf(version)).toEqual({
    plain: "hangzhou-municipal-2022-trial.xlsx",
    name: `标准 ${title} 2022-trial.xlsx`,
  });
  expect(namesOf(table).name).toBe(`评分表 ${title} 2022-trial.xlsx`);
  expect(namesOf(draft).name).toMatch(/^标准草案 杭州市城镇未来社区验收办法（试行） x.*\.xlsx$/);
  const read = await importStandard(new Uint8Array(await version.arrayBuffer()));
  expect(read.ok && read.standard).toEqual(office.prepared?.standard);
});

test("a draft's title cannot break out of the file's name", async ({ baseURL }) => {
  const id = await withDraft({ title: `"; x='(*)\r\nSet-Cookie: a=b/../\u202e${"长".repeat(90)}` });
  const response = await get(baseURL, `/standards/drafts/${id}/workbook`, "administrator");
  expect(response.status).toBe(200);
  expect(response.headers.get("set-cookie")).toBeNull();
  const { plain, name } = namesOf(response);
  expect(plain).toMatch(/^hangzhou-municipal-x[\w-]+\.xlsx$/);
  expect(name).toMatch(/^标准草案 _; x='\(_\)__Set-Cookie_ a=b_\.\._{2}长+ x[\w-]+\.xlsx$/);
});

test("what cannot be made into a file is refused in a sentence", async ({ baseURL }) => {
  const wrong = await withDraft({ issuer: 7 });
  const cases: [string, Who, number, string][] = [
    [
      `/standards/drafts/${wrong}/workbook`,
      "administrator",
      409,
      "草案的格式有差错，请先在编辑页改正，再下载工作簿。",
    ],
    [`${municipal}/scoring`, "official", 422, "请选择社区类型：旧改类、新建类。"],
    [`${municipal}/scoring?type=castle`, "official", 422, "请选择社区类型：旧改类、新建类。"],
    [
      `${municipal}/scoring?type=renewal&households=-1`,
      "official",
      422,
      "户数应为不小于 0 的整数，可以不填。",
    ],
    [
      `${municipal}/scoring?type=renewal&residents=1e3`,
      "official",
      422,
      "居民人数应为不小于 0 的整数，可以不填。",
    ],
  ];
  for (const [path, who, status, sentence] of cases) {
    const response = await get(baseURL, path, who);
    expect([path, response.status, await response.text()]).toEqual([path, status, sentence]);
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  }
});
