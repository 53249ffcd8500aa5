import { z } from "zod";
import { isDraftDocument } from "./policy";
import type { DraftDocument } from "./types";

const draftId = z.uuid("草案编号不正确。");
/** The revision that the page saw: a stale page changes nothing. */
const revision = z.coerce.number().int().min(0).max(1_000_000_000);

/** Versions stand in addresses and after `@`. */
export const versionPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
export const versionRule =
  "版本号只能用字母、数字、点、下划线和连字符，不超过 40 个字符，例如 2027-1。";

export const createDraftSchema = z.object({
  standardId: z.uuid("标准编号不正确。"),
  version: z
    .string({ error: "请填写新的版本号。" })
    .trim()
    .min(1, "请填写新的版本号。")
    .regex(versionPattern, versionRule),
});
export type CreateDraft = z.infer<typeof createDraftSchema>;

export const saveDraftSchema = z.object({
  draftId,
  revision,
  document: z.custom<DraftDocument>(isDraftDocument, {
    error: "草案的格式不正确，或者内容过多，没有保存。",
  }),
});
export type SaveDraft = z.infer<typeof saveDraftSchema>;

export const draftStepSchema = z.object({ draftId, revision });
export type DraftStep = z.infer<typeof draftStepSchema>;

export const returnDraftSchema = draftStepSchema.extend({
  reason: z
    .string({ error: "请填写退回的理由。" })
    .trim()
    .min(1, "请填写退回的理由。")
    .max(1_000, "理由不能超过 1000 个字。"),
});
export type ReturnDraft = z.infer<typeof returnDraftSchema>;

export const ruleFiguresSchema = draftStepSchema
  .extend({
    /** Each `<node id or total> <field>`. */
    figures: z
      .array(z.string().regex(/^\S{1,80} \S{1,40}$/, "数值的编号不正确。"), {
        error: "请至少选择一个数值。",
      })
      .min(1, "请至少选择一个数值。")
      .max(2_000),
    kind: z.enum(["confirmed", "assumed"], { error: "请选择核定的方式。" }),
    documentNumber: z.string().trim().max(120, "文号不能超过 120 个字。").default(""),
  })
  .refine(({ kind, documentNumber }) => kind === "assumed" || documentNumber !== "", {
    path: ["documentNumber"],
    error: "请填写核定所依据的文号。",
  })
  .transform((input) => (input.kind === "assumed" ? { ...input, documentNumber: "" } : input));
export type RuleFigures = z.infer<typeof ruleFiguresSchema>;

export const repealSchema = z.object({
  standardId: z.uuid("标准编号不正确。"),
  reason: z
    .string({ error: "请填写废止的依据或理由。" })
    .trim()
    .min(1, "请填写废止的依据或理由。")
    .max(1_000, "依据或理由不能超过 1000 个字。"),
});
export type Repeal = z.infer<typeof repealSchema>;
