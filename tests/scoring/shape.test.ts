import { describe, expect, it } from "vitest";
import { checkCrosswalk, prepare } from "../../lib/scoring";
import { type Shape, shapeFaults } from "../../lib/scoring/shape";
import { crosswalkShape, standardShape } from "../../lib/scoring/shapes";
import { faultsOf } from "./support";
import { workedStandard } from "./worked-standard";

const messages = (shape: Shape, value: unknown) =>
  shapeFaults(shape, value).map(({ path, message }) => `${path}: ${message}`);

const list: Shape = { type: "array", minItems: 1, items: { type: "string", minLength: 1 } };
const thing: Shape = {
  type: "object",
  properties: {
    list,
    whole: { type: "integer", minimum: 1, maximum: 9 },
    part: { type: "number", exclusiveMinimum: 0 },
    sure: { type: "boolean" },
    colour: { type: "string", enum: ["red", "blue"] },
  },
  required: ["list"],
  additionalProperties: false,
};

describe("a shape", () => {
  it("takes what fits on both edges, and what is optional and undefined", () => {
    expect(messages(thing, { list: ["a"], whole: 1, part: 1e-9, sure: false })).toEqual([]);
    expect(messages(thing, { list: ["a"], whole: 9, part: undefined, colour: "blue" })).toEqual([]);
    expect(messages(thing, Object.assign(Object.create(null), { list: ["a"] }))).toEqual([]);
  });
  it("says what is expected, at its path", () => {
    expect(messages(thing, 5)).toEqual([": 此项缺失或类型不对，应为对象。"]);
    expect(messages(thing, {})).toEqual(["list: 此项缺失或类型不对，应为列表。"]);
    expect(messages(thing, { list: [], whole: 10, part: 0, sure: 1, colour: "Red" })).toEqual([
      "list: 此列表至少要有一项。",
      "whole: 数值应不大于 9。",
      "part: 数值应大于 0。",
      "sure: 此项缺失或类型不对，应为true 或 false。",
      "colour: 取值应为下列之一：red、blue。",
    ]);
    expect(messages(thing, { list: ["", 1], whole: 0, part: Number.NaN })).toEqual([
      "list.0: 此项不能为空，请填写文字。",
      "list.1: 此项缺失或类型不对，应为文字。",
      "whole: 数值应不小于 1。",
      "part: 此项缺失或类型不对，应为数字。",
    ]);
    expect(messages(thing, { list: ["a"], whole: 0.5 })).toEqual([
      "whole: 此项缺失或类型不对，应为整数。",
    ]);
  });
  it("names every unknown key, also one that every object inherits", () => {
    const document: unknown = JSON.parse('{"list":["a"],"wole":1,"constructor":2,"__proto__":3}');
    expect(messages(thing, document)).toEqual([
      "wole: 没有名为“wole”的字段，请核对拼写或删除。",
      "constructor: 没有名为“constructor”的字段，请核对拼写或删除。",
      "__proto__: 没有名为“__proto__”的字段，请核对拼写或删除。",
    ]);
  });
  it("does not take what an object inherits for given", () => {
    const shape: Shape = {
      type: "object",
      properties: Object.fromEntries([["constructor", { type: "string" as const }]]),
      required: ["constructor"],
      additionalProperties: false,
    };
    expect(messages(shape, {})).toEqual(["constructor: 此项缺失或类型不对，应为文字。"]);
    expect(messages(shape, { constructor: "x" })).toEqual([]);
  });
  it("takes no instance of a class for an object: the checks of meaning would pass over it", () => {
    class Standard {
      list = ["a"];
    }
    expect(messages(thing, new Standard())).toEqual([": 此项缺失或类型不对，应为对象。"]);
  });
  it("asks no object for a length of its own", () => {
    const length = { toString: 0, valueOf: 0 };
    expect(messages(thing, { list: [{ length }] })).toEqual([
      "list.0: 此项缺失或类型不对，应为文字。",
    ]);
  });
  it("sees the holes of a sparse array", () => {
    const sparse: unknown[] = ["a"];
    sparse[2] = "c";
    expect(messages(list, sparse)).toEqual(["1: 此项缺失或类型不对，应为文字。"]);
  });
  it("reads each value of a record, whatever it is called, but for __proto__", () => {
    const record: Shape = { type: "object", additionalProperties: list };
    expect(messages(record, { constructor: ["a"], "": ["b"], x: [] })).toEqual([
      "x: 此列表至少要有一项。",
    ]);
    expect(messages(record, JSON.parse('{"__proto__":["a"]}'))).toEqual([
      "__proto__: 没有名为“__proto__”的字段，请核对拼写或删除。",
    ]);
  });
});

