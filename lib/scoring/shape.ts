/**
 * Holds a document against its shape, which is said in JSON Schema: as much of it as shapes.ts uses.
 * Small on purpose, since a browser loads it. The tests hold it against zod, which the shapes are
 * generated from, on thousands of bent documents.
 */
import { isPlainObject } from "./json";
import type { Fault } from "./types";

/** The part of JSON Schema (2020-12) that is understood here. */
export interface Shape {
  readonly type?: "string" | "number" | "integer" | "boolean" | "array" | "object";
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly format?: "date";
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Shape;
  /** Objects that their `type` tells apart. */
  readonly oneOf?: readonly Shape[];
  /** A name in the `$defs` of the whole. */
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
}

const WORDS = {
  string: "文字",
  number: "数字",
  integer: "整数",
  boolean: "true 或 false",
  array: "列表",
  object: "对象",
};

function hasType(value: unknown, type: keyof typeof WORDS): boolean {
  if (type === "number") return Number.isFinite(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return Array.isArray(value);
  return type === "object" ? isPlainObject(value) : typeof value === type;
}

const inside = (path: string, key: string | number) => (path === "" ? `${key}` : `${path}.${key}`);

/**
 * Every fault of shape, [] where there is none, in the order of the shape: one a field, and one for
 * each unknown key. It recurses as deep as the document: one nested without end is refused before.
 */
export function shapeFaults(whole: Shape, document: unknown): Fault[] {
  const faults: Fault[] = [];
  const fault = (path: string, message: string) => {
    faults.push({ code: "schema", path, message });
  };

  function read(shape: Shape, value: unknown, path: string): void {
    if (shape.$ref) {
      const name = shape.$ref.replace("#/$defs/", "");
      read(whole.$defs?.[name] ?? {}, value, path);
    } else if (shape.enum) {
      if (shape.enum.some((word) => word === value)) return;
      fault(path, `取值应为下列之一：${shape.enum.join("、")}。`);
    } else if (shape.oneOf) readVariant(shape.oneOf, value, path);
    else if (shape.type && !hasType(value, shape.type)) {
      fault(path, `此项缺失或类型不对，应为${WORDS[shape.type]}。`);
    } else if (typeof value === "string") readText(shape, value, path);
    else if (typeof value === "number") readNumber(shape, value, path);
    else if (Array.isArray(value)) readList(shape, value, path);
    else if (isPlainObject(value)) readObject(shape, value, path);
  }

  function readVariant(variants: readonly Shape[], value: unknown, path: string): void {
    const type = isPlainObject(value) ? value.type : undefined;
    const found = variants.find(({ properties }) => properties?.type?.const === type);
    if (found || !isPlainObject(value)) {
      read(found ?? { type: "object" }, value, path);
      return;
    }
    const types = variants.map(({ properties }) => properties?.type?.const).join("、");
    fault(inside(path, "type"), `评分规则的 type 应为 ${types} 之一。`);
  }

  function readText({ minLength = 0, pattern, format }: Shape, value: string, path: string): void {
    if (value.length < minLength) fault(path, "此项不能为空，请填写文字。");
    if (pattern === undefined || new RegExp(pattern).test(value)) return;
    fault(
      path,
      format === "date"
        ? "日期应真实存在，写法如 2022-05-23。"
        : "编号只能用小写字母、数字和连字符，例如 b-1。",
    );
  }

  function readNumber(shape: Shape, value: number, path: string): void {
    const { minimum, exclusiveMinimum, maximum } = shape;
    if (minimum !== undefined && value < minimum) fault(path, `数值应不小于 ${minimum}。`);
    if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
      fault(path, `数值应大于 ${exclusiveMinimum}。`);
    if (maximum !== undefined && value > maximum) fault(path, `数值应不大于 ${maximum}。`);
  }

  function readList({ items = {}, minItems = 0 }: Shape, value: unknown[], path: string): void {
    if (value.length < minItems) fault(path, "此列表至少要有一项。");
    // Not forEach, which would pass over the holes of a sparse array.
    for (const [at, item] of value.entries()) read(items, item, inside(path, at));
  }

  function readObject(shape: Shape, value: Record<string, unknown>, path: string): void {
    const { properties = {}, required = [], additionalProperties } = shape;
    for (const [key, property] of Object.entries(properties)) {
      // What an object only inherits is not given.
      const own = Object.hasOwn(value, key) ? value[key] : undefined;
      if (own !== undefined || required.includes(key)) read(property, own, inside(path, key));
    }
    const isKnown = (key: string) =>
      additionalProperties ? key !== "__proto__" : Object.hasOwn(properties, key);
    for (const key of Object.keys(value)) {
      if (isKnown(key)) continue;
      fault(inside(path, key), `没有名为“${key}”的字段，请核对拼写或删除。`);
    }
    if (!additionalProperties) return;
    for (const key of Object.keys(value).filter(isKnown)) {
      read(additionalProperties, value[key], inside(path, key));
    }
  }

  read(whole, document, "");
  return faults;
}
