// Which answers the server may keep and give to everybody, and what tells one from another. Whatever is not named
// here is asked of the application each time.

/**
 * @typedef {{ method?: string, url?: string, headers: import("node:http").IncomingHttpHeaders }} Request
 * @typedef {object} Kept what two requests have in common that are answered alike
 * @property {string} key
 * @property {string} path with its query in one order, as the application is asked
 * @property {Record<string, string>} headers all that the application is told of the visitor
 * @property {boolean} still whether the page is whole without the application's script
 * @property {boolean} plain whether there are only so many of its kind: no query, no visit from page to page
 */

const words = (/** @type {string} */ text) =>
  text.length <= 50 && [...text].every((char) => char >= " " && char !== "\u007f");
const oneOf =
  (/** @type {string[]} */ ...known) =>
  (/** @type {string} */ text) =>
    known.includes(text);
const shaped = (/** @type {RegExp} */ shape) => (/** @type {string} */ text) => shape.test(text);

/**
 * The public addresses. A page is kept if it is the same for everybody who is not signed in, and changes only with the
 * day or with tables that `feeds_public_pages` was called for in a migration; else it is made `each` time. A page that
 * is `still` does everything it does without the application's script: it is given without, kept or not, which a cheap
 * phone would otherwise load and run for nothing but going from page to page.
 * @type {{ path: RegExp, still?: true, each?: true, query?: Record<string, (text: string) => boolean> }[]}
 */
const ADDRESSES = [
  { path: /^\/$/, still: true },
  {
    path: /^\/outcomes$/,
    still: true,
    query: {
      ...{ q: words, district: words },
      year: shaped(/^20\d\d$/),
      ...{ tier: shaped(/^[a-z-]{1,40}$/), type: shaped(/^[a-z-]{1,40}$/) },
      result: oneOf("passed", "failed"),
      sort: shaped(/^[a-z-]{1,20}$/),
      page: shaped(/^[1-9]\d{0,3}$/),
    },
  },
  { path: /^\/outcomes\/20\d\d-[0-9a-z]{8}(\/recompute)?$/, still: true },
  { path: /^\/notices$/, still: true, query: { page: shaped(/^[1-9]\d{0,3}$/) } },
  { path: /^\/notices\/20\d\d-[0-9a-z]{8}$/, still: true },
  { path: /^\/notices\/20\d\d-[0-9a-z]{8}\/objection$/, still: true, each: true },
  { path: /^\/receipts(\/[^/]+)?$/, still: true, each: true },
  { path: /^\/amendments$/, still: true, query: { page: shaped(/^[1-9]\d{0,3}$/) } },
  { path: /^\/verify$/, still: true },
  { path: /^\/survey$/, still: true, query: { wrong: oneOf("1") } },
  {
    path: /^\/survey\/received$/,
    still: true,
    query: { again: oneOf("1"), left: shaped(/^\d{1,2}$/) },
  },
  { path: /^\/survey\/plans$/, still: true, query: { page: shaped(/^[1-9]\d{0,3}$/) } },
  { path: /^\/survey\/plans\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, still: true },
  { path: /^\/survey\/[\w%-]{12,60}$/, still: true, each: true },
  { path: /^\/method(\/[\w-]{1,60}\/[\w.-]{1,60})?$/, still: true },
  { path: /^\/estimate$/, still: true },
  { path: /^\/help$/, still: true },
  { path: /^\/sign-in$/, still: true, each: true },
  { path: /^\/open-data$/, still: true },
  { path: /^\/open-data\/outcomes\.(csv|json)$/ },
  { path: /^\/(feed\.xml|sitemap\.xml|robots\.txt)$/ },
  // With a query, empty values of which it refuses, the interface is asked itself.
  { path: /^\/api\/v1\/outcomes$/ },
  {
    path: /^\/api\/v1\/outcomes\/20\d\d-[0-9a-z]{8}(\/(bundle|submission|standard|decision)\.json)?$/,
  },
  { path: /^\/api\/v1\/standards(\/[\w-]{1,60}\/[\w.-]{1,60})?$/ },
  { path: /^\/api\/v1\/(schemas(\/[a-z]{1,20})?|openapi\.json)$/ },
];

const SESSION = /(?:^|;\s*)(?:__Secure-)?next-auth\.session-token(?:\.\d+)?=/;

