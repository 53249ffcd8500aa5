import { loadProjectExport } from "@/lib/project/loaders";

/** The projects that the list at the same address shows, as a workbook. */
export async function GET(request: Request): Promise<Response> {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const found = await loadProjectExport(search);
  if (!found)
    return new Response("项目太多，一个文件放不下，请先按区县市或其他条件筛选再导出。", {
      status: 409,
      headers: { "Content-Type": "text/plain; charset=utf-8" },
    });
  return new Response(found.bytes, { headers: found.headers });
}
