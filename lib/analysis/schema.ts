import { z } from "zod";

const many = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]))
  .catch([]);

/** What a person asks of a plan by the page's address: weights as `w.<id>`, points that stay, one more point to list. */
export const planQuery = z
  .object({
    keep: many.default([]),
    add: z.string().catch("").default(""),
    survey: z.literal("1").optional().catch(undefined),
  })
  .loose();
export type PlanQuery = z.infer<typeof planQuery>;

/** A weight as it is typed: 0 to 1000, at most two decimals, full-width digits allowed. */
export const typedWeight = z
  .string()
  .transform((text) => text.normalize("NFKC").trim().replace("。", "."))
  .pipe(z.string().regex(/^\d{1,4}(\.\d{1,2})?$/))
  .transform(Number)
  .pipe(z.number().max(1000));
