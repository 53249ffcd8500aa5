import Ajv from "ajv/dist/2020";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { checkStandard, type Fault } from "../../lib/scoring";
import { compactShapes } from "../../lib/scoring/compact";
import { standardJsonSchema } from "../../lib/scoring/json-schema";
import { crosswalkSchema, standardSchema } from "../../lib/scoring/schema";
import { shapeFaults } from "../../lib/scoring/shape";
import * as committed from "../../lib/scoring/shapes";
import { bentOf, changed, placesOf } from "./bent";
import { readScheme } from "./schemes/answers";
import { workedStandard } from "./worked-standard";
import { zodFaults } from "./zod-faults";

vi.setConfig({ testTimeout: 120_000 });

const scheme = readScheme("gbt-50378-2019");
const grade = { id: "g", title: "一星", passMark: 1, passMarks: { b: 6, d: 60 } };
const source = {
  id: "S9",
  title: "报",
  kind: "news",
  publisher: "社",
  date: "2022-05-23",
  url: "",
};
const option = { id: "a", title: "甲", marks: 1 };
const leaves = [
  { type: "marks", step: 0.5 },
  { type: "levels", levels: [option] },
  { type: "checklist", items: [option] },
].map((rule, k) => ({ id: `x${k}`, title: "项", fullMarks: 1, rule }));
/** Between them, these documents have every field of a standard. */
const documents = [
  workedStandard(),
  {
    ...workedStandard(),
    sources: [...workedStandard().sources, source],
    grades: [grade],
    total: { ...workedStandard().total, divisor: 2, basis: { passMark: { source: "S9" } } },
    sections: [
      ...workedStandard().sections,
      {
        ...{ id: "y", title: "支", fullMarks: 3, kind: "guiding", appliesTo: ["renewal"] },
        ...{ waivable: true, clause: "条", evidence: "证", whenNotApplicable: "rescale" },
        ...{ basis: { fullMarks: { source: "S9", note: "注" } }, children: leaves },
      },
    ],
  },
  { ...scheme, sections: scheme.sections.slice(0, 2) },
];
const crosswalk = { from: "a", to: "b", map: { x: ["y", "z"], w: ["y"] }, branches: { v: ["u"] } };

it("the committed shapes are those of the zod schemas: after a change, npm run shapes", () => {
  // As text: the order of the fields is the order of the faults.
  expect(JSON.stringify(committed, null, 1)).toBe(JSON.stringify(compactShapes(), null, 1));
});

/** Of what is no number at all, zod says that a number is wanted, the reader that a whole one is. */
const comparable = (faults: Fault[]) =>
  faults.map((fault) => ({ ...fault, message: fault.message.replace("应为整数", "应为数字") }));

const SENTENCES = [
  ...["应为文字", "应为数字", "应为整数", "应为true", "应为列表", "应为对象"],
  ...["不能为空", "至少要有一项", "应不小于", "应大于", "应不大于", "日期应", "编号只能"],
  ...["取值应为", "type 应为", "没有名为"],
];

describe("the shape reader and zod say the same, path by path and word by word", () => {
  it("of thousands of bent standards", () => {
    const seen = new Map(["", ...SENTENCES].map((sentence) => [sentence, 0]));
    fc.assert(
      fc.property(bentOf(documents), (document) => {
        const faults = shapeFaults(committed.standardShape, document);
        expect(comparable(faults)).toEqual(comparable(zodFaults(standardSchema, document)));
        for (const sentence of faults.length > 0 ? faults.map(({ message }) => message) : [""]) {
          const known = SENTENCES.find((words) => sentence.includes(words)) ?? "";
          seen.set(known, (seen.get(known) ?? 0) + 1);
        }
      }),
      { numRuns: 8000 },
    );
    // Sound standards ("") and every sentence came up: else little would have been compared.
    for (const [sentence, times] of seen) expect(times, sentence).toBeGreaterThan(0);
    expect(seen.get("")).toBeGreaterThan(1000);
  });
  it("of bent crosswalks", () => {
    fc.assert(
      fc.property(bentOf([crosswalk]), (document) => {
        const faults = shapeFaults(committed.crosswalkShape, document);
        expect(comparable(faults)).toEqual(comparable(zodFaults(crosswalkSchema, document)));
      }),
      { numRuns: 3000 },
    );
  });
});

describe("the published JSON Schema", () => {
  const full = new Ajv({ strict: false, validateFormats: false }).compile(standardJsonSchema);
  const places = documents.flatMap((document) =>
    placesOf(document).map((at) => ({ document, at })),
  );

  it("refuses, read by a full validator, just what checkStandard calls misshapen", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.jsonValue({ maxDepth: 1 }),
        ({ document, at }, value) => {
          const bent = changed(document, at, () => value);
          const faults = checkStandard(bent).filter(({ code }) => code === "schema");
          expect(faults.length === 0, JSON.stringify(faults)).toBe(full(bent));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
