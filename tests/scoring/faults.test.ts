import { describe, expect, it } from "vitest";
import { checkStandard, prepare, ScoringError, type StandardNode } from "../../lib/scoring";
import { branch, faultsOf, leaf, standardOf } from "./support";
import { workedStandard } from "./worked-standard";

/** The faults of the worked example after a change to its raw JSON. */
// biome-ignore lint/suspicious/noExplicitAny: the change makes a document that the types forbid.
function bent(change: (document: any) => void): string[] {
  const document = workedStandard();
  change(document);
  return faultsOf(document);
}

describe("a sound standard", () => {
  it("has no faults", () => {
    expect(faultsOf(workedStandard())).toEqual([]);
  });
});

describe("schema", () => {
  it.each([null, undefined, 5, "x", [], [[]]])("refuses %j as a whole", (document) => {
    expect(faultsOf(document)).toEqual(["schema "]);
  });
  it.each([
    [
      "a misspelt field",
      (d) => Object.assign(d.sections[0], { passmark: 1 }),
      "sections.0.passmark",
    ],
    [
      "a missing title",
      (d) => delete d.sections[1].children[2].title,
      "sections.1.children.2.title",
    ],
    ["an empty title", (d) => Object.assign(d, { title: "" }), "title"],
    ["a family that is not kebab-case", (d) => Object.assign(d, { family: "Hang zhou" }), "family"],
    [
      "an id with a double hyphen",
      (d) => Object.assign(d.sections[2], { id: "d--1" }),
      "sections.2.id",
    ],
    ["an unknown level", (d) => Object.assign(d, { level: "national" }), "level"],
    [
      "a day that does not exist",
      (d) => Object.assign(d, { effectiveFrom: "2022-02-30" }),
      "effectiveFrom",
    ],
    [
      "a source's date",
      (d) => Object.assign(d.sources[0], { date: "2022-5-23" }),
      "sources.0.date",
    ],
    ["a source's kind", (d) => Object.assign(d.sources[0], { kind: "blog" }), "sources.0.kind"],
    ["no community type", (d) => Object.assign(d, { communityTypes: [] }), "communityTypes"],
    [
      "a negative mark",
      (d) => Object.assign(d.sections[2], { passMark: -1 }),
      "sections.2.passMark",
    ],
    [
      "a mark in quotes",
      (d) => Object.assign(d.sections[2], { passMark: "60" }),
      "sections.2.passMark",
    ],
    [
      "an immense mark",
      (d) => Object.assign(d.sections[2], { fullMarks: 2e12 }),
      "sections.2.fullMarks",
    ],
    [
      "an endless mark",
      (d) => Object.assign(d.sections[2], { fullMarks: Number.POSITIVE_INFINITY }),
      "sections.2.fullMarks",
    ],
    ["a kind", (d) => Object.assign(d.sections[2], { kind: "optional" }), "sections.2.kind"],
    [
      "a rule's type",
      (d) => Object.assign(d.sections[2].rule, { type: "mark" }),
      "sections.2.rule.type",
    ],
    ["a step of 0", (d) => Object.assign(d.sections[2].rule, { step: 0 }), "sections.2.rule.step"],
    [
      "a count of 0",
      (d) => Object.assign(d.sections[1].children[1].rule, { perCount: 0 }),
      "sections.1.children.1.rule.perCount",
    ],
    [
      "a ratio above 1",
      (d) => Object.assign(d.sections[1].children[1].rule, { minRatio: 1.01 }),
      "sections.1.children.1.rule.minRatio",
    ],
    [
      "a negative quota",
      (d) => Object.assign(d.sections[1].children[1].rule, { quota: -1 }),
      "sections.1.children.1.rule.quota",
    ],
    [
      "half a response",
      (d) => Object.assign(d.sections[0].rule, { minResponses: 0.5 }),
      "sections.0.rule.minResponses",
    ],
    [
      "a weight above 1",
      (d) => Object.assign(d.sections[0].rule.options[0], { weight: 1.1 }),
      "sections.0.rule.options.0.weight",
    ],
    [
      "no option",
      (d) => Object.assign(d.sections[0].rule, { options: [] }),
      "sections.0.rule.options",
    ],
    [
      "a note that is no text",
      (d) => Object.assign(d.basis.passMark, { note: 1 }),
      "basis.passMark.note",
    ],
    [
      "bonus marks on a leaf",
      (d) => Object.assign(d.sections[2], { bonusMarks: 1 }),
      "sections.2.bonusMarks",
    ],
    [
      "rescaling on a leaf",
      (d) => Object.assign(d.sections[2], { whenNotApplicable: "keep" }),
      "sections.2.whenNotApplicable",
    ],
    [
      "children and a rule",
      (d) => Object.assign(d.sections[1], { rule: { type: "marks" } }),
      "sections.1",
    ],
    // biome-ignore lint/suspicious/noExplicitAny: see above.
  ] as [string, (d: any) => void, string][])("refuses %s", (_, change, path) => {
    expect(bent(change)).toEqual([`schema ${path}`]);
  });
  it("refuses a node with neither children nor a rule", () => {
    expect(bent((d) => delete d.sections[2].rule)).toEqual(["schema sections.2"]);
  });
  it("refuses a branch without children", () => {
    expect(bent((d) => Object.assign(d.sections[1], { children: [] }))).toEqual([
      "schema sections.1.children",
    ]);
  });
  it("names every unknown field", () => {
    const faults = bent((d) => Object.assign(d.total, { a: 1, b: 2 }));
    expect(faults).toEqual(["schema total.a", "schema total.b"]);
  });
  it("refuses nodes nested without end, and does not break on them", () => {
    let node: StandardNode = leaf("x0", 1);
    for (let k = 1; k < 32; k += 1) node = branch(`x${k}`, 1, [node]);
    expect(faultsOf(standardOf([node]))).toEqual([]);
    expect(faultsOf(standardOf([branch("x32", 1, [node])]))).toEqual(["schema sections"]);
    for (let k = 32; k < 100_000; k += 1) node = branch(`x${k}`, 1, [node]);
    expect(faultsOf(standardOf([node]))).toEqual(["schema sections"]);
  });
  it("refuses marks that cannot be summed exactly", () => {
    const wide = Array.from({ length: 100 }, (_, k) => leaf(`x${k}`, 1e12));
    expect(faultsOf(standardOf(wide))).toEqual(["schema "]);
    expect(faultsOf(standardOf(wide.slice(0, 90)))).toEqual([]);
  });
  it("still finds the faults of meaning beside those of shape", () => {
    const faults = bent((d) => {
      d.issuer = 5;
      d.sections[2].id = "s";
      d.total.sections = ["s", "nowhere"];
    });
    expect(faults).toEqual([
      "schema issuer",
      "unknown-section total.sections.1",
      "duplicate-id sections.2.id",
    ]);
  });
  it.each([
    { sections: 5 },
    { sections: [5, null, { children: [null, { children: 7 }] }] },
    { total: [], sources: {}, communityTypes: "x", grades: [null], basis: [] },
    { sections: [{ rule: { type: "levels", levels: [5] }, appliesTo: [5], basis: { a: 1 } }] },
  ])("does not break on %j", (document) => {
    expect(faultsOf(document).length).toBeGreaterThan(5);
  });
});

