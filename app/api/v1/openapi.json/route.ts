import { openApiDocument } from "@/lib/http/openapi";
import { cacheable, onlyAllows, REVALIDATED } from "../json";

/** The description of this interface (OpenAPI 3.1). */
export function GET(request: Request): Response {
  return cacheable(request, openApiDocument, REVALIDATED);
}

const refuse = onlyAllows("GET", "HEAD");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
