/** What a request says about where it comes from and how much it brings. Header values as received, null when absent. */
export interface RequestFacts {
  method: string;
  pathname: string;
  search: string;
  host: string | null;
  origin: string | null;
  secFetchSite: string | null;
  contentLength: string | null;
  /** Names of the cookies sent. */
  cookies: readonly string[];
}

export type Verdict =
  | { kind: "pass" }
  | { kind: "refuse"; status: 403 | 413; message: string }
  | { kind: "sign-in"; location: string };

const PASS: Verdict = { kind: "pass" };
const READING = new Set(["GET", "HEAD", "OPTIONS"]);
export const BODY_LIMIT_BYTES = 1024 * 1024;

const OFFICE = [
  "desk",
  "communities",
  "applications",
  "reviews",
  "approvals",
  "batches",
  "calendar",
  "objections",
  "standards",
  "dashboard",
  "contributors",
  "decided",
  "accounts",
  "audit",
  "messages",
  "settings",
  "jobs",
];
// next-auth splits large tokens into `.0`, `.1`, …
const SESSION_COOKIE = /^(__Secure-)?next-auth\.session-token(\.\d+)?$/;

/** Interfaces for other programs, which send no Origin. */
const isProgramInterface = (pathname: string) => /^\/api\/v1(\/|$)/.test(pathname);

/** The nearest hop is the last entry: the server itself or the proxy before it wrote that one. */
export const nearestAddress = (forwarded: unknown): string =>
  (typeof forwarded === "string" ? forwarded.split(",").at(-1)?.trim() : undefined) || "unknown";

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/**
 * Whether a changing request comes from this site's own pages. Reading requests always do. `trustedOrigins` are
 * addresses besides the Host header under which the site is reached (behind a proxy that rewrites it).
 * Forwarded headers are never believed.
 */
function isSameSite(facts: RequestFacts, trustedOrigins: readonly string[] = []): boolean {
  if (READING.has(facts.method)) return true;
  const hosts = [facts.host, ...trustedOrigins.map(hostOf)].filter((host) => host !== null);
  if (facts.origin !== null) {
    const host = hostOf(facts.origin);
    return host !== null && hosts.includes(host);
  }
  if (facts.secFetchSite !== null) {
    return facts.secFetchSite === "same-origin" || facts.secFetchSite === "none";
  }
  return facts.cookies.length === 0 || isProgramInterface(facts.pathname);
}

function isTooLarge(facts: RequestFacts): boolean {
  // A length that is no number is no length to trust.
  return !READING.has(facts.method) && !(Number(facts.contentLength ?? 0) <= BODY_LIMIT_BYTES);
}

function isOfficePath(pathname: string): boolean {
  return OFFICE.some((name) => pathname === `/${name}` || pathname.startsWith(`/${name}/`));
}

/** Whether the address is that of a file that somebody handed in, or of its preview. */
export function isHandedInFile(pathname: string): boolean {
  return /^\/applications\/[^/]+\/evidence\//.test(pathname);
}

/** Whether a session cookie was sent at all. Whether it is worth anything, the page's loader finds out. */
function mayBeSignedIn(cookies: readonly string[]): boolean {
  return cookies.some((name) => SESSION_COOKIE.test(name));
}

/** What the front door does with a request before any page sees it. */
export function judge(facts: RequestFacts, trustedOrigins: readonly string[] = []): Verdict {
  if (!isSameSite(facts, trustedOrigins)) {
    return {
      kind: "refuse",
      status: 403,
      message: "请求不是从本站页面发出的，没有处理。请回到本站页面重试。",
    };
  }
  if (isTooLarge(facts)) {
    return {
      kind: "refuse",
      status: 413,
      message: "提交的内容超过 1 MB，没有处理。请减少内容后重试。",
    };
  }
  // A changing request is left to its action, which refuses in words: a redirect would lose what was typed.
  const reading = facts.method === "GET" || facts.method === "HEAD";
  if (reading && isOfficePath(facts.pathname) && !mayBeSignedIn(facts.cookies)) {
    const next = encodeURIComponent(`${facts.pathname}${facts.search}`);
    return { kind: "sign-in", location: `/sign-in?next=${next}` };
  }
  return PASS;
}
