import { findStandard } from "@/lib/standard/loaders";
import { cacheable, IMMUTABLE, onlyAllows, refused } from "../../../json";

interface Context {
  params: Promise<{ family: string; version: string }>;
}

/** One version's document exactly as it is stored, which never changes. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { family, version } = await params;
  const prepared = family.includes("@") ? null : await findStandard(`${family}@${version}`);
  if (prepared) return cacheable(request, prepared.standard, IMMUTABLE);
  const message = "没有这个标准。可用的标准见 /api/v1/standards。";
  return refused(404, [{ code: "unknown-standard", path: "", message }]);
}

const refuse = onlyAllows("GET", "HEAD");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
