import { z } from "zod";

/** A node's id as standards write it; whether it exists is asked of the pinned standard. */
const nodeId = z.string().regex(/^[a-z0-9-]{1,80}$/, "评分点编号不正确。");
const applicationId = z.uuid("申报编号不正确。");
const version = z.coerce.number().int().min(0).max(1_000_000);

/**
 * Entered values are taken as typed, within limits of size: a wrong value is kept and shown as wrong,
 * the scoring library says why. What it cannot be at all (a nested object, a book) is refused.
 */
export const enteredValueSchema = z.union(
  [
    z.number(),
    z.boolean(),
    z.string().max(60),
    z.array(z.string().max(80)).max(100),
    z
      .record(z.string().max(80), z.union([z.number(), z.string().max(30)]))
      .refine((value) => Object.keys(value).length <= 60),
  ],
  { error: "填报内容的格式不正确。" },
);

const noteSchema = z.string().max(2_000, "佐证说明不能超过 2000 个字。");

export const startApplicationSchema = z.object({
  batchId: z.uuid({ error: "请选择批次。" }),
  communityId: z.uuid({ error: "请选择社区。" }),
});

export const saveAnswersSchema = z.object({
  applicationId,
  answers: z
    .array(z.object({ nodeId, version, value: enteredValueSchema.nullable(), note: noteSchema }))
    .min(1)
    .max(200, "一次保存的评分点过多。"),
});
export type SaveAnswers = z.infer<typeof saveAnswersSchema>;

export const claimWaiverSchema = z.object({
  applicationId,
  nodeId,
  version,
  reason: z
    .string({ error: "请填写不适用的理由。" })
    .trim()
    .min(1, "请填写不适用的理由。")
    .max(1_000, "理由不能超过 1000 个字。"),
});
export type ClaimWaiver = z.infer<typeof claimWaiverSchema>;

export const withdrawWaiverSchema = z.object({ applicationId, nodeId, version });

/** A transition names the version it saw: a stale page moves nothing. */
export const transitionSchema = z.object({ applicationId, version });
