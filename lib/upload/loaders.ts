import "server-only";
import { currentPerson } from "../auth/session";
import type { Person } from "../auth/types";
import { Refusal, refusalStatus } from "../errors";
import { gone, uploadState } from "./data";
import * as uploads from "./mutations";
import { beginUploadSchema, offsetSchema, uploadIdSchema } from "./schema";
import { CHUNK_BYTES, type UploadAnswer } from "./types";

/*
 * The upload protocol. A file is announced (POST /api/uploads), sent in pieces of at most 1 MB, each with the place
 * where it begins (PATCH /api/uploads/<id>), and finished (POST /api/uploads/<id>); GET says how far it is, DELETE
 * gives it up. Pieces of 1 MB, because the front door takes no larger body and Next holds each body in memory.
 * Not tus: of its server we would replace the store, the locks, the authorisation and the words of every refusal,
 * and what is left is the reading of one header. Route handlers rather than actions: a browser runs actions one
 * after the other, and saving answers must not wait for a file.
 */

export interface Answered {
  status: number;
  body: UploadAnswer;
}

const refuse = (refusal: Refusal): Answered => ({
  status: refusalStatus[refusal.code],
  body: { ok: false, code: refusal.code, message: refusal.message, errors: refusal.errors },
});

/** Proves who asks, and answers what was done or why not. */
async function answer(
  work: (person: Person) => Promise<Extract<UploadAnswer, { ok: true }>>,
): Promise<Answered> {
  try {
    const person = await currentPerson();
    if (!person)
      throw new Refusal("not-signed-in", "登录已失效，请重新登录后再上传；已传的部分不受影响。");
    if (person.mustChangePassword)
      throw new Refusal("password-change-required", "请先修改初始密码。");
    return { status: 200, body: await work(person) };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error);
    if (error instanceof uploads.WrongOffset) {
      const { received } = error;
      const message = "这一段已经收到，或前面还有没收到的内容。";
      return { status: 409, body: { ok: false, code: "offset", message, received } };
    }
    console.error(error);
    return refuse(new Refusal("unexpected", "系统出错，这一步没有完成。请稍后重试。"));
  }
}

function requireId(id: string): string {
  if (!uploadIdSchema.safeParse(id).success) throw gone();
  return id;
}

const cutOff = () => new Refusal("invalid", "内容没有完整传到，请重发这一段。");

/** The body, counted while it arrives: a length that was announced proves nothing. */
async function bodyOf(request: Request, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    // A line that broke: nobody reads the answer, and it is no fault of ours.
    const part = await reader?.read().catch(() => {
      throw cutOff();
    });
    if (!part || part.done) break;
    size += part.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      throw new Refusal("invalid", "每次最多发送 1 MB 的内容。");
    }
    pieces.push(part.value);
  }
  const announced = request.headers.get("content-length");
  if (announced !== null && Number(announced) !== size) throw cutOff();
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
}

export const answerBegin = (request: Request): Promise<Answered> =>
  answer(async (person) => {
    const bytes = await bodyOf(request, CHUNK_BYTES);
    let input: unknown = null;
    try {
      input = JSON.parse(Buffer.from(bytes).toString("utf8"));
    } catch {
      throw new Refusal("invalid", "提交的内容不是有效的 JSON，请改正。");
    }
    const read = beginUploadSchema.safeParse(input);
    if (!read.success)
      throw new Refusal("invalid", read.error.issues[0]?.message ?? "提交的内容不正确。");
    return { ok: true, ...(await uploads.beginUpload(person, read.data)) };
  });

export const answerState = (id: string): Promise<Answered> =>
  answer(async (person) => ({
    ok: true,
    ...(await uploadState(person, requireId(id))),
  }));

export const answerChunk = (request: Request, id: string): Promise<Answered> =>
  answer(async (person) => {
    const offset = offsetSchema.safeParse(request.headers.get("upload-offset"));
    if (!offset.success) throw new Refusal("invalid", "缺少或写错了 Upload-Offset。");
    const bytes = await bodyOf(request, CHUNK_BYTES);
    const state = await uploads.receiveChunk(person, requireId(id), offset.data, bytes);
    return { ok: true, ...state };
  });

export const answerFinish = (id: string): Promise<Answered> =>
  answer(async (person) => {
    const evidence = await uploads.finishUpload(person, requireId(id));
    return { ok: true, id, received: evidence.size, size: evidence.size, evidence };
  });

export const answerCancel = (id: string): Promise<Answered> =>
  answer(async (person) => {
    await uploads.cancelUpload(person, requireId(id));
    return { ok: true, id, received: 0, size: 0, evidence: null };
  });
