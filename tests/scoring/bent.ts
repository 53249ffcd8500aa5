/** Documents bent in a few places: what the checks of a shape are held against each other with. */
import fc from "fast-check";

type Path = readonly (string | number)[];

/** Every place of a document but the whole. */
export const placesOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => {
        const at = [...path, Array.isArray(value) ? Number(key) : key];
        return [at, ...placesOf(inner, at)];
      })
    : [];

/** The document with one place changed; as it is where an earlier change has taken the place away. */
export function changed(
  document: unknown,
  path: Path,
  change: (value: unknown) => unknown,
): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(document);
  if (typeof document !== "object" || document === null || !Object.hasOwn(document, key))
    return document;
  if (Array.isArray(document)) {
    return document.map((item, at) => (at === key ? changed(item, rest, change) : item));
  }
  const object = document as Record<string, unknown>;
  return { ...object, [key]: changed(object[key], rest, change) };
}

const words = [
  ...["", " ", "x", "Not Kebab", "b--1", "a-1", "a\n", "标准", "^[a-z]+$", ".*", "(?:", "\\d{4}"],
  ...["2024-02-29", "2023-02-29", "2022-13-01", "2022-5-23", "2022-05-23T00:00:00Z", "0000-01-01"],
  ...["marks", "levels", "survey", "quota", "featured", "household", "municipal", "60", "null"],
];
const figures = [
  ...[0, -0, -1, -1e-9, 0.5, 1, 1.01, 7, 999.5, 1000, 1001, 1e12, 1e12 + 1, 2e12],
  ...[2 ** 53 - 1, 2 ** 53, 2 ** 60, -(2 ** 53), 1e308, 5e-324, Number.NaN, Infinity, -Infinity],
];
/** Own keys that plain code mistakes for what every object inherits, and keys of other places. */
const names = [
  ...["__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "valueOf", "__schema"],
  ...["", "0", "a.b", "passmark", "标题", "$ref", "$defs"],
  ...["id", "type", "title", "rule", "children", "basis", "source", "note", "passMarks", "marks"],
];
const rules = ["marks", "levels", "checklist", "requirement", "quota", "survey", "mark"];

/** Any value: other types, edges of every range, hostile texts and objects with hostile keys. */
const values: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...figures),
  fc.constantFrom<unknown>(true, false, null, undefined),
  fc.constantFrom<unknown>([], {}, ["a"], [{}], [[]], [null], { a: 1 }, { a: ["b"] }),
  fc.record({ type: fc.constantFrom<unknown>(...rules, undefined, 5) }),
  fc.anything({ maxDepth: 2, maxKeys: 3, key: fc.constantFrom(...names), withNullPrototype: true }),
);

/** A list emptied, or with a hole where an item was (no JSON text gives one, but a program may). */
function thinned(list: readonly unknown[], at: number): unknown[] {
  if (at % 2 === 0) return [];
  const sparse = [...list];
  delete sparse[at % Math.max(1, list.length)];
  return sparse;
}

/** An object with one key more, or the key that counts as the `at`th left out. */
function rekeyed(object: object, key: string, own: unknown, at: number): object {
  const entries = Object.entries(object);
  if (at % 2 === 0 || entries.length === 0) return { ...object, [key]: own };
  const gone = at % entries.length;
  return Object.fromEntries(entries.filter((_, k) => k !== gone));
}

/** A value of the same kind: another text, figure, list or object. */
const akin = fc
  .tuple(
    fc.constantFrom(...words),
    fc.constantFrom(...figures),
    fc.constantFrom(...names),
    values,
    fc.nat(99),
  )
  .map(([word, figure, key, own, at]) => (value: unknown): unknown => {
    if (typeof value === "string") return word;
    if (typeof value === "number") return figure;
    if (Array.isArray(value)) return thinned(value, at);
    if (typeof value === "object" && value !== null) return rekeyed(value, key, own, at);
    return own;
  });

const nested = fc.integer({ min: 1, max: 40 }).map((depth) => (value: unknown) => {
  let node = value;
  for (let k = 0; k < depth; k += 1) {
    node = { id: `n${k}`, title: "层", fullMarks: 1, children: [node] };
  }
  return node;
});

const changes: fc.Arbitrary<(value: unknown) => unknown> = fc.oneof(
  { weight: 3, arbitrary: values.map((value) => () => value) },
  { weight: 6, arbitrary: akin },
  { weight: 1, arbitrary: nested },
);

/** One of these documents with up to three changes, each anywhere in it. */
export function bentOf(documents: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.constantFrom(...documents).chain((document) => {
    const place = fc.constantFrom<Path>([], ...placesOf(document));
    return fc
      .array(fc.tuple(place, changes), { minLength: 0, maxLength: 3 })
      .map((bends) => bends.reduce((bent, [at, change]) => changed(bent, at, change), document));
  });
}
