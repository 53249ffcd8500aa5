import { connection } from "next/server";
import { offerCsv } from "@/lib/opendata/loaders";
import { offered } from "../../offered";

/** Every published outcome as a CSV file. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  return offered(request, await offerCsv(request));
}
