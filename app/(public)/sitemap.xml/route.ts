import { offerSiteMap } from "@/lib/opendata/loaders";
import { offered } from "../offered";

// Known only while serving: the build knows neither the address nor the database.
export const dynamic = "force-dynamic";

/** The public pages for search engines. */
export async function GET(request: Request): Promise<Response> {
  return offered(request, await offerSiteMap(request));
}
