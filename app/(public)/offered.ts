import type { Offered } from "@/lib/opendata/loaders";
import { knownAlready, REVALIDATED } from "../conditional";

/** Answers with a document, unless the reader has it: then nothing of it is read. */
export async function offered(
  request: Request,
  { tag, headers, read }: Offered<BodyInit>,
): Promise<Response> {
  const known = knownAlready(request, tag, { "Cache-Control": REVALIDATED, ...headers });
  return known.answer ?? new Response(await read(), { headers: known.headers });
}