describe("the shape of a standard", () => {
  it.each(["2024-02-29", "2000-02-29", "2023-12-31", "0001-01-01"])("takes the day %s", (day) => {
    expect(faultsOf({ ...workedStandard(), effectiveFrom: day })).toEqual([]);
  });
  it.each(["2023-02-29", "1900-02-29", "2023-04-31", "2023-13-01", "2023-00-10", "2023-1-01", ""])(
    "refuses the day %j",
    (day) => {
      expect(messages(standardShape, { ...workedStandard(), effectiveFrom: day })).toEqual([
        "effectiveFrom: 日期应真实存在，写法如 2022-05-23。",
      ]);
    },
  );
  it.each(["B", "b_1", "-b", "b-", "", "宜居", "b\n"])("refuses the family %j", (family) => {
    expect(messages(standardShape, { ...workedStandard(), family })).toEqual([
      "family: 编号只能用小写字母、数字和连字符，例如 b-1。",
    ]);
  });
  it("names the types a rule may have", () => {
    const types = "marks、levels、checklist、requirement、quota、survey";
    const [section] = workedStandard().sections;
    const withRule = (rule: unknown) =>
      messages(standardShape, { ...workedStandard(), sections: [{ ...section, rule }] });
    for (const type of ["mark", undefined, 5, ["marks"]]) {
      expect(withRule({ type })).toEqual([
        `sections.0.rule.type: 评分规则的 type 应为 ${types} 之一。`,
      ]);
    }
    expect(withRule("marks")).toEqual(["sections.0.rule: 此项缺失或类型不对，应为对象。"]);
    expect(withRule({ type: "levels" })).toEqual([
      "sections.0.rule.levels: 此项缺失或类型不对，应为列表。",
    ]);
  });
  it("refuses a basis for __proto__, which nothing would check", () => {
    const basis: unknown = JSON.parse('{"__proto__":5}');
    const [first, ...rest] = workedStandard().sections;
    expect(faultsOf({ ...workedStandard(), sections: [{ ...first, basis }, ...rest] })).toEqual([
      "schema sections.0.basis.__proto__",
    ]);
  });
});

describe("the shape of a crosswalk", () => {
  it("refuses an entry for __proto__ and does not break on it", () => {
    const prepared = prepare(workedStandard());
    const map: unknown = JSON.parse('{"__proto__":5}');
    const { family } = prepared.standard;
    expect(checkCrosswalk({ from: family, to: family, map }, prepared, prepared)).toEqual([
      {
        code: "schema",
        path: "map.__proto__",
        message: "没有名为“__proto__”的字段，请核对拼写或删除。",
      },
    ]);
  });
  it("wants ids and lists of ids", () => {
    expect(messages(crosswalkShape, { from: "A", map: { x: [], y: [""] } })).toEqual([
      "from: 编号只能用小写字母、数字和连字符，例如 b-1。",
      "to: 此项缺失或类型不对，应为文字。",
      "map.x: 此列表至少要有一项。",
      "map.y.0: 此项不能为空，请填写文字。",
    ]);
  });
});
