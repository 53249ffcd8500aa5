import { z } from "zod";

const applicationId = z.uuid("申报编号不正确。");
const version = z.coerce.number().int().min(0).max(1_000_000);

export const proposeAmendmentSchema = z
  .object({
    applicationId,
    version,
    kind: z.enum(["correction", "revocation"], { error: "请选择更正或撤销。" }),
    reason: z
      .string({ error: "请填写理由。" })
      .trim()
      .min(1, "请填写理由。")
      .max(1_000, "理由不能超过 1000 个字。"),
    nodeIds: z
      .array(z.string().regex(/^(@community|[a-z0-9-]{1,80})$/, "所选的评分点不正确。"))
      .max(300)
      .default([]),
    /** That what looks like personal data was seen and may be public. */
    checked: z
      .literal("true")
      .transform(() => true)
      .optional(),
  })
  .refine(({ kind, nodeIds }) => kind === "revocation" || nodeIds.length > 0, {
    path: ["nodeIds"],
    error: "更正的，请选择需要重新核验的内容。",
  });
export type ProposeAmendment = Omit<z.infer<typeof proposeAmendmentSchema>, "nodeIds"> & {
  nodeIds?: string[];
};

export const decideAmendmentSchema = z.object({
  applicationId,
  amendmentId: z.uuid("提请编号不正确。"),
  version,
});
export type DecideAmendment = z.infer<typeof decideAmendmentSchema>;

/** The public list's address: a page that makes no sense is the first. */
export const amendmentListSchema = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
