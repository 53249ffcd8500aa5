import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as feed from "@/app/(public)/feed.xml/route";
import * as csv from "@/app/(public)/open-data/outcomes.csv/route";
import * as all from "@/app/(public)/open-data/outcomes.json/route";
import * as robots from "@/app/(public)/robots.txt/route";
import * as map from "@/app/(public)/sitemap.xml/route";
import * as list from "@/app/api/v1/outcomes/route";
import { approve } from "@/lib/review/mutations";
import { complaints } from "../unit/http/document";
import {
  newVerified,
  openWorld,
  published as publishedNow,
  sql,
  versionOf,
  type World,
} from "./fixtures";

const site = "https://example.org";
/** How many copies of the published outcome are published besides. */
const COPIES = 1_234;

let world: World;
let published: string;
let approved: string;

/** Copies of a published outcome, many of them published at the same moment; this database lasts for this file only. */
const copies = `
  INSERT INTO "Outcome"
  SELECT (jsonb_populate_record(o, jsonb_build_object(
    'id', gen_random_uuid(), 'round', n + 1,
    'code', '2023-' || lpad(n::text, 8, '0'), 'outcome', CASE n % 3 WHEN 0 THEN 'failed' ELSE 'passed' END,
    'publishedAt', timestamptz '2023-12-31 15:00:00Z' + (n / 100) * interval '10 minutes'))).*
  FROM "Outcome" o, generate_series(1, ${COPIES}) n WHERE o."publishedAt" IS NOT NULL;
  ALTER TABLE "Outcome" DISABLE TRIGGER USER`;

beforeAll(async () => {
  world = await openWorld();
  const { id } = await newVerified(world);
  published = await publishedNow(world, id);
  const second = await newVerified(world);
  approved = await approve(world.admin, second.id, await versionOf(second.id));
  await sql(world, copies);
});
afterAll(() => world.close());

const ask = (path: string, headers = {}) => new Request(`${site}${path}`, { headers });
interface Page {
  outcomes: { code: string; outcome: string; publishedAt: string }[];
  next: string | null;
}
const page = async (path: string): Promise<Page> => (await list.GET(ask(path))).json();

async function everyPage(path: string): Promise<Page["outcomes"]> {
  const found: Page["outcomes"] = [];
  for (let next: string | null = path; next; ) {
    const answer: Page = await page(next);
    found.push(...answer.outcomes);
    next = answer.next;
  }
  return found;
}

