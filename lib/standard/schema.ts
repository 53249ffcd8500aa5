import { z } from "zod";
import { isDraftDocument } from "./policy";
import type { DraftDocument } from "./types";

const planOptions = z.strictObject({
  weights: z.record(z.string(), z.number()).optional(),
  exclude: z.array(z.string()).max(2000).optional(),
  allowSurvey: z.boolean().optional(),
});

/** What a program sends to have a submission scored, and what it wants to know besides. */
export const scoreRequest = z.strictObject({
  /** `family` (its newest version) or `family@version`. */
  standard: z.string(),
  submission: z.unknown(),
  bounds: z.boolean().optional(),
  robustness: z.boolean().optional(),
  sampling: z.boolean().optional(),
  /** `true`, or with options. */
  plan: z.union([z.boolean(), planOptions]).optional(),
  /** Another standard, named like `standard`. */
  compare: z.string().optional(),
  /** The crosswalk for `compare`; the bundled one between the two families unless given. */
  crosswalk: z.unknown().optional(),
});
export type ScoreRequest = z.infer<typeof scoreRequest>;

/** Does passing `standard` imply passing `implies`? */
export const implicationRequest = z.strictObject({
  standard: z.string(),
  implies: z.string(),
  crosswalk: z.unknown().optional(),
});
export type ImplicationRequest = z.infer<typeof implicationRequest>;

/** What would `to` do to these submissions, made under `standard`? */
export const impactRequest = z.strictObject({
  standard: z.string(),
  to: z.string(),
  submissions: z.array(z.unknown()).max(10_000),
});
export type ImpactRequest = z.infer<typeof impactRequest>;

const draftId = z.uuid("草案编号不正确。");
/** The revision that the page saw: a stale page changes nothing. */
const revision = z.coerce.number().int().min(0).max(1_000_000_000);

/** Versions stand in addresses and after `@`. */
export const versionPattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;
export const versionRule = "版本号只能用文字、数字、点、下划线和连字符，不超过 40 个字。";

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
