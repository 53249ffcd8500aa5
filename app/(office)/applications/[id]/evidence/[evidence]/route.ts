import { loadOriginal } from "@/lib/evidence/loaders";

interface Context {
  params: Promise<{ id: string; evidence: string }>;
}

/** The original file, for whoever may see it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, evidence } = await params;
  return loadOriginal(request, id, evidence);
}
