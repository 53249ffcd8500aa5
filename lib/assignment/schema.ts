import { z } from "zod";
import { optionalDay } from "../calendar-field";

const applicationId = z.uuid("申报编号不正确。");
const part = {
  applicationId,
  partId: z.uuid("分派编号不正确。"),
  version: z.coerce.number().int().min(0).max(1_000_000),
};
const longest = 1_000;
const tooLong = (what: string) => `${what}不能超过 ${longest} 个字。`;
const optional = (what: string) => z.string().trim().max(longest, tooLong(what)).default("");

export const assignPartsSchema = z.object({
  applicationId,
  contributorId: z.uuid({ error: "请选择填报人员。" }),
  nodeIds: z
    .array(z.string().regex(/^[a-z0-9-]{1,80}$/, "所选部分不正确。"), {
      error: "请至少选择一个部分。",
    })
    .min(1, "请至少选择一个部分。")
    .max(60),
  comment: optional("填报要求"),
  dueOn: optionalDay("交回期限"),
});
export type AssignParts = z.infer<typeof assignPartsSchema>;

export const handInPartSchema = z.object({ ...part, remark: optional("说明") });
export type HandInPart = z.infer<typeof handInPartSchema>;

export const sendBackPartSchema = z.object({
  ...part,
  comment: z
    .string({ error: "请写明需要补填什么。" })
    .trim()
    .min(1, "请写明需要补填什么。")
    .max(longest, tooLong("意见")),
  dueOn: optionalDay("交回期限"),
});
export type SendBackPart = z.infer<typeof sendBackPartSchema>;

export const partSchema = z.object(part);
export type PartKey = z.infer<typeof partSchema>;

/** Which page is to be handed out, from the address; what makes no sense means none. */
export const assignSearchSchema = z.object({
  part: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional()
    .catch(undefined),
});
