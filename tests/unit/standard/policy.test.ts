import { describe, expect, it } from "vitest";
import { impact, prepare, type Standard } from "@/lib/scoring";
import {
  allowedDraftOperations,
  changedNodes,
  type DraftFacts,
  draftRefusal,
  isDraftDocument,
  titlesIn,
} from "@/lib/standard/policy";
import { ruleFiguresSchema, saveDraftSchema } from "@/lib/standard/schema";
import {
  assumedFigures,
  confirmedDocument,
  figureContent,
  figureKey,
  rulingsInEffect,
} from "@/lib/standard/score";
import type { DraftDocument, DraftNode } from "@/lib/standard/types";

const admin = { id: "a", role: "administrator" } as const;
const other = { id: "b", role: "administrator" } as const;
const facts = (more: Partial<DraftFacts> = {}): DraftFacts => ({
  state: "draft",
  faults: 0,
  proposedById: null,
  ...more,
});
const code = (...args: Parameters<typeof draftRefusal>) => draftRefusal(...args)?.code ?? "ok";

describe("what may be done to a draft", () => {
  it("is nothing for anybody but administrators, in any state", () => {
    for (const role of ["district-official", "reviewer"] as const)
      for (const state of ["draft", "proposed", "adopted", "discarded"] as const)
        expect(allowedDraftOperations({ id: "x", role }, facts({ state }))).toEqual([]);
  });

  it("refuses to propose what has faults, and saves it", () => {
    expect(code("propose", admin, facts({ faults: 1 }))).toBe("incomplete");
    expect(code("save", admin, facts({ faults: 1 }))).toBe("ok");
    expect(code("propose", admin, facts())).toBe("ok");
  });

  it("refuses the one who proposed to adopt, whoever else may", () => {
    const proposed = facts({ state: "proposed", proposedById: admin.id });
    expect(code("adopt", admin, proposed)).toBe("same-person");
    expect(code("adopt", other, proposed)).toBe("ok");
    expect(code("rule", admin, proposed)).toBe("ok");
  });

  it.each([
    ["draft", ["save", "discard", "propose"]],
    ["proposed", ["return", "rule", "adopt"]],
    ["adopted", []],
    ["discarded", []],
  ] as const)("in the state %s is %j", (state, allowed) => {
    expect(allowedDraftOperations(other, facts({ state, proposedById: admin.id }))).toEqual(
      allowed,
    );
  });
});

const nested = (depth: number): DraftNode =>
  depth === 0 ? { id: "leaf" } : { id: `n${depth}`, children: [nested(depth - 1)] };

describe("a draft's document", () => {
  it("may be wrong in every field", () => {
    expect(isDraftDocument({ sections: [] })).toBe(true);
    expect(isDraftDocument({ sections: [{ fullMarks: "x" }], total: 7 })).toBe(true);
  });

  it.each([
    ["nothing", null],
    ["a list", []],
    ["no sections", {}],
    ["a section that is no object", { sections: [7] }],
    ["children that are no list", { sections: [{ children: 7 }] }],
    ["nodes too deep", { sections: [nested(32)] }],
    ["too many nodes", { sections: Array.from({ length: 2_001 }, () => ({})) }],
    ["too much text", { sections: [], title: "长".repeat(600_000) }],
  ])("is not %s", (_, document) => {
    expect(isDraftDocument(document)).toBe(false);
    const draftId = "0b0e7a1c-0f5e-4f0e-8f0e-0b0e7a1c0f5e";
    expect(saveDraftSchema.safeParse({ draftId, revision: 1, document }).success).toBe(false);
  });

  it("may be as deep as a standard may", () => {
    expect(isDraftDocument({ sections: [nested(31)] })).toBe(true);
  });
});

it("the titles in a draft are known by id, where both can be read", () => {
  const sections = [
    {
      id: "a",
      title: "甲",
      children: [
        { id: "b", title: "乙" },
        { id: 7, title: "丙" },
      ],
    },
    { id: "d" },
    { id: "a", title: "丁" },
  ];
  expect([...titlesIn({ sections })]).toEqual([
    ["a", "丁"],
    ["b", "乙"],
  ]);
});

describe("changed nodes", () => {
  const before: DraftDocument = {
    title: "一",
    sections: [{ id: "a", children: [{ id: "b", fullMarks: 1 }, { id: "c" }] }, { id: "d" }],
  };

  it("are those added, removed, changed or moved, not those above them", () => {
    const change = (edit: (copy: DraftDocument) => void) => {
      const copy = structuredClone(before);
      edit(copy);
      return changedNodes(before, copy);
    };
    expect(changedNodes(before, structuredClone(before))).toEqual([]);
    expect(change((copy) => void Object.assign(copy, { title: "二" }))).toEqual(["*"]);
    expect(
      change((copy) => {
        const b = copy.sections[0]?.children?.[0];
        if (b) b.fullMarks = 2;
      }),
    ).toEqual(["b"]);
    expect(change((copy) => void copy.sections[0]?.children?.pop())).toEqual(["c"]);
    expect(change((copy) => void copy.sections[0]?.children?.push({ id: "e" }))).toEqual(["e"]);
    expect(change((copy) => void copy.sections.reverse())).toEqual(["a", "d"]);
  });
});

