import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  begin,
  type Editing,
  type EditingAction,
  nodeAt,
  placeOf,
  reduce,
} from "@/components/standard/editor/editing";
import {
  branchPaths,
  byType,
  faultPart,
  faultsByNode,
  faultsWithin,
  outlineOf,
  pathsAbove,
  readFigure,
} from "@/components/standard/editor/outline";
import { checkStandard } from "@/lib/scoring";
import { reachable } from "@/lib/scoring/reachable";
import { isDraftDocument } from "@/lib/standard/policy";
import type { DraftDocument, DraftNode } from "@/lib/standard/types";
import { bundledStandards } from "@/lib/standards";

const leaf = (id: string): DraftNode => ({
  id,
  title: id,
  fullMarks: 1,
  rule: { type: "marks" },
});
const start: DraftDocument = {
  title: "标准",
  sections: [
    { id: "a", title: "a", fullMarks: 2, children: [leaf("b"), leaf("c")] },
    { id: "d", title: "d", fullMarks: 1, children: [leaf("e")] },
    leaf("f"),
  ],
};

const ids = (document: DraftDocument): string => {
  const text = (list: readonly DraftNode[]): string =>
    list.map((node) => `${node.id}${node.children ? `(${text(node.children)})` : ""}`).join(" ");
  return text(document.sections);
};
const run = (...actions: EditingAction[]): Editing => actions.reduce(reduce, begin(start));

describe("editing a draft", () => {
  it("writes a field, and removes it with nothing", () => {
    const at = [...placeOf("sections.0.children.1"), "title"];
    const set = run({ type: "set", at, value: "改" });
    expect(nodeAt(set.document, "sections.0.children.1")?.title).toBe("改");
    const gone = reduce(set, { type: "set", at, value: undefined });
    expect(nodeAt(gone.document, "sections.0.children.1")).not.toHaveProperty("title");
    expect(start.sections[0]?.children?.[1]?.title).toBe("c");
  });

  it("takes away a basis with its last entry", () => {
    const at = [...placeOf("sections.2"), "basis", "fullMarks"];
    const set = run({ type: "set", at, value: { source: "A1" } });
    expect(nodeAt(set.document, "sections.2")?.basis).toEqual({ fullMarks: { source: "A1" } });
    const gone = reduce(set, { type: "set", at, value: undefined });
    expect(gone.document).toEqual(start);
  });

  it.each([
    ["inside the standard", "", "inside", "a(b c) d(e) f section-new-1", "sections.3"],
    ["inside a branch", "sections.1", "inside", "a(b c) d(e d-new-1) f", "sections.1.children.1"],
    [
      "after a point",
      "sections.0.children.0",
      "after",
      "a(b a-new-1 c) d(e) f",
      "sections.0.children.1",
    ],
    ["after a section", "sections.0", "after", "a(b c) section-new-1 d(e) f", "sections.1"],
  ] as const)("adds a point %s and selects it", (_, path, where, expected, selected) => {
    const state = run({ type: "add", path, where });
    expect(ids(state.document)).toBe(expected);
    expect(state.selected).toBe(selected);
  });

  it("adds nothing inside a point", () => {
    expect(run({ type: "add", path: "sections.2", where: "inside" }).document).toBe(start);
  });

  it.each([
    ["sections.1", "up", "d(e) a(b c) f", "sections.0"],
    ["sections.0.children.0", "down", "a(c b) d(e) f", "sections.0.children.1"],
    ["sections.2", "in", "a(b c) d(e f)", "sections.1.children.1"],
    ["sections.0.children.0", "out", "a(c) b d(e) f", "sections.1"],
    ["sections.0", "up", "a(b c) d(e) f", ""],
    ["sections.2", "down", "a(b c) d(e) f", ""],
    ["sections.0.children.1", "in", "a(b c) d(e) f", ""],
    ["sections.0", "out", "a(b c) d(e) f", ""],
  ] as const)("moves %s %s", (path, to, expected, selected) => {
    const state = run({ type: "move", path, to });
    expect(ids(state.document)).toBe(expected);
    expect(state.selected).toBe(selected);
  });

  it("removes a node with what is below, and selects its neighbour", () => {
    const state = run({ type: "remove", path: "sections.0" });
    expect(ids(state.document)).toBe("d(e) f");
    expect(state.selected).toBe("sections.0");
    expect(run({ type: "remove", path: "sections.1.children.0" }).selected).toBe("sections.1");
  });

  it("makes a point a branch, and a branch a point only once it is empty", () => {
    const branch = run({ type: "form", path: "sections.2", form: "branch" });
    expect(nodeAt(branch.document, "sections.2")).toEqual({
      id: "f",
      title: "f",
      fullMarks: 1,
      children: [],
    });
    expect(run({ type: "form", path: "sections.0", form: "leaf" }).document).toBe(start);
    expect(reduce(branch, { type: "form", path: "sections.2", form: "leaf" }).document).toEqual(
      start,
    );
  });
});

