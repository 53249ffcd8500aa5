import { robots } from "@/lib/opendata/loaders";

// Next would make an address of this name once, when it builds.
export const dynamic = "force-dynamic";

/** What search engines are asked to leave alone, and where the map of the site is. */
export function GET(request: Request): Response {
  return new Response(robots(request), {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
