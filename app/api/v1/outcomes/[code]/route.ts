import { findOutcomeDocument } from "@/lib/publication/loaders";
import { cacheable, notFoundAnswer, onlyAllows, REVALIDATED } from "../../json";

interface Context {
  params: Promise<{ code: string }>;
}

/** A published outcome with all it takes to compute it again. What is not published does not exist here. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const document = await findOutcomeDocument((await params).code);
  if (!document) return notFoundAnswer("没有公布过这个编号的结果。");
  return cacheable(request, document, REVALIDATED);
}

const refuse = onlyAllows("GET", "HEAD");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
