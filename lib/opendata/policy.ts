/** The texts in which published outcomes are given out: CSV, an Atom feed, the map of the site. */
import { dayOf } from "../calendar";
import { standings } from "../certificate/types";
import { columns, LICENCE, type OutcomeEntry, type Position } from "./types";

/**
 * A cell of a CSV file. A spreadsheet program runs a text that begins like a formula: an apostrophe before it keeps
 * it a text. Control characters, line breaks too, become blanks.
 */
export function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const plain = value.replace(/\p{Cc}/gu, " ");
  const safe = /^[\s\uFEFF]*[=+\-@＝＋－＠]/u.test(plain) ? `'${plain}` : plain;
  return /[",;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csvRow = (cells: readonly (string | number)[]) => `${cells.map(csvCell).join(",")}\r\n`;

/** The first line, after the mark by which spreadsheet programs know UTF-8. */
export const csvHead = (): string => `\uFEFF${csvRow(columns.map(({ title }) => title))}`;

/** An outcome as a line. @param site this site's address, without a slash at its end */
export function csvLine(entry: OutcomeEntry, site: string): string {
  const words: Record<string, string | number> = {
    ...entry,
    standard: "",
    outcome: entry.outcome === "passed" ? "通过" : "未通过",
    publishedAt: dayOf(new Date(entry.publishedAt)),
    standing: standings[entry.standing],
    replacedBy: entry.replacedBy ?? "",
    "standard.family": entry.standard.family,
    "standard.version": entry.standard.version,
    "standard.digest": entry.standard.digest,
    url: `${site}/outcomes/${entry.code}`,
  };
  return csvRow(columns.map(({ key }) => words[key] ?? ""));
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** A text inside XML, without the characters that XML cannot hold. */
export const xmlText = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

const XML = '<?xml version="1.0" encoding="utf-8"?>\n';

/** The newest outcomes as an Atom feed. @param latest when the last was published */
export function atomFeed(
  entries: readonly OutcomeEntry[],
  latest: Date | null,
  site: string,
): string {
  const items = entries.map((entry) => {
    const { code, community, district, street, tierTitle, typeTitle } = entry;
    const since = entry.standing === "valid" ? "" : `（${standings[entry.standing]}）`;
    const verdict = (entry.outcome === "passed" ? "通过验收" : "未通过验收") + since;
    const marks = `总分 ${entry.score.toFixed(2)} 分，达标分值 ${entry.passMark.toFixed(2)} 分`;
    return `<entry><id>${xmlText(`${site}/outcomes/${code}`)}</id><title>${xmlText(`${community}${verdict}`)}</title><updated>${entry.publishedAt}</updated><published>${entry.publishedAt}</published><link rel="alternate" type="text/html" href="${xmlText(`${site}/outcomes/${code}`)}"/><summary>${xmlText(`${district}，${street}。${tierTitle}，${typeTitle}。${marks}。`)}</summary></entry>\n`;
  });
  return `${XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${xmlText(`${site}/feed.xml`)}</id><title>杭州未来社区验收：最新公布的结果</title><updated>${(latest ?? new Date(0)).toISOString()}</updated><link rel="self" type="application/atom+xml" href="${xmlText(`${site}/feed.xml`)}"/><link rel="alternate" type="text/html" href="${xmlText(`${site}/outcomes`)}"/><author><name>杭州未来社区验收</name></author><rights>${xmlText(LICENCE)}</rights>\n${items.join("")}</feed>\n`;
}

/** Every public page for search engines. @param pages addresses that begin with a slash, encoded */
export function siteMap(
  pages: readonly string[],
  outcomes: readonly Position[],
  site: string,
): string {
  const address = (path: string) => `<loc>${xmlText(site + path)}</loc>`;
  const lines = [
    ...pages.map((path) => `<url>${address(path)}</url>\n`),
    ...outcomes.map(({ code, publishedAt }) => {
      return `<url>${address(`/outcomes/${code}`)}<lastmod>${publishedAt.toISOString()}</lastmod></url>\n`;
    }),
  ];
  return `${XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("")}</urlset>\n`;
}
