/** The shapes that /api/v1 reads and answers besides the scoring documents, for its OpenAPI document. */
import * as z from "zod/mini";
import { outcomeEntrySchema, outcomePageSchema, outcomesFileSchema } from "../opendata/schema";
import {
  decisionSchema,
  impactSchema,
  implicationSchema,
  inquiredSchema,
  submissionSchema,
} from "../scoring/documents";
import { crosswalkSchema, standardSchema } from "../scoring/schema";
import type { SubmissionErrorCode } from "../scoring/types";

const text = z.string();
const sum = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const submissionErrorCodes = [
  "unknown-leaf",
  "not-a-leaf",
  "not-a-branch",
  "not-asked",
  "not-applicable",
  "wrong-type",
  "out-of-range",
  "too-precise",
  "unknown-node",
  "not-waivable",
  "unknown-community-type",
  "bad-community",
] as const satisfies readonly SubmissionErrorCode[];

const errorsSchema = z.strictObject({
  errors: z
    .array(
      z.strictObject({
        code: z.enum([
          ...submissionErrorCodes,
          "malformed-json",
          "too-large",
          "unknown-standard",
          "not-found",
          "method-not-allowed",
          "missing-crosswalk",
          "busy",
          "bad-parameter",
          "unsolved",
          "schema",
          "duplicate-id",
        ]),
        path: text,
        message: text,
      }),
    )
    .check(z.minLength(1)),
});

/** What `POST /api/v1/score` reads; all but the first two keys ask for more than the decision. */
const scoreRequestSchema = z.strictObject({
  standard: text,
  submission: submissionSchema,
  bounds: z.optional(z.boolean()),
  robustness: z.optional(z.boolean()),
  sampling: z.optional(z.boolean()),
  plan: z.optional(
    z.union([
      z.boolean(),
      z.strictObject({
        weights: z.optional(z.record(text, z.number())),
        exclude: z.optional(z.array(text)),
        allowSurvey: z.optional(z.boolean()),
      }),
    ]),
  ),
  compare: z.optional(text),
  crosswalk: z.optional(crosswalkSchema),
});

const implicationRequestSchema = z.strictObject({ standard: text, implies: text });

const impactRequestSchema = z.strictObject({
  standard: text,
  to: text,
  submissions: z.array(submissionSchema),
});

const standardListSchema = z.strictObject({
  standards: z.array(
    z.strictObject({
      family: text,
      version: text,
      title: text,
      issuer: text,
      level: z.enum(["municipal", "provincial", "other"]),
      effectiveFrom: z.iso.date(),
      digest: sum,
      url: text,
    }),
  ),
});

/** The documents that have a JSON Schema of their own. */
export const documentNames = [
  "standard",
  "submission",
  "decision",
  "crosswalk",
  "outcomes",
] as const;

const schemaListSchema = z.strictObject({
  schemas: z.array(z.strictObject({ name: text, url: text })),
});

const outcomeSchema = z.strictObject({
  submission: submissionSchema,
  decision: decisionSchema,
  digest: sum,
  standard: z.strictObject({ family: text, version: text, digest: sum, url: text }),
  standing: outcomeEntrySchema.shape.standing,
  replacedBy: outcomeEntrySchema.shape.replacedBy,
});

/** Every shape of the interface under its name in the OpenAPI document. */
export const apiShapes = {
  Standard: standardSchema,
  Submission: submissionSchema,
  Decision: decisionSchema,
  Crosswalk: crosswalkSchema,
  Inquired: inquiredSchema,
  Implication: implicationSchema,
  Impact: impactSchema,
  ScoreRequest: scoreRequestSchema,
  ImplicationRequest: implicationRequestSchema,
  ImpactRequest: impactRequestSchema,
  StandardList: standardListSchema,
  SchemaList: schemaListSchema,
  Outcome: outcomeSchema,
  OutcomeEntry: outcomeEntrySchema,
  OutcomePage: outcomePageSchema,
  Outcomes: outcomesFileSchema,
  Errors: errorsSchema,
} as const;

export type ApiShape = keyof typeof apiShapes;
