import { implicationBy } from "@/lib/analysis/loaders";
import { implicationRequest } from "@/lib/analysis/schema";
import { json, onlyAllows, readShape, refused } from "../json";

/** Whether passing `standard` implies passing `implies`: for each community type, proven or with a witness. */
export async function POST(request: Request): Promise<Response> {
  const body = await readShape(request, implicationRequest);
  if (!body.ok) return body.answer;
  const answer = await implicationBy(body.value);
  return answer.ok ? json(answer.value) : refused(answer.status, answer.errors);
}

const refuse = onlyAllows("POST");

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT };
