import { answerBegin } from "@/lib/upload/loaders";
import { answered } from "./answered";

/** Announces a file for a scoring point, or finds the upload of it that was begun before. */
export const POST = async (request: Request): Promise<Response> =>
  answered(await answerBegin(request));
