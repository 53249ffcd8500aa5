import { z } from "zod";
import { objectionTextLimit } from "./types";

/** Text of several lines; what a keyboard cannot type stays out. */
const text = (what: string, max: number) =>
  z
    .string({ error: `请填写${what}。` })
    .transform((typed) => typed.replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .min(1, `请填写${what}。`)
        .refine((typed) => [...typed].length <= max, `${what}不能超过 ${max} 个字。`)
        .refine((typed) => !/[^\P{Cc}\n\t]/u.test(typed), `${what}里有无法保存的字符，请删去。`),
    );

export const submitObjectionSchema = z.object({
  /** Of the notice. */
  code: z.string().max(20),
  /** Made anew with each page: the same sending twice counts once. */
  key: z.uuid("页面已过期，请刷新后重试。"),
  nodeId: z
    .string()
    .regex(/^[a-z0-9-]{0,80}$/, "所选的评分点不正确。")
    .transform((id) => id || null),
  text: text("异议内容", objectionTextLimit),
  contact: text("姓名和联系方式", 200),
});
export type SubmitObjection = z.infer<typeof submitObjectionSchema>;

const applicationId = z.uuid("申报编号不正确。");
const objectionId = z.uuid("异议编号不正确。");
const version = z.coerce.number().int().min(0).max(1_000_000);

export const takeUpSchema = z.object({ applicationId, objectionId, version });

export const decideObjectionSchema = z
  .object({
    applicationId,
    objectionId,
    version,
    verdict: z.enum(["upheld", "dismissed"], { error: "请选择成立或不成立。" }),
    nodeIds: z
      .array(z.string().regex(/^(@community|[a-z0-9-]{1,80})$/, "所选的评分点不正确。"))
      .max(300)
      .default([]),
    summary: text("异议概要", 500),
    answer: text("答复", objectionTextLimit),
    /** That what looks like personal data was seen and may be public. */
    checked: z
      .literal("true")
      .transform(() => true)
      .optional(),
  })
  .refine(({ verdict, nodeIds }) => verdict === "dismissed" || nodeIds.length > 0, {
    path: ["nodeIds"],
    error: "异议成立的，请选择需要重新核验的内容。",
  });
export type DecideObjection = Omit<z.infer<typeof decideObjectionSchema>, "nodeIds"> & {
  nodeIds?: string[];
};

/** Which objections the address asks for; anything that makes no sense means the open ones' first page. */
export const objectionListSchema = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z
    .literal("1")
    .transform(() => true)
    .catch(false),
});

export const receiptQuerySchema = z.object({ number: z.string().max(60).catch("") });
