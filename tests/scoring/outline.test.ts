import { describe, expect, it } from "vitest";
import {
  allNodes,
  applicableIds,
  basisOf,
  childrenOf,
  citeSource,
  figures,
  isBranch,
  isLeaf,
  leavesOf,
  nodeById,
  parentOf,
  pathOf,
  prepare,
  type QuotaRule,
  requiredQuantity,
  TOP_LEVEL,
  titlePath,
} from "../../lib/scoring";
import { branch, leaf, standardOf } from "./support";
import { workedStandard } from "./worked-standard";

const worked = prepare(workedStandard());
const ids = (nodes: readonly { id: string }[]) => nodes.map((node) => node.id);

describe("ways through the tree", () => {
  it("finds nodes, and nothing under names that are none", () => {
    expect(nodeById(worked, "b2")?.title).toBe("综合服务设施");
    expect(nodeById(worked, "constructor")).toBeUndefined();
    expect(parentOf(worked, "b2")?.id).toBe("b");
    expect(parentOf(worked, "b")).toBeUndefined();
    expect(parentOf(worked, "nope")).toBeUndefined();
    expect(ids(childrenOf(worked, "b"))).toEqual(["b1", "b2", "b3"]);
    expect(childrenOf(worked, "d")).toEqual([]);
    expect(childrenOf(worked, "nope")).toEqual([]);
  });
  it("goes from the section down to the node", () => {
    expect(titlePath(worked, "b2")).toEqual(["场景建设", "综合服务设施"]);
    expect(ids(pathOf(worked, "d"))).toEqual(["d"]);
    expect(pathOf(worked, "nope")).toEqual([]);
  });
  it("lists nodes and leaves in document order", () => {
    expect(ids(allNodes(worked))).toEqual(["s", "b", "b1", "b2", "b3", "d"]);
    expect(ids(leavesOf(worked))).toEqual(["s", "b1", "b2", "b3", "d"]);
    expect(ids(leavesOf(worked, "b"))).toEqual(["b1", "b2", "b3"]);
    expect(ids(leavesOf(worked, "d"))).toEqual(["d"]);
    expect(leavesOf(worked, "nope")).toEqual([]);
    expect(allNodes(worked).filter(isBranch).length + allNodes(worked).filter(isLeaf).length).toBe(
      6,
    );
  });
  it("tells what applies to a community", () => {
    const prepared = prepare(
      standardOf([
        branch("b", 0, [leaf("x", 5, { appliesTo: ["new-build"] }), leaf("y", 5)], {
          waivable: true,
        }),
        leaf("z", 5),
      ]),
    );
    expect([...applicableIds(prepared, "new-build")]).toEqual(["b", "x", "y", "z"]);
    expect([...applicableIds(prepared, "renewal")]).toEqual(["b", "y", "z"]);
    expect([...applicableIds(prepared, "renewal", ["b", "z", "nope"])]).toEqual(["z"]);
    // Asking for one community must not change what applies to the next.
    expect([...applicableIds(prepared, "renewal")]).toEqual(["b", "y", "z"]);
    expect(applicableIds(prepared, "rural").size).toBe(0);
  });
  it("refuses what prepare did not make", () => {
    expect(() => allNodes({ ...worked })).toThrow(TypeError);
  });
});

