import "server-only";
import { createHash } from "node:crypto";
import type { Metadata } from "next";
import { env, siteAddress } from "../env";
import { attachment } from "../http/headers";
import { districtNames } from "../publication/data";
import { communityTypes, standardsInForce } from "../standard/data";
import { entriesAfter, positionOf, publicState, publishedCodes, publishedSoFar } from "./data";
import { atomFeed, csvHead, csvLine, siteMap } from "./policy";
import { readQuery } from "./schema";
import { LICENCE, type OutcomeEntry, type QueryFault } from "./types";

/** Changes with the form of what is given out, so that nobody keeps an older one. */
const FORM = "1";
/** Read at a time of what is given out whole: so much is in memory, however many outcomes there are. */
const CHUNK = 500;
const NEWEST = 50;
/** What one map of a site may hold, less its other pages. */
const MOST_ADDRESSES = 49_000;

/** Names everything that is published so far, seen through a question. */
async function tagOf(question: string): Promise<string> {
  const named = [FORM, await publicState(), question].join(" ");
  return createHash("sha256").update(named).digest("hex").slice(0, 32);
}

/** A document whose name is known before it is read. */
export interface Offered<Body> {
  tag: string;
  headers: Record<string, string>;
  read: () => Promise<Body> | Body;
}

interface OutcomePage {
  licence: string;
  outcomes: OutcomeEntry[];
  next: string | null;
}

const json = { "Content-Type": "application/json; charset=utf-8" };

/** A page of the published outcomes that an address asks for; or what is wrong with the address, every mistake. */
export async function findOutcomePage(
  search: URLSearchParams,
): Promise<{ ok: true; page: Offered<OutcomePage> } | { ok: false; errors: QueryFault[] }> {
  const [districts, types] = await Promise.all([districtNames(), communityTypes()]);
  const asked = readQuery(search, { districts, types: types.map(({ id }) => id) });
  if (!asked.ok) return asked;
  const { filter, limit, after } = asked.query;
  const position = after === null ? null : await positionOf(after);
  if (after !== null && position === null) {
    const message = "没有公布过这个编号的结果，请从第一页重新开始。";
    return { ok: false, errors: [{ code: "bad-parameter", path: "after", message }] };
  }
  const read = async (): Promise<OutcomePage> => {
    // One more tells whether anything follows.
    const found = await entriesAfter(filter, position, limit + 1);
    const outcomes = found.slice(0, limit);
    const last = outcomes.at(-1);
    const more = new URLSearchParams(search);
    if (last) more.set("after", last.code);
    const next = found.length > limit ? `/api/v1/outcomes?${more}` : null;
    return { licence: LICENCE, outcomes, next };
  };
  const named = new URLSearchParams(search);
  named.sort();
  const tag = await tagOf(`page ${named}`);
  return { ok: true, page: { tag, headers: {}, read } };
}

/** Every published outcome, a chunk at a time, the newest first. */
async function* everyChunk(): AsyncGenerator<OutcomeEntry[]> {
  let chunk = await entriesAfter({}, null, CHUNK);
  while (chunk.length > 0) {
    yield chunk;
    const last = chunk.at(-1);
    if (chunk.length < CHUNK || !last) return;
    const { code, publishedAt } = last;
    chunk = await entriesAfter({}, { code, publishedAt: new Date(publishedAt) }, CHUNK);
  }
}

/** The texts one after the other, each made when the reader has taken the one before. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
}

async function* csvTexts(site: string) {
  yield csvHead();
  for await (const chunk of everyChunk()) yield chunk.map((entry) => csvLine(entry, site)).join("");
}

/** Every published outcome as a CSV file. */
export async function offerCsv(request: Request): Promise<Offered<ReadableStream<Uint8Array>>> {
  const site = siteAddress(request);
  return {
    tag: await tagOf(`csv ${site}`),
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": attachment("杭州未来社区验收结果.csv", "outcomes.csv"),
    },
    read: () => streamOf(csvTexts(site)),
  };
}

async function* jsonTexts() {
  const head = { licence: LICENCE, schema: "/api/v1/schemas/outcomes" };
  yield `${JSON.stringify(head).slice(0, -1)},"outcomes":[`;
  let before = "\n";
  for await (const chunk of everyChunk()) {
    yield before + chunk.map((entry) => JSON.stringify(entry)).join(",\n");
    before = ",\n";
  }
  yield "\n]}\n";
}

/** Every published outcome as one JSON document. */
export async function offerJson(): Promise<Offered<ReadableStream<Uint8Array>>> {
  return {
    tag: await tagOf("json"),
    headers: {
      ...json,
      "Content-Disposition": attachment("杭州未来社区验收结果.json", "outcomes.json"),
    },
    read: () => streamOf(jsonTexts()),
  };
}

/** The newest outcomes as an Atom feed. */
export async function offerFeed(request: Request): Promise<Offered<string>> {
  const site = siteAddress(request);
  return {
    tag: await tagOf(`feed ${site}`),
    headers: { "Content-Type": "application/atom+xml; charset=utf-8" },
    read: async () => {
      const [entries, { latest }] = await Promise.all([
        entriesAfter({}, null, NEWEST),
        publishedSoFar(),
      ]);
      return atomFeed(entries, latest, site);
    },
  };
}

const PAGES = [
  ...["/", "/outcomes", "/notices", "/amendments", "/method", "/estimate"],
  ...["/survey", "/survey/plans", "/verify", "/open-data", "/help"],
];

/** The public pages for search engines. */
export async function offerSiteMap(request: Request): Promise<Offered<string>> {
  const site = siteAddress(request);
  const standards = await standardsInForce();
  const methods = standards.map(
    ({ family, version }) => `/method/${family}/${encodeURIComponent(version)}`,
  );
  const pages = [...PAGES, ...methods];
  return {
    tag: await tagOf(`map ${site} ${pages}`),
    headers: { "Content-Type": "application/xml; charset=utf-8" },
    read: async () => siteMap(pages, await publishedCodes(MOST_ADDRESSES), site),
  };
}

/** What search engines are asked to leave alone, and where the map is. */
export function robots(request: Request): string {
  const lines = ["User-agent: *", "Disallow: /api/auth/", "Disallow: /sign-in", "Allow: /"];
  return `${[...lines, "", `Sitemap: ${siteAddress(request)}/sitemap.xml`].join("\n")}\n`;
}

/** What the page of open data says of them. */
export const loadOpenData = publishedSoFar;

/**
 * Where a page is to be found: under the site's own address, whatever address a visitor came by, and without its
 * query, so that a narrowed list is known as the list. Nothing where that address is not set.
 */
export function loadAddress(): Pick<Metadata, "metadataBase" | "alternates"> {
  const site = env().NEXTAUTH_URL;
  return site ? { metadataBase: new URL(site), alternates: { canonical: "./" } } : {};
}