describe("the pages of the interface", () => {
  it("together have every published outcome once, the newest first, and no other", async () => {
    const found = await everyPage("/api/v1/outcomes?limit=97");
    const codes = found.map(({ code }) => code);
    expect(codes[0]).toBe(published);
    expect(new Set(codes).size).toBe(COPIES + 1);
    expect(codes).toHaveLength(COPIES + 1);
    expect(codes).not.toContain(approved);
    const order = found.map(({ publishedAt, code }) => [publishedAt, code] as const);
    const sorted = order.toSorted(([a, x], [b, y]) =>
      a === b ? (x < y ? -1 : 1) : a < b ? 1 : -1,
    );
    expect(order).toEqual(sorted);
  });
  it("do not repeat or lose anything while something is published", async () => {
    const first = await page("/api/v1/outcomes?limit=10");
    const set = (at: string, by: string) =>
      sql(
        world,
        `UPDATE "Outcome" SET "publishedAt" = ${at}, "publishedById" = ${by} WHERE "code" = '${approved}'`,
      );
    const tagOf = async () => (await list.GET(ask("/api/v1/outcomes"))).headers.get("etag");
    const before = await tagOf();
    await set("now()", '"approvedById"');
    expect(await tagOf()).not.toBe(before);
    const second = await page(first.next ?? "");
    await set("NULL", "NULL");
    const codes = [...first.outcomes, ...second.outcomes].map(({ code }) => code);
    expect(codes).toEqual(
      (await page("/api/v1/outcomes?limit=20")).outcomes.map(({ code }) => code),
    );
  });
  it("narrow to a year in Hangzhou, and to a result", async () => {
    const years = await Promise.all(
      ["2023", "2024"].map(async (year) => everyPage(`/api/v1/outcomes?limit=200&year=${year}`)),
    );
    // From the sixth group on it is already next year in Hangzhou.
    expect(years[0]?.every(({ publishedAt }) => publishedAt < "2023-12-31T16:00:00.000Z")).toBe(
      true,
    );
    expect(years.map((found) => found.length)).toEqual([599, COPIES - 599]);
    const failed = await everyPage("/api/v1/outcomes?limit=200&result=failed");
    expect(failed).toHaveLength(Math.floor(COPIES / 3));
    expect(failed.every(({ outcome }) => outcome === "failed")).toBe(true);
  });
  it("answer whoever has them with 304 until something is published", async () => {
    const path = "/api/v1/outcomes?limit=3";
    const tag = (await list.GET(ask(path))).headers.get("etag") ?? "";
    const again = await list.GET(ask(path, { "If-None-Match": `W/${tag}` }));
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
    const other = await list.GET(ask("/api/v1/outcomes?limit=4", { "If-None-Match": tag }));
    expect(other.status).toBe(200);
  });
  it("refuse what makes no sense", async () => {
    for (const query of [
      "limit=0",
      "year=-1",
      "after=2026-00000000",
      `after=${approved}`,
      "q=x",
      "%ff=%fe",
    ]) {
      const answer = await list.GET(ask(`/api/v1/outcomes?${query}`));
      expect(answer.status, query).toBe(422);
      expect((await answer.json()).errors[0]).toMatchObject({ code: "bad-parameter" });
    }
  });
});

describe("the files with everything", () => {
  it("are a CSV file with a line for each published outcome", async () => {
    const answer = await csv.GET(ask("/open-data/outcomes.csv"));
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).trimEnd().split("\r\n");
    expect(lines).toHaveLength(COPIES + 2);
    expect(lines.filter((line) => line.includes(approved))).toEqual([]);
    expect(lines[1]).toContain(`/outcomes/${published}`);
  });
  it("are a JSON document of the published schema", async () => {
    const document = await (await all.GET(ask("/open-data/outcomes.json"))).json();
    expect(complaints({ $ref: "#/components/schemas/Outcomes" }, document)).toEqual([]);
    expect(document.outcomes).toHaveLength(COPIES + 1);
    expect(document.outcomes[0].code).toBe(published);
  });
  it("are not read again for whoever has them", async () => {
    for (const { GET } of [csv, all, feed, map]) {
      const tag = (await GET(ask("/x"))).headers.get("etag") ?? "";
      const again = await GET(ask("/x", { "If-None-Match": tag }));
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
    }
  });
  it("can be let go of half-way", async () => {
    const reader = (await csv.GET(ask("/open-data/outcomes.csv"))).body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    expect(await page("/api/v1/outcomes?limit=1")).toMatchObject({
      outcomes: [{ code: published }],
    });
  });
});

describe("feed, map and robots", () => {
  it("name what is published and nothing else", async () => {
    const news = await (await feed.GET(ask("/feed.xml"))).text();
    expect(news.match(/<entry>/g)).toHaveLength(50);
    expect(news).toContain(`/outcomes/${published}`);
    const pages = await (await map.GET(ask("/sitemap.xml"))).text();
    expect(pages.match(/<loc>[^<]*\/outcomes\/20/g)).toHaveLength(COPIES + 1);
    for (const text of [news, pages]) expect(text).not.toContain(approved);
    expect(await (await robots.GET(ask("/robots.txt"))).text()).toMatch(
      /^User-agent: \*\n[\s\S]*\nSitemap: https?:\/\/\S+\/sitemap\.xml\n$/,
    );
  });
});
