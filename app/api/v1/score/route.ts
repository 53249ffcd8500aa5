import { scoreBy } from "@/lib/standard/loaders";
import { json, onlyAllows, readJson, refused } from "../json";

const unreadable = (path: string, message: string) =>
  refused(422, [{ code: "wrong-type", path, message }]);

/** Scores `{standard: "family[@version]", submission}`: the decision as the command line prints it, or the errors. */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request);
  if (!body.ok) return body.answer;
  const { value } = body;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return unreadable("", "应提交一个对象，含 standard 和 submission 两项。");
  const standard = "standard" in value ? value.standard : undefined;
  if (typeof standard !== "string")
    return unreadable("standard", "standard 应为标准的编号，如 hangzhou-municipal。");
  const evaluation = await scoreBy(standard, "submission" in value ? value.submission : undefined);
  if (!evaluation) {
    const message = "没有这个标准。可用的标准见 /api/v1/standards。";
    return refused(404, [{ code: "unknown-standard", path: "standard", message }]);
  }
  return evaluation.ok ? json(evaluation.decision) : refused(422, evaluation.errors);
}

const refuse = onlyAllows("POST");

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as PATCH, refuse as PUT };