const standard: Standard = {
  family: "trial",
  version: "1",
  title: "试",
  issuer: "试",
  level: "other",
  effectiveFrom: "2026-01-01",
  communityTypes: [{ id: "t", title: "类" }],
  sources: [
    { id: "A1", title: "拟定", kind: "assumption" },
    { id: "S1", title: "公报", kind: "news" },
  ],
  basis: { fullMarks: { source: "A1", note: "暂定" }, passMark: { source: "A1" } },
  total: { title: "总分", sections: ["s"], passMark: 6 },
  grades: [{ id: "star", title: "星", passMark: 9 }],
  sections: [
    {
      id: "s",
      title: "板块",
      fullMarks: 10,
      passMark: 6,
      basis: { passMark: { source: "S1" } },
      children: [
        { id: "p", title: "一", fullMarks: 5, rule: { type: "marks" } },
        {
          id: "q",
          title: "二",
          fullMarks: 5,
          basis: { levels: { source: "A1" } },
          rule: { type: "levels", levels: [{ id: "all", title: "全", marks: 5 }] },
        },
      ],
    },
  ],
};
const prepared = prepare(standard);
const contentOf = (key: string) => {
  const figure = assumedFigures(prepared).find((one) => figureKey(one) === key);
  return figure ? figureContent(prepared, figure) : undefined;
};
const ruling = (key: string, documentNumber = "") => {
  const [nodeId = "", field = ""] = key.split(" ");
  const kind = documentNumber ? ("confirmed" as const) : ("assumed" as const);
  return { nodeId, field, value: contentOf(key), kind, documentNumber };
};

describe("the figures that need a record", () => {
  it("are the assumed ones; grades take over the total's", () => {
    expect(assumedFigures(prepared).map(figureKey)).toEqual([
      "total passMark",
      "s fullMarks",
      "p fullMarks",
      "q fullMarks",
      "q levels",
    ]);
    expect(contentOf("q levels")).toEqual([{ id: "all", title: "全", marks: 5 }]);
  });

  it("have it in their latest record, as long as they say what was ruled on", () => {
    const first = ruling("p fullMarks");
    const second = ruling("p fullMarks", "文1号");
    const found = rulingsInEffect(prepared, [
      first,
      second,
      { ...ruling("q fullMarks"), value: 4 },
    ]);
    expect([...found]).toEqual([["p fullMarks", second]]);
    expect(rulingsInEffect(prepared, [second, first]).get("p fullMarks")).toBe(first);
  });
});

describe("the document that comes into force", () => {
  const inForce = (...rulings: ReturnType<typeof ruling>[]) =>
    prepare(confirmedDocument(prepared, rulingsInEffect(prepared, rulings)));

  it("is the proposed one where everything stays assumed", () => {
    expect(inForce(ruling("s fullMarks"), ruling("total passMark")).digest).toBe(prepared.digest);
  });

  it("rests a confirmed figure on its document, and leaves those below assumed", () => {
    const result = inForce(ruling("s fullMarks", "文1号"), ruling("p fullMarks", "文1号"));
    expect(assumedFigures(result).map(figureKey)).toEqual([
      "total passMark",
      "q fullMarks",
      "q levels",
    ]);
    const [section] = result.standard.sections;
    expect(section?.basis).toEqual({ passMark: { source: "S1" }, fullMarks: { source: "H1" } });
    expect(result.standard.sources.filter(({ kind }) => kind === "regulation")).toEqual([
      { id: "H1", title: "文1号", kind: "regulation" },
    ]);
    expect(section && "children" in section && section.children[1]?.basis).toEqual({
      levels: { source: "A1" },
      fullMarks: { source: "A1", note: "暂定" },
    });
  });

  it("changes no figure: every submission scores as before", () => {
    const result = inForce(
      ...assumedFigures(prepared).map((one) => ruling(figureKey(one), "文1号")),
    );
    expect(assumedFigures(result)).toEqual([]);
    const submissions = [0, 2.5, 5].map((marks) => ({
      community: { type: "t" },
      answers: { p: marks, q: "all" },
    }));
    expect(impact(prepared, result, submissions).flips).toEqual([]);
  });
});

describe("what is sent to rule on figures", () => {
  const base = { draftId: "0b0e7a1c-0f5e-4f0e-8f0e-0b0e7a1c0f5e", revision: "3" };
  const read = (more: object) => ruleFiguresSchema.safeParse({ ...base, ...more });

  it("names figures, and a document number where they are confirmed", () => {
    expect(read({ figures: ["a fullMarks"], kind: "confirmed" }).success).toBe(false);
    expect(read({ figures: [], kind: "assumed" }).success).toBe(false);
    expect(read({ figures: ["a"], kind: "assumed" }).success).toBe(false);
    expect(
      read({ figures: ["a fullMarks"], kind: "confirmed", documentNumber: " 文1号 " }).data,
    ).toMatchObject({ documentNumber: "文1号", revision: 3 });
  });

  it("has no document number where they stay assumed", () => {
    const data = read({ figures: ["a fullMarks"], kind: "assumed", documentNumber: "文1号" }).data;
    expect(data?.documentNumber).toBe("");
  });
});