describe("undo and redo", () => {
  it("take typing in one field back as one step, and another field as another", () => {
    const title = [...placeOf("sections.2"), "title"];
    const marks = [...placeOf("sections.2"), "fullMarks"];
    const state = run(
      { type: "set", at: title, value: "一" },
      { type: "set", at: title, value: "一二" },
      { type: "set", at: marks, value: 2 },
    );
    expect(state.past).toHaveLength(2);
    const once = reduce(state, { type: "undo" });
    expect(nodeAt(once.document, "sections.2")).toMatchObject({ title: "一二", fullMarks: 1 });
    expect(reduce(once, { type: "undo" }).document).toEqual(start);
    expect(reduce(once, { type: "redo" }).document).toEqual(state.document);
  });

  it("a new change leaves nothing to redo", () => {
    const undone = run({ type: "remove", path: "sections.2" }, { type: "undo" });
    expect(undone.future).toHaveLength(1);
    const path = "sections.0";
    expect(reduce(undone, { type: "move", path, to: "down" }).future).toEqual([]);
  });

  const path = fc.constantFrom(
    "",
    ...branchPaths(start),
    "sections.0.children.1",
    "sections.2",
    "sections.9",
  );
  const action: fc.Arbitrary<EditingAction> = fc.oneof(
    fc.record({ type: fc.constant("select" as const), path }),
    fc.record({
      type: fc.constant("add" as const),
      path,
      where: fc.constantFrom("inside" as const, "after" as const),
    }),
    fc.record({
      type: fc.constant("move" as const),
      path,
      to: fc.constantFrom("up" as const, "down" as const, "in" as const, "out" as const),
    }),
    fc.record({ type: fc.constant("remove" as const), path }),
    fc.record({
      type: fc.constant("form" as const),
      path,
      form: fc.constantFrom("branch" as const, "leaf" as const),
    }),
    fc.record({
      type: fc.constant("set" as const),
      at: path.map((at) => [...placeOf(at), "title"]),
      value: fc.constantFrom("x", "y", undefined),
    }),
  );

  it("lead back to the beginning and forth again, whatever was done", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const end = actions.reduce(reduce, begin(start));
        let state = end;
        for (let i = 0; i < 40; i += 1) state = reduce(state, { type: "undo" });
        expect(state.document).toEqual(start);
        for (let i = 0; i < 40; i += 1) state = reduce(state, { type: "redo" });
        expect(state.document).toEqual(end.document);
        expect(isDraftDocument(end.document)).toBe(true);
        const { document, selected } = end;
        expect(selected === "" || nodeAt(document, selected) !== undefined).toBe(true);
      }),
      { seed: 20261124 },
    );
  });
});

