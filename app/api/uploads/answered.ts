import type { Answered } from "@/lib/upload/loaders";

/** An answer about uploads, which nobody in between may keep. */
export const answered = ({ status, body }: Answered): Response =>
  Response.json(body, { status, headers: { "Cache-Control": "private, no-store" } });
