import { z } from "zod";
import { enteredValueSchema } from "../application/schema";
import { optionalDay } from "../calendar-field";

const applicationId = z.uuid("申报编号不正确。");
const nodeId = z.string().regex(/^(@community|[a-z0-9-]{1,80})$/, "评分点编号不正确。");
const version = z.coerce.number().int().min(0).max(1_000_000);
const reason = (what: string) =>
  z
    .string({ error: `请填写${what}。` })
    .trim()
    .min(1, `请填写${what}。`)
    .max(1_000, `${what}不能超过 1000 个字。`);

export const rulePointSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("accepted"), applicationId, nodeId, version }),
  z.object({
    kind: z.literal("adjusted"),
    applicationId,
    nodeId,
    version,
    value: enteredValueSchema,
    reason: reason("调整理由"),
  }),
]);
export type RulePoint = z.infer<typeof rulePointSchema>;

export const acceptPointsSchema = z.object({
  applicationId,
  nodeIds: z.array(nodeId).min(1, "没有待核定的评分点。").max(300),
});

export const ruleWaiverSchema = z
  .object({
    applicationId,
    nodeId,
    version,
    ruling: z.enum(["accepted", "refused"], { error: "请选择同意或不同意。" }),
    reason: z.string().trim().max(1_000, "理由不能超过 1000 个字。").default(""),
  })
  .refine((input) => input.ruling === "accepted" || input.reason !== "", {
    path: ["reason"],
    error: "不同意的，请填写理由。",
  });
export type RuleWaiver = z.infer<typeof ruleWaiverSchema>;

export const returnSchema = z.object({
  applicationId,
  version,
  items: z
    .array(z.object({ nodeId, comment: reason("整改意见") }), {
      error: "请至少点名一个评分点并写明整改意见。",
    })
    .min(1, "请至少点名一个评分点并写明整改意见。")
    .max(300),
  dueOn: optionalDay("整改期限"),
});
export type ReturnInput = Omit<z.output<typeof returnSchema>, "dueOn"> & { dueOn?: string | null };

export const concludeSchema = z.object({ applicationId, version });
export const sendBackSchema = z.object({ applicationId, version, reason: reason("退回理由") });
export const approveSchema = z.object({ applicationId, version });

/** A list's place in the address; absurd values fall back to the first page. */
export const listQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: z
    .literal("1")
    .transform(() => true)
    .catch(false),
});
