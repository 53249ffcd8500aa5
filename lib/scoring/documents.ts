/**
 * The shapes of a submission and of a decision, for interfaces and JSON Schemas. The evaluator does
 * not use them: it says exactly which answer is wrong and how.
 */
import * as z from "zod/mini";

const marks = z.number();
const count = z.int().check(z.gte(0));

export const submissionSchema = z.object({
  community: z.object({
    type: z.string(),
    households: z.optional(count),
    residents: z.optional(count),
  }),
  waived: z.optional(z.array(z.string())),
  direct: z.optional(z.record(z.string(), z.number().check(z.gte(0)))),
  answers: z.record(
    z.string(),
    z.union([
      z.number(),
      z.string(),
      z.boolean(),
      z.array(z.string()),
      z.record(z.string(), z.number()),
    ]),
  ),
});

const gate = z.strictObject({
  id: z.string(),
  kind: z.enum(["total", "pass-mark", "requirement", "sample"]),
  title: z.string(),
  score: marks,
  passMark: marks,
  margin: marks,
  passed: z.boolean(),
});

const nodeResult = z.strictObject({
  score: z.nullable(marks),
  fullMarks: marks,
  bonus: z.optional(z.nullable(marks)),
  redundancy: z.optional(marks),
  applicable: z.boolean(),
});

export const decisionSchema = z.strictObject({
  outcome: z.enum(["passed", "failed", "incomplete"]),
  standard: z.strictObject({
    family: z.string(),
    version: z.string(),
    digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
  total: z.strictObject({
    score: marks,
    fullMarks: marks,
    passMark: marks,
    margin: marks,
    passed: z.boolean(),
    grade: z.nullable(z.string()),
  }),
  gates: z.array(gate),
  nodes: z.record(z.string(), nodeResult),
  missing: z.array(z.string()),
  summary: z.optional(z.literal(true)),
});
