import { createHash } from "node:crypto";
import type { z } from "zod";
import { BODY_LIMIT_BYTES } from "@/lib/http/policy";
import { knownAlready } from "../../conditional";

export { REVALIDATED } from "../../conditional";

/** What every answer with errors looks like: a code for programs, a path into what was sent, a sentence for people. */
export interface ApiError {
  code: string;
  path: string;
  message: string;
}

const JSON_TYPE = { "Content-Type": "application/json; charset=utf-8" };

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...JSON_TYPE, "Cache-Control": "no-store", ...headers },
  });
}

/** 503 says when to come back: by then most of what waits has been answered. */
export function refused(status: number, errors: readonly ApiError[]): Response {
  return json({ errors }, status, status === 503 ? { "Retry-After": "5" } : {});
}

export const notFoundAnswer = (message: string) =>
  refused(404, [{ code: "not-found", path: "", message }]);

/** A document that may be kept: named by what it holds, and not sent again to whoever has it. */
export function cacheable(request: Request, body: unknown, cacheControl: string): Response {
  const text = JSON.stringify(body);
  const tag = createHash("sha256").update(text).digest("hex").slice(0, 32);
  const known = knownAlready(request, tag, { "Cache-Control": cacheControl });
  return known.answer ?? new Response(text, { headers: { ...JSON_TYPE, ...known.headers } });
}

/**
 * The same for a text whose name is known before it is read: whoever has it costs no reading.
 * @param tag changes whenever the text does
 */
export async function cacheableText(
  request: Request,
  tag: string,
  read: () => Promise<string>,
  headers: Record<string, string>,
): Promise<Response> {
  const known = knownAlready(request, tag, headers);
  return (
    known.answer ?? new Response(await read(), { headers: { ...JSON_TYPE, ...known.headers } })
  );
}

/** Never changes under its address. */
export const IMMUTABLE = "public, max-age=31536000, immutable";

type Body = { ok: true; value: unknown } | { ok: false; answer: Response };

const malformed = (message: string): Body => ({
  ok: false,
  answer: refused(400, [{ code: "malformed-json", path: "", message }]),
});

/** The request's JSON. Counts bytes while they arrive: a length that was announced proves nothing. */
export async function readJson(request: Request): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) break;
    size += part.value.byteLength;
    if (size > BODY_LIMIT_BYTES) {
      await reader?.cancel();
      const message = "提交的内容超过 1 MB，没有处理。请减少内容后重试。";
      return { ok: false, answer: refused(413, [{ code: "too-large", path: "", message }]) };
    }
    chunks.push(part.value);
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return malformed("提交的内容不是有效的 JSON（UTF-8），请改正。");
  }
}

/** The request's JSON in the shape of `schema`: or 422, one error for each thing that does not fit. */
export async function readShape<T>(
  request: Request,
  schema: z.ZodType<T>,
): Promise<{ ok: true; value: T } | { ok: false; answer: Response }> {
  const body = await readJson(request);
  if (!body.ok) return body;
  const shaped = schema.safeParse(body.value);
  if (shaped.success) return { ok: true, value: shaped.data };
  const errors = shaped.error.issues.map((issue) => ({
    code: "wrong-type",
    path: issue.path.join("."),
    message: `${issue.path.join(".") || "提交的内容"}与接口说明不符，见 /api/v1/openapi.json。`,
  }));
  return { ok: false, answer: refused(422, errors) };
}

/** The answer to a method that an address does not have. */
export function onlyAllows(...methods: string[]): () => Response {
  const message = `此地址只接受 ${methods.join("、")} 请求。`;
  return () =>
    json({ errors: [{ code: "method-not-allowed", path: "", message }] }, 405, {
      Allow: methods.join(", "),
    });
}
