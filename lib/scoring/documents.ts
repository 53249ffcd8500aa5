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

const gateKind = z.enum(["total", "pass-mark", "requirement", "sample"]);
const range = { low: marks, high: marks };
const answer = submissionSchema.shape.answers.def.valueType;

const boundsSchema = z.strictObject({
  verdict: z.enum(["certain-pass", "open", "certain-fail"]),
  total: z.strictObject(range),
  gates: z.array(
    z.strictObject({ id: z.string(), kind: gateKind, low: marks, high: z.nullable(marks) }),
  ),
  lost: z.array(z.string()),
});

const robustnessSchema = z.nullable(
  z.strictObject({ size: z.nullable(count), leaves: z.array(z.string()) }),
);

const planSchema = z.strictObject({
  status: z.enum(["none-needed", "found", "impossible"]),
  cost: z.nullable(z.number()),
  steps: z.array(
    z.strictObject({ id: z.string(), from: z.nullable(answer), to: answer, gain: marks }),
  ),
  musts: z.array(z.string()),
  blockers: z.array(z.string()),
});

const comparisonSchema = z.strictObject({
  decision: decisionSchema,
  gates: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      score: marks,
      passMark: marks,
      margin: marks,
    }),
  ),
  marks: z.array(z.strictObject({ id: z.string(), title: z.string(), lost: marks })),
});

const samplingSchema = z.array(
  z.strictObject({
    id: z.string(),
    responses: count,
    population: z.nullable(count),
    score: marks,
    margin: marks,
    ...range,
    passMark: z.nullable(marks),
    passMarkWithin: z.nullable(z.boolean()),
  }),
);

/** A decision with the answers to what was asked besides. */
export const inquiredSchema = z.strictObject({
  ...decisionSchema.shape,
  bounds: z.optional(boundsSchema),
  robustness: z.optional(robustnessSchema),
  plan: z.optional(planSchema),
  comparison: z.optional(comparisonSchema),
  sampling: z.optional(samplingSchema),
});

/** By community type: proven, or a submission that shows the contrary. */
export const implicationSchema = z.record(
  z.string(),
  z.strictObject({
    status: z.enum(["implied", "witness"]),
    witness: z.nullable(submissionSchema),
  }),
);

const impactOutcome = z.enum(["passed", "failed", "incomplete", "invalid"]);

export const impactSchema = z.strictObject({
  counts: z.record(z.string().check(z.regex(/^[a-z]+-[a-z]+$/)), count),
  flips: z.array(
    z.strictObject({
      index: count,
      from: impactOutcome,
      to: impactOutcome,
      gates: z.array(z.string()),
    }),
  ),
});
