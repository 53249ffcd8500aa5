import { z } from "zod";
import { type Stage, stages, type Tier, tiers } from "./types";

const count = (what: string, unit: string) =>
  z
    .string({ error: `请填写${what}。` })
    .trim()
    .min(1, `请填写${what}。`)
    .regex(/^\d{1,7}$/, `${what}应为 0 至 9999999 的整数（${unit}）。`)
    .transform(Number);

const text = (what: string, max: number) =>
  z
    .string({ error: `请填写${what}。` })
    .trim()
    .min(1, `请填写${what}。`)
    .max(max, `${what}不能超过 ${max} 个字。`);

const shape = {
  name: text("社区名称", 60),
  street: text("所属街道（镇、乡）", 60),
  type: z.string({ error: "请选择项目类型。" }).regex(/^[a-z0-9-]{1,40}$/, "请选择项目类型。"),
  tier: z.enum(Object.keys(tiers) as [Tier, ...Tier[]], { error: "请选择创建梯度。" }),
  households: count("户数", "户"),
  residents: count("常住人口", "人"),
  stage: z.enum(Object.keys(stages) as [Stage, ...Stage[]], { error: "请选择所处阶段。" }),
};

export const registerCommunitySchema = z.object(shape);
export const changeCommunitySchema = z.object({
  ...shape,
  communityId: z.uuid("社区编号不正确。"),
  version: z.coerce.number().int(),
});

export type CommunityInput = z.infer<typeof registerCommunitySchema>;

/** What the list's address asks for. Anything that makes no sense means no search, page 1. */
export const communityListSchema = z.object({
  q: z
    .string()
    // The database refuses NUL, and nobody searches for control characters.
    .transform((text) =>
      text
        .replace(/\p{Cc}/gu, "")
        .trim()
        .slice(0, 60),
    )
    .catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