/** Whether somebody in the office may be waiting for this. @param {Request} request */
export const isDesk = ({ headers }) => SESSION.test(headers.cookie ?? "");

/** Whether this is a resident's answer to a survey. @param {Request} request */
export const isAnswer = ({ method, url = "" }) =>
  method === "POST" && /^\/survey\/answers(\?|$)/.test(url);

/** @param {string} path */
const addressOf = (path) => ADDRESSES.find((one) => one.path.test(path));

/** @param {string} url @returns {[path: string, search: string]} */
function partsOf(url) {
  const at = url.indexOf("?");
  return at < 0 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
}

/**
 * Whether a page is asked for that does everything without the application's script: read, or given back by a form
 * that was sent without it. @param {Request} request
 */
export function isStill({ method, url = "", headers }) {
  if (method !== "GET" && method !== "POST") return false;
  if (headers.rsc !== undefined || headers["next-action"] !== undefined) return false;
  return addressOf(partsOf(url)[0])?.still === true;
}

/** What Next's router says on its way from page to page: all of it decides what is sent. */
const ROUTER = [
  ...["rsc", "next-router-state-tree", "next-router-prefetch"],
  ...["next-router-segment-prefetch", "next-url"],
];
/** A state tree names every part of the page one comes from. */
const LONGEST_ROUTE = 4_000;

/** @param {Record<string, string>} cookies the closed set of ways to show a page */
const shownAs = (cookies) =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");

/** @param {string} cookie */
function display(cookie) {
  if (!cookie.includes("display-")) return "";
  /** @type {Record<string, string>} */
  const asked = {};
  if (/(?:^|;\s*)display-text=large(?:;|$)/.test(cookie)) asked["display-text"] = "large";
  if (/(?:^|;\s*)display-contrast=high(?:;|$)/.test(cookie)) asked["display-contrast"] = "high";
  return shownAs(asked);
}

/**
 * The query in one order, without what was left empty; null where anything in it is unknown, twice or ill-formed.
 * @param {string} search @param {Record<string, (text: string) => boolean>} known
 */
function canonical(search, known) {
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams();
  let count = 0;
  for (const [name, isSound] of Object.entries(known)) {
    const values = given.getAll(name);
    count += values.length;
    if (values.length > 1) return null;
    const [value = ""] = values;
    if (value === "") continue;
    if (!isSound(value)) return null;
    kept.set(name, value);
  }
  return given.size === count ? kept.toString() : null;
}

/** @param {import("node:http").IncomingHttpHeaders} headers @returns {Record<string, string> | null} */
function routing(headers) {
  /** @type {Record<string, string>} */
  const said = {};
  for (const name of ROUTER) {
    const value = headers[name];
    if (typeof value === "string") said[name] = value;
  }
  return said.rsc === "1" && JSON.stringify(said).length <= LONGEST_ROUTE ? said : null;
}

const bare = shaped(/^[\w-]{1,40}$/);

/**
 * How a request's answer is kept; null for what is none of the public addresses in a known form, comes from
 * somebody who may be signed in, or would change something: that is left to the application.
 * @param {Request} request @returns {Kept | null}
 */
export function keptAs({ method, url = "", headers }) {
  if (method !== "GET" && method !== "HEAD") return null;
  const cookie = headers.cookie ?? "";
  if (headers.authorization !== undefined || SESSION.test(cookie)) return null;
  const [path, search] = partsOf(url);
  const address = addressOf(path);
  if (!address || address.each) return null;
  const shown = display(cookie);
  const moving = headers.rsc !== undefined;
  const route = moving ? routing(headers) : {};
  if (!route) return null;
  const known = { ...address.query, ...(moving ? { _rsc: bare } : {}) };
  const query = search ? canonical(search, known) : "";
  // Next leads to the right address whoever goes from page to page without it.
  if (query === null || (moving && !query.includes("_rsc="))) return null;
  const full = query ? `${path}?${query}` : path;
  return {
    key: `${shown}\n${moving ? JSON.stringify(route) : ""}\n${full}`,
    path: full,
    headers: { ...route, ...(shown ? { cookie: shown } : {}) },
    still: address.still === true,
    plain: !moving && query === "",
  };
}
