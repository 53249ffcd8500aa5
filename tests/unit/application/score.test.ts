import { describe, expect, it } from "vitest";
import {
  askedLeaves,
  composeSubmission,
  entryPages,
  isNamed,
  isUnlocked,
  pageOf,
  runningResult,
  slimStandard,
} from "@/lib/application/score";
import { prepare, type Standard } from "@/lib/scoring";

const marks = (id: string, more: object = {}) => ({
  id,
  title: id,
  fullMarks: 10,
  rule: { type: "marks" as const },
  ...more,
});

// One section split into scenes of indicators, one small enough to be a page of its own.
const standard: Standard = {
  family: "test",
  version: "1",
  title: "测试标准",
  issuer: "测试",
  level: "other",
  effectiveFrom: "2026-01-01",
  communityTypes: [
    { id: "old", title: "旧改" },
    { id: "new", title: "新建" },
  ],
  sources: [{ id: "A", kind: "assumption", title: "假定" }],
  basis: { fullMarks: { source: "A" }, passMark: { source: "A" } },
  total: { title: "总分", sections: ["scenes", "party"], passMark: 20 },
  sections: [
    {
      id: "scenes",
      title: "场景",
      fullMarks: 40,
      whenNotApplicable: "rescale",
      children: [
        {
          id: "health",
          title: "健康",
          fullMarks: 20,
          whenNotApplicable: "rescale",
          children: [
            {
              id: "sport",
              title: "运动",
              fullMarks: 20,
              whenNotApplicable: "rescale",
              children: [
                marks("track", { clause: "长文", evidence: "照片" }),
                marks("hall", { appliesTo: ["new"] }),
              ],
            },
          ],
        },
        {
          id: "culture",
          title: "文化",
          fullMarks: 20,
          whenNotApplicable: "rescale",
          children: [
            {
              id: "heritage",
              title: "遗存",
              fullMarks: 20,
              waivable: true,
              children: [marks("wall"), marks("well", { clause: "长文" })],
            },
          ],
        },
      ],
    },
    { id: "party", title: "党建", fullMarks: 10, children: [marks("branch")] },
  ],
};
const prepared = prepare(standard);
const facts = { type: "old", households: 100, residents: 300 };
const ids = (type: string, waived: string[] = []) =>
  askedLeaves(prepared, type, waived).map((leaf) => leaf.id);

describe("what is asked", () => {
  it("is every point that applies to the type, in document order", () => {
    expect(ids("old")).toEqual(["track", "wall", "well", "branch"]);
    expect(ids("new")).toEqual(["track", "hall", "wall", "well", "branch"]);
  });

  it("leaves out what is waived, whole", () => {
    expect(ids("old", ["heritage"])).toEqual(["track", "branch"]);
  });
});

describe("a submission", () => {
  const values = new Map<string, number | null>([
    ["branch", 4],
    ["hall", 9],
    ["wall", 3],
    ["track", 2],
    ["nothing", 1],
    ["well", null],
  ]);

  it("holds only answers to what applies, without what was emptied", () => {
    expect(composeSubmission(prepared, facts, values, [])).toEqual({
      community: facts,
      answers: { track: 2, wall: 3, branch: 4 },
    });
  });

  it("holds no answers below a waiver", () => {
    expect(composeSubmission(prepared, facts, values, ["heritage"])).toEqual({
      community: facts,
      waived: ["heritage"],
      answers: { track: 2, branch: 4 },
    });
  });

  it("holds no waiver of what does not apply anyway", () => {
    expect(composeSubmission(prepared, facts, values, ["hall", "nothing"])).not.toHaveProperty(
      "waived",
    );
  });
});

describe("the running result", () => {
  const submission = (answers: Record<string, number>) => ({ community: facts, answers });

  it("is the library's where nothing is wrong", () => {
    const { decision, errors } = runningResult(prepared, submission({ track: 2, branch: 4 }));
    expect(errors).toEqual([]);
    expect(decision?.missing).toEqual(["wall", "well"]);
    expect(decision?.nodes.party?.score).toBe(4);
  });

  it("leaves wrong answers out, says so, and shows the rest", () => {
    const { decision, errors } = runningResult(prepared, submission({ track: 11, branch: 4 }));
    expect(errors.map((error) => error.path)).toEqual(["answers.track"]);
    expect(decision?.missing).toEqual(["track", "wall", "well"]);
    expect(decision?.nodes.party?.score).toBe(4);
  });

  it("is none where more than answers is wrong", () => {
    const wrong = { community: { ...facts, type: "none" }, answers: {} };
    const { decision, errors } = runningResult(prepared, wrong);
    expect(decision).toBeNull();
    expect(errors).toHaveLength(1);
  });
});

describe("a return", () => {
  const submitted = { community: facts, waived: ["heritage"], answers: { track: 1, branch: 2 } };
  const unlocks = (id: string, ...named: string[]) =>
    isUnlocked(prepared, id, new Set(named), submitted);

  it("unlocks nothing that it does not name", () => {
    expect(unlocks("branch", "track")).toBe(false);
    expect(unlocks("sport", "track")).toBe(false);
    expect(unlocks("hall", "track")).toBe(false);
    expect(isNamed(prepared, "nothing", new Set(["track"]))).toBe(false);
  });

  it("unlocks what it names, with what is below", () => {
    expect(unlocks("track", "track")).toBe(true);
    expect(unlocks("wall", "heritage")).toBe(true);
  });

  it("that names the community's data unlocks points never asked before, not what was answered or waived", () => {
    expect(unlocks("hall", "@community")).toBe(true);
    for (const id of ["track", "branch", "wall", "heritage", "sport"])
      expect(unlocks(id, "@community")).toBe(false);
  });
});

describe("pages of entry", () => {
  it("are the scenes of a split section, and sections that are small enough", () => {
    expect(entryPages(prepared).map((page) => page.path)).toEqual([
      "scenes/health",
      "scenes/culture",
      "party",
    ]);
  });

  it("are found by any node on them; what is above them or unknown has none", () => {
    expect(pageOf(prepared, "well")?.path).toBe("scenes/culture");
    expect(pageOf(prepared, "health")?.path).toBe("scenes/health");
    expect(pageOf(prepared, "branch")?.path).toBe("party");
    expect(pageOf(prepared, "scenes")).toBeUndefined();
    expect(pageOf(prepared, "nothing")).toBeUndefined();
  });

  it("carry the long texts of their own points only, and score the same", () => {
    const page = entryPages(prepared)[0];
    if (!page) throw new Error("no page");
    const slim = slimStandard(prepared, page.node);
    const text = JSON.stringify(slim);
    expect(text.match(/长文/g)).toHaveLength(1);
    const submission = composeSubmission(prepared, facts, new Map([["track", 5]]), []);
    const { standard: _own, ...full } = runningResult(prepared, submission).decision ?? {
      standard: null,
    };
    const { standard: _slim, ...light } = runningResult(prepare(slim), submission).decision ?? {
      standard: null,
    };
    expect(light).toEqual(full);
  });
});
