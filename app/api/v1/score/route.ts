import { scoreBy } from "@/lib/analysis/loaders";
import { scoreRequest } from "@/lib/analysis/schema";
import { json, onlyAllows, readShape, refused } from "../json";

/** Scores `{standard: "family[@version]", submission}`: the decision as the command line prints it, with what else is asked, or the errors. */
export async function POST(request: Request): Promise<Response> {
  const body = await readShape(request, scoreRequest);
  if (!body.ok) return body.answer;
  const answer = await scoreBy(body.value);
  return answer.ok ? json(answer.value) : refused(answer.status, answer.errors);
}

const refuse = onlyAllows("POST");

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT };
