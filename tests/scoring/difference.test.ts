import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type Difference, difference, type Standard } from "../../lib/scoring";
import { bundledStandards } from "../../lib/standards";
import { standards } from "./arbitrary";
import { branch, leaf, standardOf } from "./support";

const before = standardOf([
  branch("living", 10, [
    leaf("culture", 6, { passMark: 3 }),
    leaf("care", 4, {
      rule: {
        type: "levels",
        levels: [
          { id: "good", title: "优", marks: 4 },
          { id: "fair", title: "中", marks: 2 },
        ],
      },
    }),
    leaf("health", 3),
  ]),
  leaf("digital", 100, { passMark: 60 }),
]);

/** The same standard, changed by `edit`. */
function edited(edit: (standard: Standard) => void): Standard {
  const copy = structuredClone(before);
  edit(copy);
  return copy;
}

function node(standard: Standard, ...at: number[]) {
  let found = standard.sections[at[0] ?? 0];
  for (const k of at.slice(1)) found = found && "children" in found ? found.children[k] : undefined;
  if (!found) throw new Error("no such node");
  return found;
}

function childrenAt(standard: Standard, at: number) {
  const found = node(standard, at);
  if (!("children" in found)) throw new Error("no branch");
  return found.children;
}

const sentences = (found: Difference[]) =>
  found.flatMap(({ title, kind, changes }) =>
    changes.map(({ sentence }) => `${kind} ${title}：${sentence}`),
  );
const wordsOf = (edit: (standard: Standard) => void) => sentences(difference(before, edited(edit)));

describe("the difference between two versions", () => {
  it("of marks is the figure before, the figure after, and by how much", () => {
    expect(wordsOf((s) => Object.assign(node(s, 0, 0), { fullMarks: 8.5 }))).toEqual([
      "changed 项目culture：满分由 6.00 分改为 8.50 分，增加 2.50 分。",
    ]);
    expect(wordsOf((s) => Object.assign(node(s, 1), { passMark: 56 }))).toEqual([
      "changed 项目digital：达标分值由 60.00 分改为 56.00 分，减少 4.00 分。",
    ]);
  });

  it("of what a grade asks of single nodes, and of what the total is divided by, is in words", () => {
    const graded = (passMarks: Record<string, number>) => (standard: Standard) => {
      standard.grades = [{ id: "star", title: "星级", passMark: 1, passMarks }];
    };
    expect(wordsOf(graded({ digital: 90, gone: 1 }))).toEqual([
      "added 星级：名称为「星级」。",
      "added 星级：达标分值为 1.00 分。",
      "added 星级：「项目digital」的最低分值为 90.00 分。",
      "added 星级：「gone」的最低分值为 1.00 分。",
    ]);
    expect(
      sentences(difference(edited(graded({ care: 2 })), edited(graded({ care: 3.5, culture: 1 })))),
    ).toEqual([
      "changed 星级：「项目care」的最低分值由 2.00 分改为 3.50 分，增加 1.50 分。",
      "changed 星级：新增「项目culture」的最低分值为 1.00 分。",
    ]);
    expect(wordsOf((s) => Object.assign(s.total, { divisor: 10 }))).toEqual([
      "changed 总分：新增总分的除数为 10。",
    ]);
  });

  it("names a figure that is new and one that is gone", () => {
    expect(wordsOf((s) => Object.assign(node(s, 0), { passMark: 6 }))).toEqual([
      "changed 板块living：新增达标分值为 6.00 分。",
    ]);
    expect(wordsOf((s) => delete node(s, 1).passMark)).toEqual([
      "changed 项目digital：取消达标分值（原为 60.00 分）。",
    ]);
  });

  it("tells which level of a rule changed, came or went", () => {
    const levels = (list: object[]) => (s: Standard) =>
      Object.assign(node(s, 0, 1), { rule: { type: "levels", levels: list } });
    const good = { id: "good", title: "优", marks: 4 };
    const fair = { id: "fair", title: "中", marks: 2 };
    expect(wordsOf(levels([good, { ...fair, marks: 1.5 }]))).toEqual([
      "changed 项目care：分档「中」的分值由 2.00 分改为 1.50 分，减少 0.50 分。",
    ]);
    expect(wordsOf(levels([fair, good]))).toEqual([
      "changed 项目care：分档次序改为「中」、「优」。",
    ]);
    expect(wordsOf(levels([good]))).toEqual([
      "changed 项目care：分档删去「中」。",
      "changed 项目care：取消分档「中」的名称（原为「中」）。",
      "changed 项目care：取消分档「中」的分值（原为 2.00 分）。",
    ]);
  });

  it("is one move where one node stands elsewhere, and the change that came with it", () => {
    const found = difference(
      before,
      edited((s) => {
        const [culture] = childrenAt(s, 0).splice(0, 1);
        if (culture) s.sections.push({ ...culture, fullMarks: 7 });
      }),
    );
    expect(found.map(({ id, kind, path }) => ({ id, kind, path }))).toEqual([
      { id: "culture", kind: "moved", path: ["项目culture"] },
    ]);
    expect(sentences(found)).toEqual([
      "moved 项目culture：由「板块living」移到顶层之下。",
      "moved 项目culture：满分由 6.00 分改为 7.00 分，增加 1.00 分。",
    ]);
  });

  it("is one move where the last of three siblings comes first", () => {
    const words = wordsOf((s) => {
      const children = childrenAt(s, 0);
      const last = children.pop();
      if (last) children.unshift(last);
    });
    expect(words).toEqual(["moved 项目health：在同级条目中的先后次序有调整。"]);
  });

  it("lists nodes that are new where they stand, and those that are gone at the end", () => {
    const found = difference(
      before,
      edited((s) => {
        childrenAt(s, 0).splice(1, 2, leaf("sport", 5));
      }),
    );
    expect(found.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      "added sport",
      "removed care",
      "removed health",
    ]);
    expect(found[0]?.path).toEqual(["板块living", "项目sport"]);
    expect(sentences(found)).toContain("added 项目sport：满分为 5.00 分。");
    expect(sentences(found)).toContain("removed 项目health：满分原为 3.00 分。");
  });

  it("says which source a figure now rests on", () => {
    const words = wordsOf((s) => {
      s.sources.push({ id: "A1", title: "暂定分值", kind: "assumption" });
      Object.assign(node(s, 1), { basis: { passMark: { source: "A1", note: "待查" } } });
      s.total.passMark = 60;
      s.effectiveFrom = "2026-01-05";
    });
    expect(words).toEqual([
      "changed 测试标准：生效日期由2022年5月23日改为2026年1月5日。",
      "changed 总分：达标分值由 0.00 分改为 60.00 分，增加 60.00 分。",
      "added 暂定分值：名称为「暂定分值」。",
      "added 暂定分值：类别为暂定（待核定）。",
      "changed 项目digital：新增达标分值的来源为「暂定分值」。",
      "changed 项目digital：新增达标分值的依据说明为「待查」。",
    ]);
  });
});

