import { findOutcomePage } from "@/lib/opendata/loaders";
import { cacheableText, onlyAllows, REVALIDATED, refused } from "../json";

/** A page of the published outcomes, the newest first. What is not published does not exist here. */
export async function GET(request: Request): Promise<Response> {
  const found = await findOutcomePage(new URL(request.url).searchParams);
  if (!found.ok) return refused(422, found.errors);
  const { tag, read } = found.page;
  return cacheableText(request, tag, async () => JSON.stringify(await read()), {
    "Cache-Control": REVALIDATED,
  });
}

const refuse = onlyAllows("GET", "HEAD");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
