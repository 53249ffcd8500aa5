import { loadScoringWorkbook } from "@/lib/workbook/loaders";

interface Context {
  params: Promise<{ family: string; version: string }>;
}

/** The scoring workbook for one community, for whoever may read the standard's page. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { family, version } = await params;
  const query = new URL(request.url).searchParams;
  const result = await loadScoringWorkbook(family, version, query);
  if (result.ok) return new Response(result.bytes, { headers: result.headers });
  const headers = { "Content-Type": "text/plain; charset=utf-8" };
  return new Response(result.message, { status: 422, headers });
}
