/** May change: kept, but asked about every time. */
export const REVALIDATED = "public, no-cache";

/**
 * Whether a reader has the document of this name already.
 * @param tag changes whenever the document does
 * @returns the headers of either answer, and the one without content where the reader has it
 */
export function knownAlready(
  request: Request,
  tag: string,
  headers: Record<string, string> = { "Cache-Control": REVALIDATED },
): { headers: Record<string, string>; answer: Response | null } {
  const named = { ...headers, ETag: `"${tag}"` };
  const known = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((part) => part.trim().replace(/^W\//, ""));
  const has = known.includes(`"${tag}"`) || known.includes("*");
  return {
    headers: named,
    answer: has ? new Response(null, { status: 304, headers: named }) : null,
  };
}
