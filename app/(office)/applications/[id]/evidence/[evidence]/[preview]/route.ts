import { loadPreview } from "@/lib/evidence/loaders";

interface Context {
  params: Promise<{ id: string; evidence: string; preview: string }>;
}

/** The thumbnail of a photo or a PDF's first page, or its image for the eye, for whoever may see the evidence. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, evidence, preview } = await params;
  return loadPreview(request, id, evidence, preview);
}
