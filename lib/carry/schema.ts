import { z } from "zod";

export const carrySchema = z.object({
  applicationId: z.uuid("申报编号不正确。"),
  fromId: z.uuid("往次申报编号不正确。"),
  /** What the page showed: nothing else is carried over. */
  nodeIds: z
    .array(z.string().regex(/^[a-z0-9-]{1,80}$/, "评分点编号不正确。"))
    .min(1, "没有可以沿用的填报。")
    .max(1_000),
});
export type Carry = z.infer<typeof carrySchema>;

/** From which application, as the address says; what makes no sense means the newest. */
export const carrySearchSchema = z.object({ from: z.uuid().optional().catch(undefined) });
