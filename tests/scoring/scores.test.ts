import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { evaluate, prepare } from "../../lib/scoring";
import { hundredths } from "../../lib/scoring/decimal";
import { compiledOf } from "../../lib/scoring/prepare";
import { NOT_JUDGED, roomForScores, type Scores, scoreState } from "../../lib/scoring/scores";
import type { LeafState } from "../../lib/scoring/settle";
import { type ReadingRoom, readSubmission, roomForReading } from "../../lib/scoring/submission";
import type { Standard, Submission } from "../../lib/scoring/types";
import { standards, submissionTo } from "./arbitrary";
import { branch, leaf, standardOf, submit } from "./support";

vi.setConfig({ testTimeout: 120_000 });

const several = standards.chain((standard) =>
  fc.tuple(fc.constant(standard), fc.array(submissionTo(standard), { minLength: 6, maxLength: 6 })),
);

/** The decision by the full path, in the words of the other one. */
function byDecision(standard: Standard, submission: Submission) {
  const prepared = prepare(standard);
  const result = evaluate(prepared, submission);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  const { decision } = result;
  const passed = new Map(decision.gates.map((gate) => [`${gate.kind} ${gate.id}`, gate.passed]));
  const verdict = (key: string) => (passed.has(key) ? Number(passed.get(key)) : NOT_JUDGED);
  return {
    outcome: decision.outcome,
    total: hundredths(decision.total.score),
    verdicts: compiledOf(prepared).gates.map(({ kind, id }) => verdict(`${kind} ${id}`)),
    failed: decision.gates.filter((gate) => !gate.passed).length,
    missing: decision.missing.length,
    nodes: Object.values(decision.nodes),
  };
}

function stateOf(standard: Standard, submission: unknown, room?: ReadingRoom): LeafState {
  const reading = readSubmission(compiledOf(prepare(standard)), submission, room);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.state;
}

const summary = ({ outcome, total, verdicts, failed, missing }: Scores) => ({
  outcome,
  total,
  verdicts: [...verdicts],
  failed,
  missing,
});

describe("scores without the trace", () => {
  it("are those of the decision, whatever was scored in the same room before", () => {
    const seen = { passed: 0, failed: 0, incomplete: 0, notJudged: 0 };
    fc.assert(
      fc.property(several, ([standard, submissions]) => {
        const c = compiledOf(prepare(standard));
        const room = roomForScores(c);
        const reading = roomForReading(c);
        for (const submission of submissions) {
          const state = stateOf(standard, submission, reading);
          const { nodes, ...expected } = byDecision(standard, submission);
          const scores = scoreState(c, state, room);
          expect(summary(scores)).toEqual(expected);
          nodes.forEach((node, i) => {
            if (node.score !== null) expect(scores.settled.score[i]).toBe(hundredths(node.score));
          });
          seen[expected.outcome] += 1;
          if (expected.verdicts.includes(NOT_JUDGED)) seen.notJudged += 1;
        }
      }),
      { numRuns: 300, seed: 20220523 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
  });

  it("follow the state when a leaf's score is changed in it", () => {
    const standard = standardOf([branch("b", 10, [leaf("x", 6), leaf("y", 4)], { passMark: 8 })]);
    const c = compiledOf(prepare(standard));
    const room = roomForScores(c);
    const state = stateOf(standard, submit({ x: 6, y: 4 }));
    expect(summary(scoreState(c, state, room))).toMatchObject({ outcome: "passed", total: 1000 });
    state.score[c.index.get("x") ?? -1] = 0;
    expect(summary(scoreState(c, state, room))).toMatchObject({
      outcome: "failed",
      total: 400,
      verdicts: [1, 0],
      failed: 1,
    });
  });

  it("allocate nothing: the room given is the room returned, with its own arrays", () => {
    const standard = standardOf([leaf("x", 6)]);
    const c = compiledOf(prepare(standard));
    const room = roomForScores(c);
    const { verdicts, settled } = room;
    const scores = scoreState(c, stateOf(standard, submit({ x: 6 })), room);
    expect(scores).toBe(room);
    expect(scores.verdicts).toBe(verdicts);
    expect(scores.settled).toBe(settled);
  });
});

describe("a decision", () => {
  const standard = standardOf([
    branch("b", 10, [leaf("x", 6), leaf("constructor", 4), leaf("y", 4)], { passMark: 8 }),
  ]);
  const prepared = prepare(standard);

  it("keeps what it says when others are made under the same standard", () => {
    const first = evaluate(prepared, submit({ x: 6, constructor: 4, y: 0 }));
    const before = JSON.stringify(first);
    evaluate(prepared, submit({ x: 1 }));
    expect(JSON.stringify(first)).toBe(before);
  });

  it("may be changed by whoever holds it, and no other decision changes", () => {
    const once = evaluate(prepared, submit({ x: 6, constructor: 4, y: 0 }));
    const before = JSON.stringify(once);
    if (once.ok) for (const node of Object.values(once.decision.nodes)) node.score = 99;
    expect(JSON.stringify(evaluate(prepared, submit({ x: 6, constructor: 4, y: 0 })))).toBe(before);
  });

  it("is right although a getter of the submission asks for another one meanwhile", () => {
    const inner = submit({ x: 1, constructor: 1, y: 1 });
    const outer = {
      community: { type: "renewal" },
      answers: {
        x: 6,
        get y() {
          evaluate(prepared, inner);
          return 4;
        },
      },
    };
    const result = evaluate(prepared, outer);
    expect(result.ok && result.decision.total.score).toBe(10);
    expect(result.ok && result.decision.missing).toEqual(["constructor"]);
  });

  it("is a plain object that can be copied, listed and compared", () => {
    const result = evaluate(prepared, submit({ x: 6, y: 4 }));
    if (!result.ok) throw new Error("a decision is due");
    const { nodes } = result.decision;
    expect(Object.keys(nodes)).toEqual(["b", "x", "constructor", "y"]);
    expect(Object.getPrototypeOf(nodes)).toBe(Object.prototype);
    expect(structuredClone(nodes)).toEqual(nodes);
    expect({ ...nodes }).toEqual(JSON.parse(JSON.stringify(nodes)));
  });
});

describe("answers in whatever order and company", () => {
  const standard = standardOf([branch("b", 10, [leaf("x", 6), leaf("y", 4)])]);
  const prepared = prepare(standard);
  const errorsOf = (answers: object) => {
    const result = evaluate(prepared, { community: { type: "renewal" }, answers });
    return result.ok ? [] : result.errors.map(({ code, path }) => `${code} ${path}`);
  };

  it("are told apart from keys that the standard does not know, in the order given", () => {
    expect(errorsOf({ z: 1, y: 5, x: 6 })).toEqual([
      "unknown-leaf answers.z",
      "out-of-range answers.y",
    ]);
    expect(errorsOf({ y: 4, x: 6, toString: 1 })).toEqual(["unknown-leaf answers.toString"]);
    expect(errorsOf({ y: 4, x: undefined })).toEqual([]);
    expect(errorsOf({ y: 4, z: undefined })).toEqual([]);
  });

  it("count only where they are the object's own", () => {
    const parent: object = Object.assign(Object.create(null), { x: 6 });
    const answers: object = Object.assign(Object.create(parent), { y: 4 });
    const result = evaluate(prepared, { community: { type: "renewal" }, answers });
    expect(result.ok && result.decision.missing).toEqual(["x"]);
  });
});
