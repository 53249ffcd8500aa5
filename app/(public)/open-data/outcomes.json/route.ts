import { connection } from "next/server";
import { offerJson } from "@/lib/opendata/loaders";
import { offered } from "../../offered";

/** Every published outcome as one JSON document. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  return offered(request, await offerJson());
}
