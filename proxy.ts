import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, FILE_POLICY, SECURITY_HEADERS } from "@/lib/http/headers";
import { isHandedInFile, judge, type RequestFacts } from "@/lib/http/policy";

function factsOf(request: NextRequest): RequestFacts {
  const { headers, nextUrl } = request;
  return {
    method: request.method,
    pathname: nextUrl.pathname,
    search: nextUrl.search,
    host: headers.get("host"),
    origin: headers.get("origin"),
    secFetchSite: headers.get("sec-fetch-site"),
    contentLength: headers.get("content-length"),
    cookies: request.cookies.getAll().map((cookie) => cookie.name),
  };
}

function refusal(request: NextRequest, status: number, message: string): NextResponse {
  if (request.nextUrl.pathname.startsWith("/api/")) {
    return NextResponse.json({ errors: [{ code: "refused", path: "", message }] }, { status });
  }
  return new NextResponse(message, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}

function secured(response: NextResponse, policy: string): NextResponse {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

/** The front door: refuses foreign and oversized changes, sends strangers to sign in, and sets the security headers. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const ownAddress = process.env.NEXTAUTH_URL;
  const verdict = judge(factsOf(request), ownAddress ? [ownAddress] : []);
  if (verdict.kind === "refuse") {
    return secured(refusal(request, verdict.status, verdict.message), policy);
  }
  if (verdict.kind === "sign-in") {
    const target = new URL(verdict.location, request.nextUrl);
    return secured(NextResponse.redirect(target, 307), policy);
  }
  // Next reads the nonce from the request's policy and puts it on its own scripts.
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set("x-nonce", nonce);
  // A route's own policy would not get past this one.
  const shown = isHandedInFile(request.nextUrl.pathname) ? FILE_POLICY : policy;
  return secured(NextResponse.next({ request: { headers } }), shown);
}

export const config = { matcher: ["/((?!_next/static|_next/image|favicon.ico).*)"] };
