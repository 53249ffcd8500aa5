import { robots } from "@/lib/opendata/loaders";

/** What search engines are asked to leave alone, and where the map of the site is. */
export function GET(request: Request): Response {
  return new Response(robots(request), {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
