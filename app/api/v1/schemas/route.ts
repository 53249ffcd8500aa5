import { schemaNames } from "@/lib/standard/loaders";
import { cacheable, onlyAllows, REVALIDATED } from "../json";

/** Which documents have a JSON Schema, and where. */
export function GET(request: Request): Response {
  const schemas = schemaNames().map((name) => ({ name, url: `/api/v1/schemas/${name}` }));
  return cacheable(request, { schemas }, REVALIDATED);
}

const refuse = onlyAllows("GET", "HEAD");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
