import "server-only";
import type { Person } from "../auth/types";
import { db, type Transaction } from "../db";
import { Refusal } from "../errors";
import { findEvidence } from "../evidence/data";
import type { UploadState } from "./types";

export type OwnUpload = NonNullable<Awaited<ReturnType<typeof ownUpload>>>;

export const gone = () => new Refusal("not-found", "这次上传已过期或被取消，请重新选择文件上传。");

/** An upload, for the one who began it: for everybody else there is none. */
export const ownUpload = (person: Person, id: string, client: Transaction = db()) =>
  client.upload.findFirst({ where: { id, uploadedById: person.id } });

/** How far an upload is, and what it became. */
export async function stateOfUpload(
  row: OwnUpload,
  client?: Transaction,
): Promise<UploadState & { removed: boolean }> {
  const { id, applicationId, evidenceId } = row;
  const found = evidenceId === null ? null : await findEvidence(applicationId, evidenceId, client);
  return {
    id,
    received: Number(row.received),
    size: Number(row.size),
    evidence: found,
    removed: found?.removed ?? false,
  };
}

/** How far one's own upload is. @throws Refusal where it is gone */
export async function uploadState(person: Person, id: string): Promise<UploadState> {
  const row = await ownUpload(person, id);
  if (!row) throw gone();
  return stateOfUpload(row);
}
