import { answerCancel, answerChunk, answerFinish, answerState } from "@/lib/upload/loaders";
import { answered } from "../answered";

interface Context {
  params: Promise<{ id: string }>;
}

/** How far an upload is. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return answered(await answerState((await params).id));
}

/** Takes the next piece, which begins at `Upload-Offset`. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  return answered(await answerChunk(request, (await params).id));
}

/** Finishes an upload that is whole. */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  return answered(await answerFinish((await params).id));
}

/** Gives an upload up. */
export async function DELETE(_request: Request, { params }: Context): Promise<Response> {
  return answered(await answerCancel((await params).id));
}
