import { impactBy } from "@/lib/analysis/loaders";
import { impactRequest } from "@/lib/analysis/schema";
import { json, onlyAllows, readShape, refused } from "../json";

/** Who would flip if these submissions were scored by the version `to`. */
export async function POST(request: Request): Promise<Response> {
  const body = await readShape(request, impactRequest);
  if (!body.ok) return body.answer;
  const answer = await impactBy(body.value);
  return answer.ok ? json(answer.value) : refused(answer.status, answer.errors);
}

const refuse = onlyAllows("POST");

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT };
