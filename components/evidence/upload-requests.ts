import type { EvidenceView } from "@/lib/evidence/types";
import { CHUNK_BYTES, type UploadAnswer, type UploadState } from "@/lib/upload/types";
import { fingerprintOf } from "./fingerprint";

/** Trying again may help: nobody answered, or the server could not. */
export class Interrupted extends Error {}

/** Trying again will not help; the message is for the person. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly received?: number,
  ) {
    super(message);
  }
}

async function request(path: string, init: RequestInit): Promise<UploadState> {
  let answer: UploadAnswer;
  try {
    const response = await fetch(path, init);
    answer = await response.json();
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Interrupted();
  }
  if (answer.ok) return answer;
  if (answer.code === "unexpected" || answer.code === undefined) throw new Interrupted();
  throw new Refused(answer.message, answer.code, answer.received);
}

export interface Target {
  applicationId: string;
  nodeId: string;
}

const step = (id: string, init: RequestInit) => request(`/api/uploads/${id}`, init);

async function begin(target: Target, file: File, signal: AbortSignal): Promise<UploadState> {
  const fingerprint = await unreadable(fingerprintOf(file));
  const { name: fileName, size } = file;
  return request("/api/uploads", {
    method: "POST",
    signal,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...target, fileName, size, fingerprint }),
  });
}

const unreadable = <T>(reading: Promise<T>): Promise<T> =>
  reading.catch(() => {
    throw new Refused("文件无法读取，可能已被修改或移走，请重新选择。", "unreadable");
  });

async function sendPiece(
  id: string,
  file: File,
  from: number,
  signal: AbortSignal,
): Promise<number> {
  const body = await unreadable(file.slice(from, from + CHUNK_BYTES).arrayBuffer());
  try {
    const headers = {
      "Content-Type": "application/octet-stream",
      "Upload-Offset": String(from),
    };
    return (await step(id, { method: "PATCH", signal, headers, body })).received;
  } catch (error) {
    // The piece had arrived, only its answer had not; or another tab is ahead.
    if (error instanceof Refused && error.code === "offset") return error.received ?? 0;
    throw error;
  }
}

/**
 * Uploads a file from where the server stands, and answers with what it became. Called again after a break it goes
 * on; nothing is uploaded twice.
 * @param progress is told the upload's id and how many bytes the server has
 * @throws Interrupted, Refused, or an AbortError
 */
export async function sendFile(
  target: Target,
  file: File,
  signal: AbortSignal,
  progress: (id: string, received: number) => void,
): Promise<EvidenceView> {
  const begun = await begin(target, file, signal);
  if (begun.evidence) return begun.evidence;
  let { received } = begun;
  progress(begun.id, received);
  while (received < file.size) {
    received = await sendPiece(begun.id, file, received, signal);
    progress(begun.id, received);
  }
  const { evidence } = await step(begun.id, { method: "POST", signal });
  if (!evidence) throw new Interrupted();
  return evidence;
}

/** Gives an upload up. Where that fails, it is forgotten by itself after a while. */
export async function giveUp(id: string): Promise<void> {
  await step(id, { method: "DELETE", keepalive: true }).catch(() => undefined);
}