describe("duplicate-id", () => {
  it.each([
    [
      "nodes",
      (d) => Object.assign(d.sections[1].children[0], { id: "s" }),
      ["sections.1.children.0.id"],
    ],
    [
      "the reserved word total",
      (d) => Object.assign(d.sections[2], { id: "total" }),
      ["sections.2.id"],
    ],
    [
      "community types",
      (d) => d.communityTypes.push({ id: "renewal", title: "又" }),
      ["communityTypes.2.id"],
    ],
    ["sources", (d) => d.sources.push({ id: "S1", title: "又", kind: "news" }), ["sources.2.id"]],
    [
      "grades",
      (d) =>
        Object.assign(d, { grades: [1, 2].map(() => ({ id: "g", title: "星", passMark: 1 })) }),
      ["grades.1.id"],
    ],
    [
      "survey options",
      (d) => d.sections[0].rule.options.push({ id: "bad", title: "又", weight: 0 }),
      ["sections.0.rule.options.5.id"],
    ],
    ["counted sections", (d) => d.total.sections.push("s"), ["total.sections.2"]],
    // biome-ignore lint/suspicious/noExplicitAny: see above.
  ] as [string, (d: any) => void, string[]][])("is found among %s", (_, change, paths) => {
    expect(bent(change)).toEqual(paths.map((path) => `duplicate-id ${path}`));
  });
  it("is found among levels and items, but not across leaves", () => {
    const levels = [1, 2].map((marks) => ({ id: "a", title: "级", marks }));
    const rules = [
      { type: "levels" as const, levels },
      { type: "checklist" as const, items: levels },
    ];
    const faults = faultsOf(standardOf(rules.map((rule, k) => leaf(`x${k}`, 2, { rule }))));
    expect(faults).toEqual([
      "duplicate-id sections.0.rule.levels.1.id",
      "duplicate-id sections.1.rule.items.1.id",
    ]);
  });
});

