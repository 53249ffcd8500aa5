import { describe, expect, it } from "vitest";
import { checkCrosswalk, checkStandard, figures, prepare } from "@/lib/scoring";
import type { BranchNode, LeafNode, Standard, StandardNode } from "@/lib/scoring/types";
import {
  bundledCrosswalks,
  bundledStandards,
  findBundledCrosswalk,
  findBundledStandard,
} from "@/lib/standards";

/** Copied by hand from the domain page: id, marks, pass mark in the city and in the province, indicators. */
const SCENES: [string, number, number, number, [string, number][]][] = [
  [
    "邻里场景",
    60,
    36,
    42,
    [
      ["邻里特色文化", 20],
      ["邻里开放共享", 20],
      ["邻里互助生活", 20],
    ],
  ],
  [
    "教育场景",
    70,
    42,
    49,
    [
      ["托育全覆盖", 20],
      ["幼小扩容提质", 15],
      ["幸福学堂全龄覆盖", 20],
      ["知识在身边", 15],
    ],
  ],
  [
    "健康场景",
    70,
    42,
    49,
    [
      ["活力运动健身", 15],
      ["智慧健康管理", 20],
      ["优质医疗服务", 20],
      ["社区养老助残", 15],
    ],
  ],
  [
    "创业场景",
    40,
    24,
    28,
    [
      ["创新创业空间", 15],
      ["社区创业孵化服务", 10],
      ["落实未来人才公寓", 15],
    ],
  ],
  [
    "建筑场景",
    60,
    36,
    42,
    [
      ["CIM数字化建设平台应用", 10],
      ["空间集约利用", 10],
      ["建筑特色风貌", 10],
      ["装配式建筑与室内装修一体化", 10],
      ["建筑公共空间与面积", 20],
    ],
  ],
  [
    "交通场景",
    60,
    36,
    42,
    [
      ["交通出行", 10],
      ["智能共享停车", 15],
      ["供能保障与接口预留", 10],
      ["社区慢行交通", 15],
      ["物流配送服务", 10],
    ],
  ],
  [
    "低碳场景",
    40,
    24,
    28,
    [
      ["多元能源协同供应", 15],
      ["社区综合节能", 15],
      ["资源循环利用", 10],
    ],
  ],
  [
    "服务场景",
    50,
    30,
    35,
    [
      ["物业可持续运营", 20],
      ["社区商业服务供给", 15],
      ["社区应急与安全防护", 15],
    ],
  ],
  [
    "治理场景",
    50,
    30,
    35,
    [
      ["社区治理体制机制", 20],
      ["社区居民参与", 15],
      ["精益化数字管理平台", 15],
    ],
  ],
];

function standard(reference: string): Standard {
  const found = findBundledStandard(reference);
  if (!found) throw new Error(reference);
  return found;
}

const city = standard("hangzhou-municipal");
const province = standard("zhejiang-provincial@2022-trial");

const isBranch = (node: StandardNode): node is BranchNode => "children" in node;
const walk = (node: StandardNode): StandardNode[] =>
  isBranch(node) ? [node, ...node.children.flatMap(walk)] : [node];
const nodesOf = (document: Standard) => document.sections.flatMap(walk);
const leavesUnder = (node: StandardNode) =>
  walk(node).filter((inner): inner is LeafNode => !isBranch(inner));

function branch(document: Standard, id: string): BranchNode {
  const node = nodesOf(document).find((candidate) => candidate.id === id);
  if (!node || !isBranch(node)) throw new Error(id);
  return node;
}

const sum = (nodes: readonly StandardNode[]) =>
  nodes.reduce((total, node) => total + node.fullMarks * 100, 0) / 100;

const cityScenes = branch(city, "scenes").children.filter((node) => node.kind !== "featured");
const indicators = cityScenes.flatMap((node) => (isBranch(node) ? node.children : []));