describe("the tree", () => {
  it("shows what stands below opened branches, with level and place", () => {
    const rows = outlineOf(start, new Set(["sections.0"]));
    expect(
      rows.map(({ path, level, position, siblings }) => [path, level, position, siblings]),
    ).toEqual([
      ["", 1, 1, 1],
      ["sections.0", 2, 1, 3],
      ["sections.0.children.0", 3, 1, 2],
      ["sections.0.children.1", 3, 2, 2],
      ["sections.1", 2, 2, 3],
      ["sections.2", 2, 3, 3],
    ]);
    expect(pathsAbove("sections.0.children.1.children.3")).toEqual([
      "sections.0",
      "sections.0.children.1",
    ]);
  });

  it("has each fault at its node", () => {
    const faults = [
      { code: "schema" as const, path: "sections.0.children.1.rule.levels.0.marks", message: "" },
      { code: "schema" as const, path: "sections.0.title", message: "" },
      { code: "schema" as const, path: "total.passMark", message: "" },
    ];
    const byNode = faultsByNode(faults);
    expect([...byNode.keys()]).toEqual(["sections.0.children.1", "sections.0", ""]);
    expect(faultsWithin(byNode, "sections.0")).toBe(2);
    expect(faultsWithin(byNode, "sections.1")).toBe(0);
    expect(faultsWithin(byNode, "")).toBe(3);
  });
});

it.each([
  ["sections.0.children.1.rule.levels.1.marks", "分档第 2 行 › 分值"],
  ["sections.0.children.1.rule.type", ""],
  ["sections.0.children.1.rule", "评分规则"],
  ["sections.0.fullMarks", "满分"],
  ["sections.0.basis.fullMarks.source", "满分 › 依据"],
  ["sections.0", ""],
  ["total.passMark", "总分 › 达标分值"],
  ["total.sections.2", "总分 › 计入总分的板块"],
  ["grades.1.passMarks.gone", "等级第 2 行 › 单项要求"],
  ["sources.0.title", "来源第 1 行 › 名称"],
  ["title", "名称"],
  ["", ""],
  ["toString", ""],
])("the fault at %j is about %j", (path, words) => {
  expect(faultPart({ path })).toBe(words);
});

describe("a figure as typed", () => {
  it.each([
    ["60", 60],
    ["60.5", 60.5],
    ["６０。５", 60.5],
    ["60.", 60],
    ["", undefined],
    ["六十", "六十"],
    ["1e3", "1e3"],
    ["0.001", 0.001],
  ])("%j is %j", (raw, expected) => {
    expect(readFigure(raw)).toBe(expected);
  });
});

describe("what a branch can give", () => {
  const municipal = bundledStandards.find(({ family }) => family === "hangzhou-municipal");

  it("is at least its full marks in a sound standard, for every type it applies to", () => {
    for (const standard of bundledStandards) {
      const found = reachable(standard);
      const document = standard as unknown as DraftDocument;
      expect([...(found?.keys() ?? [])]).toEqual(branchPaths(document));
      for (const [path, { most }] of found ?? [])
        for (const score of most)
          if (score !== null)
            expect(score).toBeGreaterThanOrEqual(Number(nodeAt(document, path)?.fullMarks));
    }
  });

  it("is known where it falls short, and unknown where a figure is none", () => {
    const copy = JSON.parse(JSON.stringify(municipal)) as DraftDocument;
    const [point] = outlineOf(copy, new Set(branchPaths(copy))).filter(
      ({ path, branch }) => path !== "" && !branch,
    );
    const at = [...placeOf(point?.path ?? ""), "fullMarks"];
    const low = reduce(begin(copy), { type: "set", at, value: 0 }).document;
    expect(reachable(low)).not.toBeNull();
    const wrong = reduce(begin(copy), { type: "set", at, value: "很多" }).document;
    expect(checkStandard(wrong).length).toBeGreaterThan(0);
    expect(reachable(wrong)).toBeNull();
  });

  it("is said once where all types agree", () => {
    expect(byType([2, 2], ["旧改类", "新建类"], String)).toBe("2");
    expect(byType([2, null], ["旧改类", "新建类"], String)).toBe("旧改类 2，新建类 不适用");
  });
});
