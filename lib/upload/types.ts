import type { FieldMessage, RefusalCode } from "../errors";
import type { EvidenceView } from "../evidence/types";

/** The most that one request carries: what the front door lets through, and small enough to be sent again. */
export const CHUNK_BYTES = 1024 * 1024;

/** How far an upload is. `evidence` once it is done. */
export interface UploadState {
  id: string;
  received: number;
  size: number;
  evidence: EvidenceView | null;
}

export interface UploadRefusal {
  ok: false;
  code: RefusalCode | "offset";
  message: string;
  errors?: FieldMessage[];
  /** With `offset`: how much has been received, where the next piece has to begin. */
  received?: number;
}

/** What every request about uploads is answered. */
export type UploadAnswer = ({ ok: true } & UploadState) | UploadRefusal;
