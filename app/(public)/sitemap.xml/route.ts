import { connection } from "next/server";
import { offerSiteMap } from "@/lib/opendata/loaders";
import { offered } from "../offered";

/** The public pages for search engines. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  return offered(request, await offerSiteMap(request));
}
