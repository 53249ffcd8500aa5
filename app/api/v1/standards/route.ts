import { listStandards } from "@/lib/standard/loaders";
import { cacheable, onlyAllows, REVALIDATED } from "../json";

/** The stored standards by family, the newest version first. */
export async function GET(request: Request): Promise<Response> {
  return cacheable(request, { standards: await listStandards() }, REVALIDATED);
}

const refuse = onlyAllows("GET", "HEAD");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