describe("the bundled standards", () => {
  it("are found by family, with or without a version", () => {
    expect(findBundledStandard("hangzhou-municipal@2022-trial")).toBe(city);
    expect(findBundledStandard("hangzhou-municipal@2023")).toBeUndefined();
    expect(findBundledStandard("nowhere")).toBeUndefined();
    expect(findBundledCrosswalk("hangzhou-municipal", "zhejiang-provincial")).toBe(
      bundledCrosswalks[0],
    );
    expect(findBundledCrosswalk("zhejiang-provincial", "hangzhou-municipal")).toBeUndefined();
  });

  describe.each(bundledStandards.map((document) => [document.family, document] as const))(
    "%s",
    (_, document) => {
      it("has no fault", () => {
        expect(checkStandard(document)).toEqual([]);
      });

      it("is plain data, and cannot be changed", () => {
        expect(JSON.parse(JSON.stringify(document))).toEqual(document);
        expect(Object.isFrozen(document.sections[0]?.basis)).toBe(true);
      });

      it("has unique kebab-case ids, the ids of levels and items too", () => {
        const ids = nodesOf(document).map((node) => node.id);
        expect(new Set(ids).size).toBe(ids.length);
        const options = nodesOf(document).flatMap((node) => {
          if (isBranch(node)) return [];
          if (node.rule.type === "levels") return node.rule.levels.map((level) => level.id);
          return node.rule.type === "checklist" ? node.rule.items.map((item) => item.id) : [];
        });
        for (const id of [...ids, ...options]) expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      });

      it("says of every branch what it is about, of every leaf what is asked and what proves it", () => {
        const clauses = leavesUnder(branch(document, "scenes")).map((leaf) => leaf.clause);
        expect(new Set(clauses).size).toBe(clauses.length);
        for (const node of nodesOf(document)) {
          if (isBranch(node)) continue;
          expect(node.clause?.length, node.id).toBeGreaterThan(15);
          expect(node.evidence?.length, node.id).toBeGreaterThan(8);
        }
      });

      it("repeats no title among the children of one node", () => {
        for (const node of nodesOf(document)) {
          if (!isBranch(node)) continue;
          const titles = node.children.map((child) => child.title);
          expect(new Set(titles).size, node.id).toBe(titles.length);
        }
      });

      it("punctuates Chinese text in full width", () => {
        const texts = JSON.stringify(document).match(/"[^"]*\p{Script=Han}[^"]*"/gu) ?? [];
        expect(texts.length).toBeGreaterThan(100);
        for (const text of texts) {
          expect(text).not.toMatch(/[,;:?!()]|\p{Script=Han}\.|\s/u);
          expect(text).not.toMatch(/[，；：、。]{2}/u);
        }
        for (const node of nodesOf(document)) expect(node.clause ?? "。").toMatch(/[。？]$/);
      });

      it("gives every figure a basis, and calls every assumed one so", () => {
        for (const figure of figures(prepare(document))) {
          expect(figure.basis, `${figure.id} ${figure.field}`).toBeDefined();
        }
        for (const source of document.sources) {
          expect(source.kind === "assumption", source.id).toBe(source.id.startsWith("A"));
          expect(source.title.includes("待核定"), source.id).toBe(source.kind === "assumption");
        }
      });

      it("rests on the newspaper only where the newspaper gives the figure", () => {
        const published = figures(prepare(document)).filter(
          (figure) => figure.basis?.source.id === "S1",
        );
        expect(published.map(({ id, field, value }) => [id, field, value])).toEqual([
          ["digital", "passMark", document === city ? 60 : 56],
        ]);
      });

      it("names every source that it lists", () => {
        const text = JSON.stringify({ ...document, sources: [] });
        for (const { id } of document.sources) expect(text).toContain(`"source":"${id}"`);
      });
    },
  );
});

