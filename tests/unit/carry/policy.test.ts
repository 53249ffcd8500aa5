import { expect, it } from "vitest";
import type { EnteredAnswer, EnteredValue } from "@/lib/application/types";
import { carryPlan } from "@/lib/carry/policy";
import { type LeafNode, prepare, type Standard } from "@/lib/scoring";

const basis = { fullMarks: { source: "A" }, passMark: { source: "A" } };
const marks = (id: string, more: Partial<LeafNode> = {}): LeafNode => ({
  id,
  title: `评分点${id}`,
  fullMarks: 10,
  rule: { type: "marks" },
  ...more,
});

const standardOf = (version: string, children: LeafNode[]): Standard => ({
  family: "test",
  version,
  title: "测试标准",
  issuer: "测试",
  level: "other",
  effectiveFrom: "2026-01-01",
  communityTypes: [
    { id: "old", title: "旧改" },
    { id: "new", title: "新建" },
  ],
  sources: [{ id: "A", kind: "assumption", title: "假定" }],
  basis,
  total: { title: "总分", sections: ["all"], passMark: 1 },
  sections: [
    {
      id: "all",
      title: "全部",
      fullMarks: children.reduce((sum, leaf) => sum + leaf.fullMarks, 0),
      whenNotApplicable: "rescale",
      children,
    },
  ],
});

const levels = (title: string): LeafNode =>
  marks("grade", {
    rule: {
      type: "levels",
      levels: [
        { id: "good", title, marks: 10 },
        { id: "poor", title: "差", marks: 0 },
      ],
    },
  });

const before = prepare(
  standardOf("1", [
    marks("same"),
    marks("wider"),
    levels("好"),
    marks("gone"),
    marks("elsewhere"),
    marks("wrong"),
    marks("touched"),
    marks("empty"),
  ]),
);
// The order differs too: what is shown follows the new standard.
const now = prepare(
  standardOf("2", [
    marks("wrong"),
    marks("same", { clause: "条文改写", title: "新题目" }),
    marks("wider", { fullMarks: 20 }),
    levels("优"),
    marks("elsewhere", { appliesTo: ["new"] }),
    marks("touched"),
    marks("empty"),
    marks("added"),
  ]),
);

const answer = (nodeId: string, value: EnteredValue | null, note = ""): EnteredAnswer => ({
  nodeId,
  value,
  note,
  origin: "entered",
  version: 3,
  updatedByName: "陈一",
  updatedAt: "2025-06-01T00:00:00.000Z",
});
const answers = [
  answer("gone", 5),
  answer("same", 7.5, "去年的材料"),
  answer("wider", 5),
  answer("grade", "good"),
  answer("elsewhere", 5),
  answer("wrong", "十分"),
  answer("touched", 5),
  answer("empty", null, "只有说明"),
];
const facts = { type: "old", households: 10, residents: 20 };

const planned = carryPlan({
  prepared: now,
  facts,
  touched: new Set(["touched"]),
  earlier: { prepared: before, answers },
});

it("an answer is carried over with its note where the point is scored by the same rule, whatever its words", () => {
  expect(planned.carriable).toEqual([
    {
      leaf: expect.objectContaining({ id: "same", title: "新题目" }),
      value: 7.5,
      note: "去年的材料",
    },
  ]);
});

it("every other answer is left behind, with the reason, in the order of the new standard", () => {
  expect(planned.left.map(({ nodeId, reason }) => [nodeId, reason])).toEqual([
    ["wrong", "「评分点wrong」的填写类型不对，分数应为 0 至满分之间的数。"],
    ["wider", "评分办法与往次不同。"],
    ["grade", "评分办法与往次不同。"],
    ["elsewhere", "不适用于该社区现在的项目类型。"],
    ["touched", "本次已填写，不会改动。"],
    ["gone", "本批次采用的标准没有这个评分点。"],
  ]);
});

it("the same standard carries everything that was answered rightly and is not touched", () => {
  const { carriable, left } = carryPlan({
    prepared: before,
    facts,
    touched: new Set(),
    earlier: { prepared: before, answers },
  });
  expect(carriable.map(({ leaf }) => leaf.id)).toEqual([
    "same",
    "wider",
    "grade",
    "gone",
    "elsewhere",
    "touched",
  ]);
  expect(left.map(({ nodeId }) => nodeId)).toEqual(["wrong"]);
});

it("nothing is carried from nothing", () => {
  const earlier = { prepared: before, answers: [answer("same", null)] };
  expect(carryPlan({ prepared: now, facts, touched: new Set(), earlier })).toEqual({
    carriable: [],
    left: [],
  });
});
