import { connection } from "next/server";
import { offerFeed } from "@/lib/opendata/loaders";
import { offered } from "../offered";

/** The newest published outcomes as an Atom feed. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  return offered(request, await offerFeed(request));
}
