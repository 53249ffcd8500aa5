import { findSchema } from "@/lib/standard/loaders";
import { cacheable, notFoundAnswer, onlyAllows, REVALIDATED } from "../../json";

interface Context {
  params: Promise<{ name: string }>;
}

/** The JSON Schema of a document: standard, submission, decision or crosswalk. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const schema = findSchema((await params).name);
  if (!schema) return notFoundAnswer("没有这个文档的 JSON Schema，清单见 /api/v1/schemas。");
  return cacheable(request, schema, REVALIDATED);
}

const refuse = onlyAllows("GET", "HEAD");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
