import { loadStandardWorkbook } from "@/lib/workbook/loaders";

interface Context {
  params: Promise<{ family: string; version: string }>;
}

/** The version as a workbook, for whoever may read the standard's page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { family, version } = await params;
  const { bytes, headers } = await loadStandardWorkbook(family, version);
  return new Response(bytes, { headers });
}
