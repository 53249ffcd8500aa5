import { offerFeed } from "@/lib/opendata/loaders";
import { offered } from "../offered";

// Known only while serving: the build knows neither the address nor the database.
export const dynamic = "force-dynamic";

/** The newest published outcomes as an Atom feed. */
export async function GET(request: Request): Promise<Response> {
  return offered(request, await offerFeed(request));
}
