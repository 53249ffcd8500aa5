import { findOutcomeFile } from "@/lib/recompute/loaders";
import { cacheableText, notFoundAnswer, onlyAllows, REVALIDATED } from "../../../json";

interface Context {
  params: Promise<{ code: string; file: string }>;
}

/** A file of a published outcome, to be kept and computed again. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { code, file } = await params;
  const found = await findOutcomeFile(code, file);
  if (!found) return notFoundAnswer("没有公布过这个编号的结果，或者没有这个文件。");
  return cacheableText(request, found.tag, found.read, {
    "Cache-Control": REVALIDATED,
    "Content-Disposition": found.disposition,
  });
}

const refuse = onlyAllows("GET", "HEAD");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