describe("the city's standard", () => {
  it("has the sections and thresholds of the domain page", () => {
    expect(city.sections.map((node) => [node.id, node.fullMarks, node.passMark])).toEqual([
      ["satisfaction", 100, 80],
      ["scenes", 500, undefined],
      ["party", 100, 80],
      ["digital", 100, 60],
    ]);
    expect(city.total).toMatchObject({ sections: ["satisfaction", "scenes"], passMark: 480 });
    expect(branch(city, "scenes").bonusMarks).toBe(20);
  });

  it("has nine scenes and 33 indicators with their marks", () => {
    const found = cityScenes.map((scene) => [
      scene.title,
      scene.fullMarks,
      scene.passMark,
      isBranch(scene) ? scene.children.map((child) => [child.title, child.fullMarks]) : [],
    ]);
    expect(found).toEqual(SCENES.map(([title, full, pass, , items]) => [title, full, pass, items]));
    expect(sum(cityScenes)).toBe(500);
    expect(indicators).toHaveLength(33);
    for (const scene of cityScenes)
      if (isBranch(scene)) expect(sum(scene.children)).toBe(scene.fullMarks);
  });

  it("splits every indicator into three to five points, 120 % where it is a constraint", () => {
    for (const indicator of indicators) {
      const points = leavesUnder(indicator);
      expect(points.length, indicator.id).toBeGreaterThanOrEqual(3);
      expect(points.length, indicator.id).toBeLessThanOrEqual(5);
      const share = indicator.kind === "constraint" ? 1.2 : 1;
      expect(indicator.kind, indicator.id).toMatch(/^(constraint|guiding)$/);
      expect(sum(points) * 100, indicator.id).toBe(Math.round(indicator.fullMarks * share * 100));
    }
    expect(indicators.filter((node) => node.kind === "constraint")).toHaveLength(16);
    expect(indicators.flatMap(leavesUnder)).toHaveLength(123);
  });

  it("asks ten questions, 28 marks overall and eight for each scene", () => {
    const questions = leavesUnder(branch(city, "satisfaction"));
    expect(questions.map((leaf) => leaf.fullMarks)).toEqual([28, 8, 8, 8, 8, 8, 8, 8, 8, 8]);
    for (const { rule, clause } of questions) {
      expect(clause).toMatch(/满意吗？$/);
      expect(rule).toMatchObject({ type: "survey", minResponses: 100 });
      if (rule.type !== "survey") continue;
      expect(rule.options.map((option) => [option.title, option.weight])).toEqual([
        ["非常满意", 1],
        ["满意", 0.8],
        ["基本满意", 0.6],
        ["不满意", 0.3],
        ["非常不满意", 0],
      ]);
    }
  });

  it("has five featured points of five marks, reaching the scenes through the bonus", () => {
    const featured = branch(city, "featured-highlights");
    expect(featured).toMatchObject({ kind: "featured", fullMarks: 25 });
    expect(featured.children.map((leaf) => leaf.fullMarks)).toEqual([5, 5, 5, 5, 5]);
  });

  it("splits party and digital without redundancy", () => {
    const items = (id: string) =>
      branch(city, id).children.map((child) => [child.title, child.fullMarks]);
    expect(items("party")).toEqual([
      ["组织覆盖", 25],
      ["党建联建", 20],
      ["党员作用", 20],
      ["阵地建设", 15],
      ["协同治理", 20],
    ]);
    expect(items("digital").map(([, full]) => full)).toEqual([20, 20, 20, 20, 10, 10]);
    for (const id of ["party", "digital"]) {
      for (const item of branch(city, id).children) {
        expect(sum(leavesUnder(item)), item.id).toBe(item.fullMarks);
        expect(leavesUnder(item).length, item.id).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it("holds the facility quotas to the referenced figures", () => {
    const quotas = nodesOf(city).flatMap((node) =>
      !isBranch(node) && node.rule.type === "quota"
        ? [
            [
              node.title,
              node.rule.quota,
              node.rule.per,
              node.rule.perCount ?? 1,
              node.basis?.quota?.source,
            ],
          ]
        : [],
    );
    expect(quotas).toEqual([
      ["公共活动场地面积", 150, "community", 1, "R2"],
      ["托儿所（托育点）建筑面积", 200, "community", 1, "R2"],
      ["室外健身场地面积", 0.3, "resident", 1, "A6"],
      ["社区卫生服务站建筑面积", 120, "community", 1, "R2"],
      ["老年服务站建筑面积", 350, "community", 1, "R2"],
      ["综合服务设施总面积（每百户30平方米）", 30, "household", 100, "R1"],
      ["社区综合服务站面积", 800, "community", 1, "R2"],
      ["综合超市建筑面积", 300, "community", 1, "R2"],
    ]);
  });

  it("rescales wherever a point may be excused or does not apply", () => {
    for (const node of nodesOf(city)) {
      if (!isBranch(node)) continue;
      const partial = node.children.some((child) => child.waivable || child.appliesTo);
      expect(node.whenNotApplicable === "rescale", node.id).toBe(partial);
    }
    const newBuildOnly = nodesOf(city).filter((node) => node.appliesTo);
    expect(newBuildOnly.map((node) => [node.title, node.appliesTo])).toEqual([
      ["落实未来人才公寓", ["new-build"]],
      ["装配式建筑与室内装修一体化", ["new-build"]],
    ]);
  });
});

describe("the province's standard", () => {
  it("has satisfaction as one item among the scenes, and no bonus, redundancy or party section", () => {
    const scenes = branch(province, "scenes");
    expect(province.total).toMatchObject({ sections: ["scenes"], passMark: 480 });
    expect(province.sections.map((node) => node.id)).toEqual(["scenes", "digital"]);
    expect(scenes.fullMarks).toBe(600);
    expect(
      scenes.children.map((scene) => [
        scene.title,
        scene.fullMarks,
        scene.passMark,
        isBranch(scene) ? scene.children.map((child) => [child.title, child.fullMarks]) : [],
      ]),
    ).toEqual([
      ...SCENES.map(([title, full, , pass, items]) => [title, full, pass, items]),
      ["居民满意度", 100, undefined, [["居民满意度测评得分", 100]]],
    ]);
    for (const node of nodesOf(province)) {
      if (!isBranch(node)) expect(node.rule, node.id).toEqual({ type: "marks" });
      else expect(sum(node.children), node.id).toBe(node.fullMarks);
    }
  });

  it("has the city's ids for the same things", () => {
    const cityIds = new Set(nodesOf(city).map((node) => node.id));
    const strangers = nodesOf(province).filter((node) => !cityIds.has(node.id));
    expect(strangers.map((node) => node.id)).toEqual(["satisfaction-result"]);
  });
});

describe("the crosswalk", () => {
  const [crosswalk] = bundledCrosswalks;
  it("fits both standards and reaches every leaf of the province", () => {
    if (!crosswalk) throw new Error("no crosswalk");
    expect(checkCrosswalk(crosswalk, prepare(city), prepare(province))).toEqual([]);
    expect(Object.keys(crosswalk.map)).toEqual(
      nodesOf(province).flatMap((node) => (isBranch(node) ? [] : [node.id])),
    );
  });
});

/**
 * A released rulebook is frozen: decisions carry its digest. Where one of these changes on purpose before the
 * release, pin the new one; after it, make a new version instead.
 */
const DIGESTS: Record<string, string> = {
  "hangzhou-municipal@2022-trial":
    "983cdfeab778601482f429ba3b98a5f25a94a8acf9ba469e039baf98407e4143",
  "zhejiang-provincial@2022-trial":
    "47317ddeeaf4ccd7f7b3ff1c3e549dcfdc8a31466062ba58bf42f4b8c8a012f7",
};

describe("the digests", () => {
  it.each(Object.entries(DIGESTS))("pin %s", (reference, digest) => {
    expect(prepare(standard(reference)).digest).toBe(digest);
  });

  it("pin every bundled standard", () => {
    const references = bundledStandards.map(({ family, version }) => `${family}@${version}`);
    expect(references).toEqual(Object.keys(DIGESTS));
  });
});
