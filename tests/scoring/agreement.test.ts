import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate, prepare } from "../../lib/scoring";
import { standards, submissionTo } from "./arbitrary";
import { Reference } from "./reference";

it("agrees with the naive reading of the specification on random standards and submissions", () => {
  const seen = { passed: 0, failed: 0, incomplete: 0, summary: 0, rescaled: 0, bonus: 0 };
  const withSubmissions = standards.chain((standard) =>
    fc.tuple(
      fc.constant(standard),
      fc.array(submissionTo(standard), { minLength: 8, maxLength: 8 }),
    ),
  );
  fc.assert(
    fc.property(withSubmissions, ([standard, submissions]) => {
      const prepared = prepare(standard);
      for (const submission of submissions) {
        const result = evaluate(prepared, submission);
        if (!result.ok) throw new Error(JSON.stringify(result.errors));
        const { standard: _, ...decision } = result.decision;
        expect(decision).toEqual(new Reference(standard, submission).decision());
        seen[decision.outcome] += 1;
        if (decision.summary) seen.summary += 1;
        if (Object.values(decision.nodes).some((node) => (node.bonus ?? 0) > 0)) seen.bonus += 1;
        if (JSON.stringify(standard).includes("rescale")) seen.rescaled += 1;
      }
    }),
    { numRuns: 400, seed: 20220523 },
  );
  // The dice have to reach every kind of case, or the agreement says little.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
}, 120_000);
