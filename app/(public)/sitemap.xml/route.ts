import { offerSiteMap } from "@/lib/opendata/loaders";
import { offered } from "../offered";

// Next would make an address of this name once, when it builds.
export const dynamic = "force-dynamic";

/** The public pages for search engines. */
export async function GET(request: Request): Promise<Response> {
  return offered(request, await offerSiteMap(request));
}
