import { loadDraftWorkbook } from "@/lib/workbook/loaders";

interface Context {
  params: Promise<{ id: string }>;
}

/** The draft as a workbook, for whoever maintains standards. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const found = await loadDraftWorkbook((await params).id);
  if (!found) {
    const headers = { "Content-Type": "text/plain; charset=utf-8" };
    return new Response("草案的格式有差错，请先在编辑页改正，再下载工作簿。", {
      status: 409,
      headers,
    });
  }
  return new Response(found.bytes, { headers: found.headers });
}