describe("references", () => {
  it("unknown-section: a name that is no top-level section", () => {
    expect(bent((d) => d.total.sections.push("b1", "nope"))).toEqual([
      "unknown-section total.sections.2",
      "unknown-section total.sections.3",
    ]);
  });
  it("unknown-source: of the standard, the total and a node", () => {
    const faults = bent((d) => {
      d.basis.passMark.source = "S8";
      d.total.basis = { passMark: { source: "S9" } };
      d.sections[1].children[0].basis = { fullMarks: { source: "A9" } };
    });
    expect(faults).toEqual([
      "unknown-source basis.passMark.source",
      "unknown-source total.basis.passMark.source",
      "unknown-source sections.1.children.0.basis.fullMarks.source",
    ]);
  });
  it("unknown-type: a community type that is not listed", () => {
    expect(bent((d) => Object.assign(d.sections[2], { appliesTo: ["renewal", "rural"] }))).toEqual([
      "unknown-type sections.2.appliesTo.1",
    ]);
  });
});

describe("missing-basis", () => {
  it("is a fault of every full mark and pass mark that nothing gives a basis for", () => {
    const faults = bent((d) => {
      delete d.basis;
      d.grades = [{ id: "g", title: "一星", passMark: 24 }];
    });
    expect(faults).toEqual([
      "missing-basis total.passMark",
      "missing-basis grades.0.passMark",
      "missing-basis sections.0.fullMarks",
      "missing-basis sections.0.passMark",
      "missing-basis sections.1.fullMarks",
      "missing-basis sections.1.passMark",
      "missing-basis sections.1.children.0.fullMarks",
      "missing-basis sections.1.children.1.fullMarks",
      "missing-basis sections.1.children.2.fullMarks",
      "missing-basis sections.2.fullMarks",
      "missing-basis sections.2.passMark",
    ]);
  });
  it("is met by an ancestor's basis of the same figure only", () => {
    const faults = bent((d) => {
      d.basis = { passMark: { source: "S1" } };
      d.sections[0].basis = { fullMarks: { source: "S1" } };
      d.sections[1].basis = { fullMarks: { source: "S1" } };
    });
    expect(faults).toEqual(["missing-basis sections.2.fullMarks"]);
  });
  it("is met for the total and the grades by the total's own basis", () => {
    const faults = bent((d) => {
      d.basis = { fullMarks: { source: "S1" } };
      d.total.basis = { passMark: { source: "S1" } };
      d.grades = [{ id: "g", title: "一星", passMark: 24 }];
    });
    expect(faults).toEqual([
      "missing-basis sections.0.passMark",
      "missing-basis sections.1.passMark",
      "missing-basis sections.2.passMark",
    ]);
  });
});

