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

/** Does passing `standard` imply passing `implies`, by the bundled crosswalk? A proof can take long: each is made once. */
export const implicationRequest = z.strictObject({ standard: z.string(), implies: z.string() });
export type ImplicationRequest = z.infer<typeof implicationRequest>;

/** What would `to` do to these submissions, made under `standard`? */
export const impactRequest = z.strictObject({
  standard: z.string(),
  to: z.string(),
  submissions: z.array(z.unknown()).max(10_000),
});
export type ImpactRequest = z.infer<typeof impactRequest>;
