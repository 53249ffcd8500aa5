import Ajv from "ajv/dist/2020";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { evaluate, prepare } from "../../lib/scoring";
import {
  crosswalkJsonSchema,
  decisionJsonSchema,
  standardJsonSchema,
  submissionJsonSchema,
} from "../../lib/scoring/json-schema";
import { cases } from "./arbitrary";
import { faultsOf } from "./support";
import { workedStandard, workedSubmission } from "./worked-standard";

vi.setConfig({ testTimeout: 60_000 });

const ajv = new Ajv({ strict: false, validateFormats: false });
const standard = ajv.compile(standardJsonSchema);
const submission = ajv.compile(submissionJsonSchema);
const decision = ajv.compile(decisionJsonSchema);
const crosswalk = ajv.compile(crosswalkJsonSchema);

describe("the JSON Schemas", () => {
  it("take what the library takes and makes", () => {
    fc.assert(
      fc.property(cases, (random) => {
        expect(standard(random.standard)).toBe(true);
        expect(submission(random.submission)).toBe(true);
        const result = evaluate(prepare(random.standard), random.submission);
        expect(decision(result.ok ? JSON.parse(JSON.stringify(result.decision)) : null)).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(crosswalk({ from: "a", to: "b", map: { x: ["y"] }, branches: {} })).toBe(true);
  });
  it.each([
    // biome-ignore lint/suspicious/noExplicitAny: the change makes a document that the types forbid.
    (d: any) => Object.assign(d.sections[0], { passmark: 1 }),
    // biome-ignore lint/suspicious/noExplicitAny: see above.
    (d: any) => Object.assign(d.sections[1], { rule: { type: "marks" } }),
    // biome-ignore lint/suspicious/noExplicitAny: see above.
    (d: any) => Object.assign(d.sections[2], { bonusMarks: 1 }),
    // biome-ignore lint/suspicious/noExplicitAny: see above.
    (d: any) => delete d.sections[1].children[0].rule,
    // biome-ignore lint/suspicious/noExplicitAny: see above.
    (d: any) => Object.assign(d, { effectiveFrom: "2022-02-30" }),
  ])("refuse a bent standard as checkStandard does (%#)", (change) => {
    const document = workedStandard();
    change(document);
    expect(standard(document)).toBe(false);
    expect(faultsOf(document)[0]).toMatch(/^schema /);
  });
  it("refuse what is no submission, decision or crosswalk", () => {
    expect(submission({ ...workedSubmission(), answers: { s: null } })).toBe(false);
    expect(submission({ ...workedSubmission(), waived: "b" })).toBe(false);
    expect(decision({ outcome: "passed" })).toBe(false);
    expect(crosswalk({ from: "a", to: "b", map: { x: [] } })).toBe(false);
  });
});