describe("figures that contradict each other", () => {
  it("pass-above-full: with bonus marks counted, on both sides", () => {
    expect(bent((d) => Object.assign(d.sections[1], { passMark: 11 }))).toEqual([]);
    expect(bent((d) => Object.assign(d.sections[1], { passMark: 11.01 }))).toEqual([
      "pass-above-full sections.1.passMark",
      "unreachable sections.1.passMark",
    ]);
  });
  it("pass-above-full: the total and its grades", () => {
    expect(bent((d) => Object.assign(d.total, { passMark: 31 }))).toEqual([]);
    expect(bent((d) => Object.assign(d.total, { passMark: 31.01 }))).toEqual([
      "pass-above-full total.passMark",
      "unreachable total.passMark",
    ]);
    expect(
      bent((d) => Object.assign(d, { grades: [{ id: "g", title: "星", passMark: 31.01 }] })),
    ).toEqual(["pass-above-full grades.0.passMark"]);
  });
  it("featured-without-bonus", () => {
    const path = "featured-without-bonus sections.1.children.2.kind";
    expect(bent((d) => delete d.sections[1].bonusMarks)).toEqual([path]);
    expect(bent((d) => Object.assign(d.sections[1], { bonusMarks: 0 }))).toEqual([path]);
    expect(bent((d) => Object.assign(d.sections[2], { kind: "featured" }))).toEqual([]);
  });
  it("waivable-requirement: the requirement itself or a branch above it", () => {
    const veto = leaf("veto", 0, { rule: { type: "requirement" } });
    expect(faultsOf(standardOf([veto]))).toEqual([]);
    expect(faultsOf(standardOf([{ ...veto, waivable: true }]))).toEqual([
      "waivable-requirement sections.0.waivable",
    ]);
    const deep = branch("a", 0, [branch("b", 0, [veto])], { waivable: true });
    expect(faultsOf(standardOf([deep]))).toEqual([
      "waivable-requirement sections.0.children.0.children.0.waivable",
    ]);
  });
  it("requirement-with-marks", () => {
    expect(faultsOf(standardOf([leaf("x", 1, { rule: { type: "requirement" } })]))).toEqual([
      "requirement-with-marks sections.0.fullMarks",
    ]);
  });
  it("levels-above-full", () => {
    const levels = (marks: number) =>
      standardOf([
        leaf("x", 5, { rule: { type: "levels", levels: [{ id: "a", title: "优", marks }] } }),
      ]);
    expect(faultsOf(levels(5))).toEqual([]);
    expect(faultsOf(levels(5.01))).toEqual(["levels-above-full sections.0.rule.levels.0.marks"]);
  });
});

describe("too-precise", () => {
  it.each([
    ["total.passMark", (d) => Object.assign(d.total, { passMark: 24.001 })],
    [
      "grades.0.passMark",
      (d) => Object.assign(d, { grades: [{ id: "g", title: "星", passMark: 1e-7 }] }),
    ],
    ["sections.2.fullMarks", (d) => Object.assign(d.sections[2], { fullMarks: 100.005 })],
    ["sections.2.passMark", (d) => Object.assign(d.sections[2], { passMark: 0.1 + 0.2 })],
    ["sections.1.bonusMarks", (d) => Object.assign(d.sections[1], { bonusMarks: 1.111 })],
    ["sections.2.rule.step", (d) => Object.assign(d.sections[2].rule, { step: 0.125 })],
    [
      "sections.1.children.1.rule.quota",
      (d) => Object.assign(d.sections[1].children[1].rule, { quota: 1.00001 }),
    ],
    [
      "sections.1.children.1.rule.perCount",
      (d) => Object.assign(d.sections[1].children[1].rule, { perCount: 1.00001 }),
    ],
    [
      "sections.1.children.1.rule.minRatio",
      (d) => Object.assign(d.sections[1].children[1].rule, { minRatio: 0.33333 }),
    ],
    [
      "sections.0.rule.options.1.weight",
      (d) => Object.assign(d.sections[0].rule.options[1], { weight: 0.33333 }),
    ],
    // biome-ignore lint/suspicious/noExplicitAny: see above.
  ] as [string, (d: any) => void][])("at %s", (path, change) => {
    expect(bent(change)).toEqual([`too-precise ${path}`]);
  });
  it("not with four digits in quantities and weights", () => {
    const faults = bent((d) => {
      Object.assign(d.sections[1].children[1].rule, {
        quota: 1.0001,
        perCount: 0.0001,
        minRatio: 0.3333,
      });
      d.sections[0].rule.options[1].weight = 0.3333;
    });
    expect(faults).toEqual([]);
  });
  it("in levels and items", () => {
    const marked = [{ id: "a", title: "甲", marks: 1.001 }];
    const rules = [
      { type: "levels" as const, levels: marked },
      { type: "checklist" as const, items: marked },
    ];
    expect(faultsOf(standardOf(rules.map((rule, k) => leaf(`x${k}`, 2, { rule }))))).toEqual([
      "too-precise sections.0.rule.levels.0.marks",
      "too-precise sections.1.rule.items.0.marks",
    ]);
  });
});

