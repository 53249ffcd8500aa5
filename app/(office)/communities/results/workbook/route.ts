import { loadResultWorkbook } from "@/lib/result/loaders";

/** The results of earlier years that are kept for the district, in the workbook that takes more of them. */
export async function GET(): Promise<Response> {
  const { bytes, headers } = await loadResultWorkbook();
  return new Response(bytes, { headers });
}