/** Every figure of a standard by where it stands, children of a node left to themselves. */
function figuresOf(standard: Standard): Map<string, number> {
  const found = new Map<string, number>();
  const visit = (list: Standard["sections"]) => {
    for (const item of list) {
      found.set(`${item.id} fullMarks`, item.fullMarks);
      if (item.passMark !== undefined) found.set(`${item.id} passMark`, item.passMark);
      if ("children" in item) {
        if (item.bonusMarks !== undefined) found.set(`${item.id} bonusMarks`, item.bonusMarks);
        visit(item.children);
      }
    }
  };
  visit(standard.sections);
  found.set("total passMark", standard.total.passMark);
  return found;
}

describe("whatever the standards", () => {
  it("there is no difference between a standard and itself", () => {
    for (const standard of bundledStandards)
      expect(difference(standard, structuredClone(standard))).toEqual([]);
    fc.assert(
      fc.property(standards, (standard) => {
        expect(difference(standard, structuredClone(standard))).toEqual([]);
      }),
    );
  });

  it("there is a difference between any two that do not say the same", () => {
    fc.assert(
      fc.property(standards, standards, (a, b) => {
        expect(difference(a, b).length > 0).toBe(canonicalJson(a) !== canonicalJson(b));
      }),
    );
  });

  it("whoever holds the old figures and the difference holds the new figures", () => {
    fc.assert(
      fc.property(standards, standards, (a, b) => {
        const figures = figuresOf(a);
        for (const { id, of, kind, changes } of difference(a, b)) {
          if (of !== "node" && of !== "total") continue;
          if (kind === "removed")
            for (const key of [...figures.keys()])
              if (key.startsWith(`${id} `)) figures.delete(key);
          for (const { field, after } of changes) {
            if (!["fullMarks", "passMark", "bonusMarks"].includes(field)) continue;
            if (typeof after === "number") figures.set(`${id} ${field}`, after);
            else figures.delete(`${id} ${field}`);
          }
        }
        const sorted = (map: Map<string, number>) => [...map].sort(([x], [y]) => (x < y ? -1 : 1));
        expect(sorted(figures)).toEqual(sorted(figuresOf(b)));
      }),
    );
  });

  it("every change is a sentence, and the other way round it is new what was gone", () => {
    fc.assert(
      fc.property(standards, standards, (a, b) => {
        const found = difference(a, b);
        for (const { changes } of found)
          for (const { sentence } of changes) expect(sentence).toMatch(/^\P{Cc}+。$/u);
        const back = difference(b, a);
        expect(back.filter(({ kind }) => kind === "added").length).toBe(
          found.filter(({ kind }) => kind === "removed").length,
        );
      }),
    );
  });
});
