import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { digest, evaluate, leavesOf, prepare } from "../../lib/scoring";
import { hundredths } from "../../lib/scoring/decimal";
import type { Standard, Submission } from "../../lib/scoring/types";
import { cases, standards, submissionTo } from "./arbitrary";
import { branch, decide, leaf, standardOf, submit } from "./support";
import { workedStandard } from "./worked-standard";

// Thousands of cases on a busy machine: slow is no failure here.
vi.setConfig({ testTimeout: 120_000 });

const RUNS = { numRuns: 120 };
const marks = fc.integer({ min: 0, max: 100_000 }).map((whole) => whole / 100);

/** The answers with one leaf's answer bettered, or null where none can be. */
function raised(standard: Standard, submission: Submission, pick: number): Submission | null {
  const found = leavesOf(prepare(standard)).filter(
    ({ id }) => submission.answers[id] !== undefined,
  );
  const node = found[pick % Math.max(1, found.length)];
  if (!node) return null;
  const { rule } = node;
  const old = submission.answers[node.id];
  const better = () => {
    switch (rule.type) {
      case "marks":
        return Number(old) + (rule.step ?? 0.01) <= node.fullMarks
          ? Math.round((Number(old) + (rule.step ?? 0.01)) * 100) / 100
          : old;
      case "levels":
        return rule.levels.reduce((a, b) => (b.marks > a.marks ? b : a)).id;
      case "checklist":
        return rule.items.map((item) => item.id);
      case "requirement":
        return true;
      case "quota":
        return { actual: Math.round(((old as { actual: number }).actual + 50) * 10_000) / 10_000 };
      case "survey": {
        const counts = { ...(old as Record<string, number>) };
        const [best] = [...rule.options].sort((a, b) => b.weight - a.weight);
        if (best) counts[best.id] = (counts[best.id] ?? 0) + 10;
        return counts;
      }
    }
  };
  return { ...submission, answers: { ...submission.answers, [node.id]: better() ?? 0 } };
}

describe("for every standard and submission", () => {
  it("a better answer lowers no score and turns no pass into a fail", () => {
    const complete = standards.chain((standard) =>
      fc.tuple(fc.constant(standard), submissionTo(standard, true), fc.nat()),
    );
    let compared = 0;
    fc.assert(
      fc.property(complete, ([standard, submission, pick]) => {
        const better = raised(standard, submission, pick);
        if (!better) return;
        compared += 1;
        const before = decide(standard, submission);
        const after = decide(standard, better);
        for (const [id, node] of Object.entries(before.nodes)) {
          expect(after.nodes[id]?.score ?? 0).toBeGreaterThanOrEqual(node.score ?? 0);
        }
        before.gates.forEach((gate, i) => {
          if (gate.passed) expect(after.gates[i]?.passed).toBe(true);
        });
        expect(after.total.score).toBeGreaterThanOrEqual(before.total.score);
        if (before.outcome === "passed") expect(after.outcome).toBe("passed");
      }),
      RUNS,
    );
    expect(compared).toBeGreaterThan(RUNS.numRuns / 2);
  });

  it("the order of keys in the submission changes nothing", () => {
    fc.assert(
      fc.property(cases, ({ standard, submission }) => {
        const turned = Object.fromEntries(
          Object.entries({
            ...submission,
            answers: Object.fromEntries(Object.entries(submission.answers).reverse()),
            waived: [...(submission.waived ?? [])].reverse(),
          }).reverse(),
        );
        expect(JSON.stringify(decide(standard, turned))).toBe(
          JSON.stringify(decide(standard, submission)),
        );
      }),
      RUNS,
    );
  });

  it("the submission's own JSON gives the same decision, byte for byte", () => {
    fc.assert(
      fc.property(cases, ({ standard, submission }) => {
        const first = decide(standard, submission);
        const again = decide(
          JSON.parse(JSON.stringify(standard)),
          JSON.parse(JSON.stringify(submission)),
        );
        expect(JSON.stringify(again)).toBe(JSON.stringify(first));
        expect(JSON.stringify(JSON.parse(JSON.stringify(first)))).toBe(JSON.stringify(first));
        expect(digest(again)).toBe(digest(first));
      }),
      RUNS,
    );
  });

  it("every margin is the score less the pass mark, and decides its gate", () => {
    fc.assert(
      fc.property(cases, ({ standard, submission }) => {
        for (const gate of decide(standard, submission).gates) {
          const margin = hundredths(gate.score) - hundredths(gate.passMark);
          expect(hundredths(gate.margin)).toBe(margin);
          expect(gate.passed).toBe(margin >= 0);
        }
      }),
      RUNS,
    );
  });

  it("no score leaves 0…full marks + bonus marks, and none is minus zero", () => {
    fc.assert(
      fc.property(cases, ({ standard, submission }) => {
        for (const node of Object.values(decide(standard, submission).nodes)) {
          expect(Object.is(node.score, -0)).toBe(false);
          if (node.score === null) continue;
          expect(node.score).toBeGreaterThanOrEqual(0);
          if (node.bonus === null) continue;
          const most = hundredths(node.fullMarks) + hundredths(node.bonus ?? 0);
          expect(hundredths(node.score)).toBeLessThanOrEqual(most);
        }
      }),
      RUNS,
    );
  });
});

it("sums are exact for any marks of two digits", () => {
  fc.assert(
    fc.property(fc.array(marks, { minLength: 1, maxLength: 40 }), (list) => {
      const leaves = list.map((_, i) => leaf(`x${i}`, 1000));
      const answers = Object.fromEntries(list.map((value, i) => [`x${i}`, value]));
      const exact = list.reduce(
        (sum, value) => sum + BigInt(value.toFixed(2).replace(".", "")),
        0n,
      );
      const text = String(exact).padStart(3, "0");
      const decision = decide(
        standardOf([branch("b", 1000 * list.length, leaves)]),
        submit(answers),
      );
      expect(decision.total.score).toBe(Number(`${text.slice(0, -2)}.${text.slice(-2)}`));
      expect(decision.nodes.b?.score).toBe(decision.total.score);
    }),
    RUNS,
  );
});

describe("whatever it is given", () => {
  const prepared = prepare(workedStandard());
  const ids = fc.constantFrom("s", "b", "b1", "b2", "b3", "d", "total", "__proto__", "constructor");
  const hostile = fc.record(
    {
      community: fc.oneof(
        fc.jsonValue(),
        fc.record({ type: fc.constantFrom("renewal", "x"), households: fc.jsonValue() }),
      ),
      answers: fc.oneof(fc.jsonValue(), fc.dictionary(ids, fc.jsonValue())),
      direct: fc.oneof(fc.jsonValue(), fc.dictionary(ids, fc.jsonValue())),
      waived: fc.oneof(fc.jsonValue(), fc.array(ids)),
    },
    { requiredKeys: ["community", "answers"] },
  );
  it("evaluate answers with a decision or with errors, one a path", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything(), hostile), (submission) => {
        const result = evaluate(prepared, submission);
        if (result.ok) return;
        expect(result.errors.length).toBeGreaterThan(0);
        const paths = result.errors.map((error) => error.path);
        expect(new Set(paths).size).toBe(paths.length);
      }),
      { numRuns: 1500 },
    );
  });
});
