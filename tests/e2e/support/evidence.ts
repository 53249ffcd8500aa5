import { randomBytes } from "node:crypto";
import type { EvidenceView } from "@/lib/evidence/types";
import { CHUNK_BYTES, type UploadAnswer } from "@/lib/upload/types";
import { office as officeFile, pdf, photo } from "../../pictures/files";

export interface NamedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const largePdf = (bytes: number) => Buffer.concat([pdf(), randomBytes(bytes)]);

const file = (name: string, mimeType: string, buffer: Buffer): NamedFile => ({
  name,
  mimeType,
  buffer,
});

/** Files as they come from a phone and an office: photos, scans, documents. */
export async function manyFiles(count: number): Promise<NamedFile[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, k) => {
      if (k % 10 === 3) return file(`扫描件 ${k}.pdf`, "application/pdf", largePdf(2_200_000 + k));
      if (k % 10 === 7)
        return file(`台账 ${k}.xlsx`, "", officeFile("xlsx", [["a.bin", randomBytes(2_000)]]));
      return file(`现场 ${k}.jpg`, "image/jpeg", await photo({ width: 1_200, height: 900 }));
    }),
  );
}

export interface Sending {
  baseURL: string | undefined;
  cookie?: string;
  headers?: Record<string, string>;
}

/** One request of the upload protocol, as the browser makes it. */
export async function ask(
  { baseURL, cookie, headers }: Sending,
  method: string,
  path: string,
  body?: string | Uint8Array<ArrayBuffer>,
): Promise<{ status: number; answer: UploadAnswer }> {
  const response = await fetch(new URL(path, baseURL), {
    method,
    redirect: "manual",
    headers: {
      Origin: new URL("/", baseURL).origin,
      ...(cookie ? { Cookie: cookie } : {}),
      ...headers,
    },
    body,
  });
  return { status: response.status, answer: await response.json().catch(() => ({})) };
}

export const announced = (applicationId: string, nodeId: string, name: string, size: number) =>
  JSON.stringify({ applicationId, nodeId, fileName: name, size, fingerprint: `t${size}` });

/** Uploads a file whole, past the page. */
export async function uploadFile(
  by: Sending,
  applicationId: string,
  nodeId: string,
  name: string,
  bytes: Buffer,
): Promise<EvidenceView> {
  const begun = await ask(
    by,
    "POST",
    "/api/uploads",
    announced(applicationId, nodeId, name, bytes.byteLength),
  );
  if (!begun.answer.ok) throw new Error(begun.answer.message);
  const path = `/api/uploads/${begun.answer.id}`;
  for (let at = 0; at < bytes.byteLength; at += CHUNK_BYTES) {
    const piece = new Uint8Array(bytes.subarray(at, at + CHUNK_BYTES));
    const headers = { "Upload-Offset": String(at) };
    const { answer } = await ask({ ...by, headers }, "PATCH", path, piece);
    if (!answer.ok) throw new Error(answer.message);
  }
  const { answer } = await ask(by, "POST", path);
  if (!answer.ok || !answer.evidence) throw new Error(answer.ok ? "no evidence" : answer.message);
  return answer.evidence;
}
