import { loadProjectTemplate } from "@/lib/project/loaders";

/** The empty list of projects, for whoever may import one. */
export async function GET(): Promise<Response> {
  const { bytes, headers } = await loadProjectTemplate();
  return new Response(bytes, { headers });
}
