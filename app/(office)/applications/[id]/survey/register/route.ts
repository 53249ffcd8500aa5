import { loadRegisterForm } from "@/lib/workbook/loaders";

/** An empty register of households, to be filled in. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/applications/[id]/survey/register">,
): Promise<Response> {
  const { bytes, headers } = await loadRegisterForm((await params).id);
  return new Response(bytes, { headers });
}
