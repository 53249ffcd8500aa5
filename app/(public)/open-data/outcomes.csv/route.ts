import { offerCsv } from "@/lib/opendata/loaders";
import { offered } from "../../offered";

// Known only while serving: the build knows neither the address nor the database.
export const dynamic = "force-dynamic";

/** Every published outcome as a CSV file. */
export async function GET(request: Request): Promise<Response> {
  return offered(request, await offerCsv(request));
}
