import { json, notFoundAnswer, readShape } from "@/app/api/v1/json";
import { attend } from "@/lib/presence/loaders";
import { beatSchema } from "@/lib/presence/schema";

interface Context {
  params: Promise<{ id: string }>;
}

/** An open page of an application says that it is there, and hears what has changed around it. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const body = await readShape(request, beatSchema);
  if (!body.ok) return body.answer;
  const beat = await attend((await params).id, body.value);
  return beat ? json(beat) : notFoundAnswer("没有找到这份申报，或者您无权查看。");
}
