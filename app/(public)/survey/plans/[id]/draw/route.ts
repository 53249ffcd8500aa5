import { loadDraw } from "@/lib/draw/loaders";

/** Everything with which anybody can repeat a draw. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/survey/plans/[id]/draw">,
): Promise<Response> {
  const { id } = await params;
  const document = await loadDraw(id);
  if (!document)
    return new Response("还没有抽样，或者名册已按期删除。", {
      status: 404,
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    });
  return Response.json(document, {
    headers: {
      "Cache-Control": "no-store",
      "Content-Disposition": `attachment; filename="survey-draw-${id}.json"`,
    },
  });
}
