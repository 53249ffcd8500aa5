import { loadFillingWorkbook } from "@/lib/workbook/loaders";

interface Context {
  params: Promise<{ id: string }>;
}

/** The filling workbook of an application, for whoever may see it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { bytes, headers } = await loadFillingWorkbook((await params).id);
  return new Response(bytes, { headers });
}
