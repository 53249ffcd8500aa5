// A finished answer, packed once for everybody.
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gunzip, gzip } from "node:zlib";
import { withHashes, withoutScript } from "./policy.mjs";
import { Store } from "./store.mjs";

/**
 * @typedef {{ status: number, headers: import("node:http").IncomingHttpHeaders, body: Buffer }} Answer
 * @typedef {{ body: Buffer, head: string[], tag: string }} Packed
 * @typedef {{ size: number, length: number, br: Packed, gzip: Packed, plain: Omit<Packed, "body"> }} Copy
 */

const unpack = promisify(gunzip);
/** How a body is packed, small enough for a phone and soon enough for who waits. */
export const PACK = {
  br: (/** @type {Buffer} */ body) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (/** @type {Buffer} */ body) => promisify(gzip)(body, { level: 6 }),
};
const TEXT = /^(text\/|application\/(json|xml|rss\+xml|atom\+xml|feed\+json))/;
/** Headers of one connection or one body, which the copy has its own of. */
const OWN = new Set([
  ...["connection", "keep-alive", "date", "transfer-encoding", "content-length"],
  ...["content-encoding", "content-security-policy", "etag", "vary", "cache-control"],
]);
/** What decides how a page is sent, and how a document is. */
export const VARY =
  "Accept-Encoding, Cookie, rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch";
const PAGE = /^text\/(html|x-component)/;

/** Whether an answer may be kept and given to everybody. @param {Answer} answer */
export const isForAll = ({ status, headers, body }) =>
  status === 200 &&
  headers["set-cookie"] === undefined &&
  headers["content-encoding"] === undefined &&
  TEXT.test(headers["content-type"] ?? "") &&
  body.length > 0;

/** A page is asked about each time it is shown; what the application says of a document holds. @param {Answer} answer */
function keeping({ headers }) {
  const said = headers["cache-control"] ?? "";
  return said.includes("public") ? said : "no-cache";
}

/** What is to be loaded ahead is named with the nonce as well. @param {string} header */
export const withoutNonce = (header) => header.replace(/; nonce="[^"]*"/g, "");

/** Gives an answer on as it is. @param {Answer} answer @param {import("node:http").ServerResponse} response */
export function pass({ status, headers, body }, response) {
  const { connection: _, "transfer-encoding": _chunks, ...said } = headers;
  response.writeHead(status, said).end(body);
}

/**
 * @param {Answer} answer
 * @param {{ still?: boolean }} [page] whether it is one that works whole without script
 * @returns {Promise<Copy>}
 */
export async function copyOf(answer, { still = false } = {}) {
  const { headers } = answer;
  const type = headers["content-type"] ?? "";
  const html = type.startsWith("text/html");
  const given = String(headers["content-security-policy"] ?? "");
  const text = html ? answer.body.toString("utf8") : "";
  const page = html ? withHashes(still ? withoutScript(text) : text, given) : null;
  const body = page ? Buffer.from(page.html) : answer.body;
  const [br, gz] = await Promise.all([PACK.br(body), PACK.gzip(body)]);
  const name = createHash("sha256").update(body).digest("hex").slice(0, 32);
  const shared = Object.entries(headers).flatMap(([header, value]) =>
    OWN.has(header) || typeof value !== "string" ? [] : [header, withoutNonce(value)],
  );
  /** @param {string} encoding @param {number} length */
  const packed = (encoding, length) => {
    // Another encoding is another body, which a strong tag must tell apart.
    const tag = `"${name}${encoding && `-${encoding}`}"`;
    const head = [
      ...shared,
      ...["Content-Security-Policy", page ? page.policy : given],
      ...["Cache-Control", keeping(answer), "ETag", tag],
      ...["Vary", PAGE.test(type) ? VARY : "Accept-Encoding"],
      ...(encoding ? ["Content-Encoding", encoding] : []),
      ...["Content-Length", String(length)],
    ];
    return { tag, head };
  };
  return {
    size: br.length + gz.length + 4_096,
    length: body.length,
    br: { body: br, ...packed("br", br.length) },
    gzip: { body: gz, ...packed("gzip", gz.length) },
    plain: packed("", body.length),
  };
}

/** @param {string} accepted what the visitor's program can unpack */
function encodingFor(accepted) {
  for (const name of /** @type {const} */ (["br", "gzip"]))
    if (
      new RegExp(`(?:^|[,\\s])${name}(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))(?=[\\s,;]|$)`).test(
        accepted,
      )
    )
      return name;
  return "plain";
}

/** What programs asked for that cannot unpack: few, and the same again. @type {Store<{ size: number, body: Buffer }>} */
const unpacked = new Store(16 * 1024 * 1024);

/** @param {Copy} copy */
async function plainBody({ plain, gzip: { body } }) {
  const kept = unpacked.get(plain.tag);
  if (kept) return kept.body;
  const whole = await unpack(body);
  unpacked.set(plain.tag, { size: whole.length, body: whole });
  return whole;
}

/** @type {Map<string, "br" | "gzip" | "plain">} */
const chosen = new Map();

/** The same few texts come again and again. @param {string} accepted */
export function encoding(accepted) {
  const known = chosen.get(accepted);
  if (known) return known;
  if (chosen.size > 100) chosen.clear();
  const found = encodingFor(accepted);
  chosen.set(accepted, found);
  return found;
}

/** @param {string | undefined} known the tags a visitor has @param {Copy} copy */
function isKnown(known, { br, gzip: gz, plain }) {
  if (known === undefined) return false;
  if (known.trim() === "*") return true;
  const tags = known.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return [br, gz, plain].find(({ tag }) => tags.includes(tag))?.tag ?? false;
}

const WITHOUT_BODY = new Set(["Content-Length", "Content-Encoding", "content-type"]);

/** @param {string[]} head @param {string | true} tag */
function unchanged(head, tag) {
  const kept = [];
  for (let at = 0; at < head.length; at += 2) {
    const [name = "", value = ""] = head.slice(at, at + 2);
    if (!WITHOUT_BODY.has(name)) kept.push(name, name === "ETag" && tag !== true ? tag : value);
  }
  return kept;
}

/**
 * Answers a request with a copy: nothing new to who has it already, packed as the visitor can unpack it.
 * @param {Copy} copy @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response
 */
export async function send(copy, request, response) {
  const kind = encoding(request.headers["accept-encoding"] ?? "");
  const { head } = copy[kind];
  // A front server that keeps answers for a moment (nginx) may do so until this second is over.
  const fresh = ["X-Accel-Expires", `@${Math.floor(Date.now() / 1_000)}`];
  const known = isKnown(request.headers["if-none-match"], copy);
  if (known) {
    response.writeHead(304, [...fresh, ...unchanged(head, known)]).end();
    return;
  }
  response.writeHead(200, [...fresh, ...head]);
  if (request.method === "HEAD") response.end();
  else response.end(kind === "plain" ? await plainBody(copy) : copy[kind].body);
}
