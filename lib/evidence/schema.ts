import { z } from "zod";
import { optionalDay } from "../calendar-field";

const applicationId = z.uuid("申报编号不正确。");
const evidenceId = z.uuid("佐证材料编号不正确。");
const version = z.coerce.number().int().min(0).max(1_000_000);

export const changeEvidenceSchema = z.object({
  applicationId,
  evidenceId,
  version,
  caption: z
    .string()
    .trim()
    .max(200, "说明不能超过 200 个字。")
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, "说明里有换行或无法保存的字符，请删去。"),
  validUntil: optionalDay("有效期"),
  /** What the photo says of itself and is to be shown; nothing is sent where nothing is ticked. */
  shown: z
    .array(z.enum(["takenAt", "place"]))
    .max(2)
    .default([]),
});
export type ChangeEvidence = z.infer<typeof changeEvidenceSchema>;

export const evidenceStepSchema = z.object({ applicationId, evidenceId, version });
export type EvidenceStep = z.infer<typeof evidenceStepSchema>;