describe("the basis of a figure", () => {
  const standard = workedStandard();
  standard.basis = { fullMarks: { source: "A1", note: "暂定" }, passMark: { source: "A1" } };
  standard.total.basis = { passMark: { source: "S1" } };
  standard.grades = [{ id: "g", title: "一星", passMark: 25 }];
  const [, scenes, digital] = standard.sections;
  if (scenes) scenes.basis = { fullMarks: { source: "S1" } };
  if (digital) digital.basis = { passMark: { source: "S1", note: "公布" } };
  const quota = scenes && "children" in scenes ? scenes.children[1] : undefined;
  if (quota) quota.basis = { quota: { source: "S1" }, weights: { source: "A1" } };
  const prepared = prepare(standard);
  const short = (id: string, field: string) => {
    const basis = basisOf(prepared, id, field);
    return basis && [basis.source.id, basis.assumed, basis.inheritedFrom];
  };
  it("is its own, else the nearest ancestor's, else the standard's", () => {
    expect(short("d", "passMark")).toEqual(["S1", false, null]);
    expect(short("b", "fullMarks")).toEqual(["S1", false, null]);
    expect(short("b2", "fullMarks")).toEqual(["S1", false, "b"]);
    expect(short("s", "fullMarks")).toEqual(["A1", true, TOP_LEVEL]);
    expect(short("total", "passMark")).toEqual(["S1", false, null]);
    expect(short("b2", "quota")).toEqual(["S1", false, null]);
    expect(short("b1", "quota")).toBeUndefined();
    expect(short("b1", "constructor")).toBeUndefined();
    expect(short("nope", "fullMarks")).toBeUndefined();
    expect(basisOf(prepared, "d", "passMark")?.note).toBe("公布");
    expect(basisOf(prepared, "s", "fullMarks")?.note).toBe("暂定");
    expect("note" in (basisOf(prepared, "b", "fullMarks") ?? {})).toBe(false);
  });
  it("is listed for every figure", () => {
    const list = figures(prepared).map(({ id, of, field, value, basis }) =>
      [id, of, field, value, basis?.source.id].join(" "),
    );
    expect(list).toEqual([
      "total total passMark 24 S1",
      "g grade passMark 25 S1",
      "s node fullMarks 20 A1",
      "s node passMark 12 A1",
      "b node fullMarks 10 S1",
      "b node passMark 6 A1",
      "b1 node fullMarks 6 S1",
      "b2 node fullMarks 6 S1",
      "b2 node quota 30 S1",
      "b2 node weights  A1",
      "b3 node fullMarks 3 S1",
      "d node fullMarks 100 A1",
      "d node passMark 60 S1",
    ]);
  });
  it("is cited as people know it", () => {
    const source = { id: "x", title: "完整居住社区建设标准", kind: "reference" as const };
    expect(citeSource(source)).toBe("《完整居住社区建设标准》");
    expect(citeSource({ ...source, title: "《标准》（试行）" })).toBe("《标准》（试行）");
    const news = { ...source, kind: "news" as const, publisher: "杭州日报" };
    expect(citeSource(news)).toBe("杭州日报");
    expect(citeSource({ ...news, date: "2022-11-03" })).toBe("杭州日报 2022年11月3日");
  });
});

describe("requiredQuantity", () => {
  const rule = (change: Partial<QuotaRule>): QuotaRule => {
    return { type: "quota", unit: "㎡", quota: 30, per: "household", perCount: 100, ...change };
  };
  it.each([
    [rule({}), { households: 1200 }, "360.00"],
    [rule({}), { households: 0 }, "0.00"],
    [rule({}), { households: 1 }, "0.30"],
    [rule({ perCount: undefined }), { households: 7 }, "210.00"],
    [rule({ perCount: 7 }), { households: 1 }, "4.2858"],
    [rule({ quota: 0.125, perCount: 1 }), { households: 1 }, "0.125"],
    [rule({ quota: 0.0001, perCount: 3 }), { households: 1 }, "0.0001"],
    [rule({ per: "resident" }), { households: 5, residents: 200 }, "60.00"],
    [rule({ per: "community" }), {}, "30.00"],
    [
      rule({ quota: 3, perCount: 1 }),
      { households: Number.MAX_SAFE_INTEGER },
      "27021597764222973.00",
    ],
  ])("%#", (quota, community, text) => {
    expect(requiredQuantity(quota, { type: "renewal", ...community })).toBe(text);
  });
  it.each([{}, { households: -1 }, { households: 0.5 }])("is unknown for %j", (community) => {
    expect(requiredQuantity(rule({}), { type: "renewal", ...community })).toBeUndefined();
  });
});