describe("unreachable", () => {
  const single = (rule: object, fullMarks = 10) =>
    faultsOf(
      standardOf([branch("b", fullMarks, [leaf("x", 10, { rule } as Partial<StandardNode>)])]),
    );
  const full = ["unreachable sections.0.fullMarks"];
  it("a branch whose children add up to less than its full marks", () => {
    expect(faultsOf(standardOf([branch("b", 10, [leaf("x", 5), leaf("y", 5)])]))).toEqual([]);
    expect(faultsOf(standardOf([branch("b", 10, [leaf("x", 5), leaf("y", 4.99)])]))).toEqual(full);
  });
  it("by the best answer each rule allows", () => {
    expect(single({ type: "marks", step: 3 })).toEqual(full);
    expect(single({ type: "marks", step: 3 }, 9)).toEqual([]);
    expect(single({ type: "levels", levels: [{ id: "a", title: "良", marks: 9 }] })).toEqual(full);
    expect(single({ type: "levels", levels: [{ id: "a", title: "良", marks: 9 }] }, 9)).toEqual([]);
    const items = [3, 3, 3].map((marks, k) => ({ id: `i${k}`, title: "项", marks }));
    expect(single({ type: "checklist", items })).toEqual(full);
    expect(single({ type: "checklist", items }, 9)).toEqual([]);
    const options = [{ id: "a", title: "满意", weight: 0.9 }];
    expect(single({ type: "survey", options })).toEqual(full);
    expect(single({ type: "survey", options }, 9)).toEqual([]);
    expect(single({ type: "quota", unit: "㎡", quota: 0, per: "resident" })).toEqual([]);
  });
  it("a leaf's pass mark that its rule never reaches", () => {
    const rule = { type: "levels" as const, levels: [{ id: "a", title: "良", marks: 9 }] };
    expect(faultsOf(standardOf([leaf("x", 10, { passMark: 9, rule })]))).toEqual([]);
    expect(faultsOf(standardOf([leaf("x", 10, { passMark: 9.01, rule })]))).toEqual([
      "unreachable sections.0.passMark",
    ]);
  });
  it("the total's pass mark for one community type", () => {
    const sections = [leaf("x", 10), leaf("y", 10, { appliesTo: ["new-build"] })];
    const total = { title: "总分", sections: ["x", "y"], passMark: 10 };
    expect(faultsOf(standardOf(sections, { total }))).toEqual([]);
    expect(faultsOf(standardOf(sections, { total: { ...total, passMark: 10.01 } }))).toEqual([
      "unreachable total.passMark",
    ]);
  });
  it("full marks where children do not apply, unless the branch rescales", () => {
    const children = [leaf("x", 5), leaf("y", 5, { appliesTo: ["new-build"] })];
    expect(faultsOf(standardOf([branch("b", 10, children)]))).toEqual(full);
    const rescale = { whenNotApplicable: "rescale" };
    expect(faultsOf(standardOf([branch("b", 10, children, rescale)]))).toEqual([]);
  });
  it("full marks where no child applies, even rescaled; nothing where the branch does not apply", () => {
    const children = [leaf("y", 10, { appliesTo: ["new-build"] })];
    const rescale = { whenNotApplicable: "rescale" };
    expect(faultsOf(standardOf([branch("b", 10, children, rescale)]))).toEqual(full);
    const own = { ...rescale, appliesTo: ["new-build"], passMark: 10 };
    expect(faultsOf(standardOf([branch("b", 10, children, own)]))).toEqual([]);
  });
  it("names the community types it concerns", () => {
    const children = [leaf("x", 5), leaf("y", 5, { appliesTo: ["new-build"] })];
    const [fault] = checkStandard(standardOf([branch("b", 10, children)]));
    expect(fault?.message).toBe("社区类型「旧改类」即使各项取最高分也达不到此数，请核对下级分值。");
  });
});

describe("prepare", () => {
  it("refuses a standard with faults and says which", () => {
    const broken = standardOf([leaf("x", 10, { passMark: 11 })]);
    let thrown: unknown;
    try {
      prepare(broken);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ScoringError);
    expect(thrown).toMatchObject({ code: "faulty-standard", faults: checkStandard(broken) });
    expect(String(thrown)).toContain("sections.0.passMark");
  });
  it("keeps what it was given out of reach", () => {
    const mine = workedStandard();
    const prepared = prepare(mine);
    const before = prepared.digest;
    mine.total.passMark = 0;
    expect(prepared.standard.total.passMark).toBe(24);
    expect(prepared.digest).toBe(before);
    expect(() => {
      prepared.standard.total.passMark = 0;
    }).toThrow(TypeError);
    expect(() => prepared.standard.sections.pop()).toThrow(TypeError);
  });
});
