import { describe, expect, it } from "vitest";
import {
  askedLeaves,
  composeSubmission,
  entryPages,
  isNamed,
  isUnlocked,
  pageOf,
  pagesFor,
  runningResult,
  shortOf,
  slimStandard,
  statementsOf,
  withinNodes,
} from "@/lib/application/score";
import { communityItem, type EnteredAnswer, type LoadedEntry } from "@/lib/application/types";
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

const entered = (nodeId: string, value: EnteredAnswer["value"], more = {}): EnteredAnswer => ({
  ...{ nodeId, value, note: "", origin: "entered", version: 1 },
  ...{ updatedByName: "陈一", updatedAt: "2026-11-24T00:00:00.000Z" },
  ...more,
});
const claimed = (nodeId: string) => ({
  ...{ nodeId, reason: `${nodeId}不适用`, ruling: null, rulingReason: "", version: 1 },
});

describe("what is not filled in on a page", () => {
  const short = (answers: EnteredAnswer[], nodeId = "scenes", waived: string[] = []) =>
    shortOf(prepared, facts, answers, waived.map(claimed), nodeId);

  it("is every point asked there without an answer, or with a wrong one, in document order", () => {
    expect(short([entered("wall", 99)])).toEqual([
      { path: "answers.track", message: "track：没有填写。" },
      { path: "answers.wall", message: expect.stringContaining("wall") },
      { path: "answers.well", message: "well：没有填写。" },
    ]);
  });

  it("is nothing of other pages, of what does not apply, of what is claimed as not applicable", () => {
    expect(short([entered("track", 1)], "health")).toEqual([]);
    expect(short([entered("track", 1)], "scenes", ["heritage"])).toEqual([]);
    expect(short([], "party").map(({ path }) => path)).toEqual(["answers.branch"]);
  });
});

describe("what is frozen beside a submission", () => {
  const answers = [
    entered("track", 1, { note: "照片", origin: "carried" }),
    entered("wall", 2, { note: "长廊" }),
    entered("branch", 3, { origin: "workbook" }),
  ];
  const submission = (values: Record<string, number>) => ({ community: facts, answers: values });

  it("is the notes of what is asked, the reasons of claims, and what was only carried over", () => {
    expect(
      statementsOf(submission({ track: 1, branch: 3 }), answers, [claimed("heritage")]),
    ).toEqual({
      notes: { track: "照片" },
      waivers: { heritage: "heritage不适用" },
      carried: ["track"],
    });
  });

  it("is what proves the points that are asked, and nothing of the others", () => {
    const proof = (id: string, nodeId: string) => ({
      ...{ id, nodeId, sha256: "0".repeat(64), fileName: "照片.jpg", mediaType: "image/jpeg" },
      ...{ size: 1, caption: "", takenAt: null, place: null, validUntil: null },
    });
    const evidence = [proof("e1", "track"), proof("e2", "wall")];
    const { evidence: frozen } = statementsOf(submission({ track: 1 }), [], [], evidence);
    expect(frozen).toEqual([proof("e1", "track")]);
  });

  it("does not mention carrying over where nothing was", () => {
    expect(statementsOf(submission({ branch: 3 }), answers, [])).toEqual({
      notes: {},
      waivers: {},
    });
  });
});

describe("what a contributor gets of an application", () => {
  const submission = {
    community: facts,
    waived: ["heritage", "party"],
    answers: { track: 1, wall: 2, branch: 3 },
  };
  const statements = {
    notes: { track: "甲", branch: "乙" },
    waivers: { heritage: "丙", party: "丁" },
    carried: ["branch", "track"],
  };
  const snapshot = {
    ...{ round: 1, digest: "", submittedByName: "陈一", submittedAt: "" },
    submission,
    statements,
  };
  const whole = {
    answers: [entered("track", 1), entered("wall", 2), entered("branch", 3)],
    waivers: [claimed("heritage"), claimed("party"), claimed("scenes")],
    rectifications: [
      { round: 2, nodeId: "branch", comment: "补正" },
      { round: 2, nodeId: "track", comment: "补正" },
      { round: 2, nodeId: communityItem, comment: "户数" },
      { round: 1, nodeId: "track", comment: "旧" },
    ],
    snapshots: [snapshot],
  };
  const own = withinNodes(prepared, ["health"], whole);

  it("is the answers, notes and names of the own pages, of the newest return only", () => {
    expect(own.answers.map(({ nodeId }) => nodeId)).toEqual(["track"]);
    expect(own.rectifications.map(({ round, nodeId }) => [round, nodeId])).toEqual([
      [2, "track"],
      [2, communityItem],
    ]);
    expect(own.snapshots[0]).toMatchObject({
      submission: { answers: { track: 1 } },
      statements: { notes: { track: "甲" }, carried: ["track"] },
    });
  });

  it("is the claims that decide what the own pages ask, above them too, and no others", () => {
    expect(own.waivers.map(({ nodeId }) => nodeId)).toEqual(["scenes"]);
    expect(own.snapshots[0]?.submission.waived).toEqual([]);
    expect(own.snapshots[0]?.statements.waivers).toEqual({});
  });

  it("is nothing where no page is handed out", () => {
    const none = withinNodes(prepared, [], whole);
    expect(JSON.stringify(none)).not.toMatch(/track|wall|branch/);
  });

  it("is the pages handed out, in the order of the standard; others see all", () => {
    const entry = (role: string, ...nodeIds: string[]) =>
      ({ prepared, person: { role }, parts: nodeIds.map((nodeId) => ({ nodeId })) }) as LoadedEntry;
    const paths = (of: LoadedEntry) => pagesFor(of).map((page) => page.path);
    expect(paths(entry("contributor", "party", "health"))).toEqual(["scenes/health", "party"]);
    expect(paths(entry("contributor"))).toEqual([]);
    expect(paths(entry("district-official", "party"))).toEqual(
      entryPages(prepared).map((page) => page.path),
    );
  });
});
