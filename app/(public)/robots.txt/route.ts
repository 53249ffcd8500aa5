import { connection } from "next/server";
import { robots } from "@/lib/opendata/loaders";

/** What search engines are asked to leave alone, and where the map of the site is: known only while serving. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  return new Response(robots(request), {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
