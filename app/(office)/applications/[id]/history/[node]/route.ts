import { json } from "@/app/api/v1/json";
import { loadHistory } from "@/lib/history/loaders";

interface Context {
  params: Promise<{ id: string; node: string }>;
}

/** How the answer of one point has changed, for whoever sees the point. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, node } = await params;
  const search = Object.fromEntries(new URL(request.url).searchParams);
  return json(await loadHistory(id, node, search));
}
