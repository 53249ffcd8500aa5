import { json, readJson } from "@/app/api/v1/json";
import { answerSaving } from "@/lib/entry/loaders";
import { refusalStatus } from "@/lib/errors";

interface Context {
  params: Promise<{ id: string }>;
}

/** Saves answers of an application, each with the version it was based on. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const body = await readJson(request);
  if (!body.ok) return body.answer;
  const { id: applicationId } = await params;
  const result = await answerSaving({ ...Object(body.value), applicationId });
  return json(result, result.ok ? 200 : refusalStatus[result.code]);
}
