import { robots } from "@/lib/opendata/loaders";

// Known only while serving: the build knows neither the address nor the database.
export const dynamic = "force-dynamic";

/** What search engines are asked to leave alone, and where the map of the site is. */
export function GET(request: Request): Response {
  return new Response(robots(request), {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
