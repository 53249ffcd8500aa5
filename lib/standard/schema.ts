import { z } from "zod";

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
