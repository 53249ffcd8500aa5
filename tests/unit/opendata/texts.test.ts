import { describe, expect, it } from "vitest";
import { outcomePage } from "@/lib/http/examples";
import { atomFeed, csvCell, csvHead, csvLine, siteMap, xmlText } from "@/lib/opendata/policy";
import { columns, type OutcomeEntry } from "@/lib/opendata/types";

const [example] = outcomePage.outcomes;
if (!example) throw new Error("no example");
const entry = example as OutcomeEntry;
const site = "https://example.org";

describe("a cell of the CSV file", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+86", "'+86"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["  =1", "'  =1"],
    ["\t=1", "' =1"],
    ["\uFEFF=1", "'\uFEFF=1"],
    ["＝1+1", "'＝1+1"],
    ["－1", "'－1"],
    ['=HYPERLINK("http://x";"y")', `"'=HYPERLINK(""http://x"";""y"")"`],
  ])("%j is no formula", (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
  it.each([
    ["翠柏社区", "翠柏社区"],
    ["a,b", '"a,b"'],
    ['他说"好"', '"他说""好"""'],
    ["上\r\n下", "上  下"],
    ["a-1", "a-1"],
    ["", ""],
    [" x ", '" x "'],
    ["'", "'"],
    ["a\0b", "a b"],
  ])("%j stays what it is", (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
  it("of a number is the number, below nought too", () => {
    expect(csvCell(-0.01)).toBe("-0.01");
    expect(csvCell(547.73)).toBe("547.73");
  });
});

describe("the CSV file", () => {
  it("begins with the mark of UTF-8 and names its columns", () => {
    expect(csvHead()).toMatch(/^\uFEFF结果编号,社区,区县市,/);
    expect(csvHead().trimEnd().split(",")).toHaveLength(columns.length);
  });
  it("says an outcome in words, the day in Hangzhou", () => {
    const late = { ...entry, publishedAt: "2026-11-24T17:00:00.000Z" };
    const cells = csvLine(late, site).trimEnd().split(",");
    expect(cells).toHaveLength(columns.length);
    expect(cells.slice(0, 8)).toEqual([
      "2026-k7d3mw9x",
      "翠柏社区",
      "拱墅区",
      "小河街道",
      "市级创建点",
      "旧改类",
      "2026 年第一批",
      "通过",
    ]);
    expect(cells[11]).toBe("2026-11-25");
    expect(cells.at(-1)).toBe("https://example.org/outcomes/2026-k7d3mw9x");
  });
});

describe("texts in XML", () => {
  it("hold no markup and no character that XML has not", () => {
    expect(xmlText(`<a b="c">&'`)).toBe("&lt;a b=&quot;c&quot;&gt;&amp;&apos;");
    expect(xmlText("a\0b\ud800c\ufffe𠮷")).toBe("a\ufffdb\ufffdc\ufffd𠮷");
  });
  it("make a feed with an entry for each outcome", () => {
    const odd: OutcomeEntry = { ...entry, community: "<script>社区&" };
    const feed = atomFeed([odd], new Date(entry.publishedAt), site);
    expect(feed).toContain("<updated>2026-11-24T02:00:00.000Z</updated>");
    expect(feed).toContain("<title>&lt;script&gt;社区&amp;通过验收</title>");
    expect(feed).not.toContain("<script>");
    expect(atomFeed([], null, site)).toContain("<updated>1970-01-01T00:00:00.000Z</updated>");
  });
  it("say in the feed what no longer holds", () => {
    const revoked: OutcomeEntry = { ...entry, standing: "revoked" };
    expect(atomFeed([revoked], null, site)).toContain("翠柏社区通过验收（已撤销）");
    expect(csvLine(revoked, site)).toContain(",已撤销,");
  });
  it("make a map of absolute addresses", () => {
    const map = siteMap(
      ["/", "/method/a/b"],
      [{ code: entry.code, publishedAt: new Date(0) }],
      site,
    );
    expect([...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1])).toEqual([
      "https://example.org/",
      "https://example.org/method/a/b",
      "https://example.org/outcomes/2026-k7d3mw9x",
    ]);
  });
});
