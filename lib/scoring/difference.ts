/** What differs between two versions of a standard: node by node, figure by figure, in words. */
import { appeared, changed, vanished } from "./difference-words";
import { isPlainObject } from "./json";
import type { Standard, StandardNode } from "./types";

/** One field that differs; `before` or `after` is null where that version does not have it. */
export interface Change {
  /** Which field: `fullMarks`, `rule.levels.a.marks`, `basis.passMark.source`; `parent` and `order` of a move. */
  field: string;
  before: unknown;
  after: unknown;
  /** A Chinese sentence that stands by itself. */
  sentence: string;
}

export type DifferenceKind = "added" | "removed" | "moved" | "changed";

/** One part of a standard that differs. What was moved may have changed as well: all of it is in `changes`. */
export interface Difference {
  id: string;
  /** Ids are unique among parts of one sort only. */
  of: "standard" | "total" | "grade" | "community-type" | "source" | "node";
  title: string;
  /** The titles that lead to it and its own, in the version that has it (the newer one where both do). */
  path: string[];
  kind: DifferenceKind;
  changes: Change[];
}

type Fields = Map<string, unknown>;

interface Part {
  id: string;
  of: Difference["of"];
  title: string;
  path: string[];
  fields: Fields;
  /** Whose child it is, as a person reads it and as a key; parts outside the tree have none. */
  parent: { id: string; title: string } | null;
}

/** The fields of a part by name; lists of things with ids are entered id by id, and their order beside them. */
function addFields(fields: Fields, name: string, value: unknown): void {
  if (Array.isArray(value) && value.every((item) => isPlainObject(item) && "id" in item)) {
    fields.set(
      name,
      value.map((item) => item.id),
    );
    for (const { id, ...rest } of value)
      for (const [key, inner] of Object.entries(rest))
        addFields(fields, `${name}.${id}.${key}`, inner);
  } else if (isPlainObject(value)) {
    for (const [key, inner] of Object.entries(value)) addFields(fields, `${name}.${key}`, inner);
  } else if (value !== undefined) {
    fields.set(name, value);
  }
}

function fieldsOf(part: object, besides: readonly string[]): Fields {
  const fields: Fields = new Map();
  for (const [key, value] of Object.entries(part))
    if (!besides.includes(key)) addFields(fields, key, value);
  return fields;
}

function partsOf(standard: Standard): Part[] {
  const { communityTypes, sources, total, grades = [], sections, ...head } = standard;
  const parts: Part[] = [];
  const add = (
    of: Part["of"],
    id: string,
    title: string,
    fields: Fields,
    parent: Part["parent"],
    above: readonly string[] = [],
  ) => parts.push({ of, id, title, path: [...above, title], fields, parent });
  const list = (of: Part["of"], items: readonly { id: string; title: string }[], root: string) => {
    for (const item of items)
      add(of, item.id, item.title, fieldsOf(item, ["id"]), { id: root, title: "" });
  };
  add("standard", "standard", head.title, fieldsOf(head, []), null);
  add("total", "total", total.title, fieldsOf(total, []), null);
  list("grade", grades, "grades");
  list("community-type", communityTypes, "communityTypes");
  list("source", sources, "sources");
  const visit = (node: StandardNode, parent: Part["parent"], above: readonly string[]) => {
    const fields = fieldsOf(node, ["id", "children"]);
    add("node", node.id, node.title, fields, parent, above);
    if (!("children" in node)) return;
    const below = [...above, node.title];
    for (const child of node.children)
      visit(child, { id: `node ${node.id}`, title: node.title }, below);
  };
  for (const section of sections) visit(section, { id: "", title: "" }, []);
  return parts;
}

const keyOf = (part: Part) => `${part.of} ${part.id}`;

/** The keys that do not keep their order: as few as possible have to move for the rest to stand still. */
function disordered(before: readonly string[], after: readonly string[]): Set<string> {
  const rank = new Map(before.map((key, at) => [key, at]));
  const common = after.filter((key) => rank.has(key));
  // Longest increasing subsequence by patience sorting: `tails[n]` ends a shortest-ending run of n + 1.
  const tails: number[] = [];
  const previous: number[] = [];
  common.forEach((key, at) => {
    const own = rank.get(key) ?? 0;
    const rankAt = (index: number | undefined) => rank.get(common[index ?? -1] ?? "") ?? 0;
    let low = 0;
    for (let high = tails.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (rankAt(tails[middle]) < own) low = middle + 1;
      else high = middle;
    }
    previous[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  });
  const moved = new Set(common);
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1)
    moved.delete(common[at] ?? "");
  return moved;
}

function siblings(
  parts: readonly Part[],
  others: ReadonlyMap<string, Part>,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const part of parts) {
    const { parent } = part;
    if (!parent || others.get(keyOf(part))?.parent?.id !== parent.id) continue;
    found.set(parent.id, [...(found.get(parent.id) ?? []), keyOf(part)]);
  }
  return found;
}

function movedAmongSiblings(before: readonly Part[], after: readonly Part[]): Set<string> {
  const by = (parts: readonly Part[]) => new Map(parts.map((part) => [keyOf(part), part]));
  const old = siblings(before, by(after));
  const now = siblings(after, by(before));
  const moved = [...now].flatMap(([id, keys]) => [...disordered(old.get(id) ?? [], keys)]);
  return new Set(moved);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function fieldChanges(before: Part, after: Part, both: { from: Standard; to: Standard }): Change[] {
  const names = new Set([...after.fields.keys(), ...before.fields.keys()]);
  const changes: Change[] = [];
  for (const field of names) {
    const was = before.fields.get(field) ?? null;
    const is = after.fields.get(field) ?? null;
    if (same(was, is)) continue;
    const sentence = changed(field, was, is, {
      from: { standard: both.from, fields: before.fields },
      to: { standard: both.to, fields: after.fields },
    });
    changes.push({ field, before: was, after: is, sentence });
  }
  return changes;
}

function moveChange(before: Part, after: Part, reordered: boolean): Change[] {
  const was = before.parent;
  const is = after.parent;
  if (was && is && was.id !== is.id) {
    const place = (title: string) => (title === "" ? "顶层" : `「${title}」`);
    const sentence = `由${place(was.title)}移到${place(is.title)}之下。`;
    const id = (key: string) => key.replace(/^node /, "");
    return [{ field: "parent", before: id(was.id), after: id(is.id), sentence }];
  }
  if (!reordered) return [];
  return [
    { field: "order", before: null, after: null, sentence: "在同级条目中的先后次序有调整。" },
  ];
}

function wholePart(part: Part, kind: "added" | "removed", standard: Standard): Difference {
  const place = { standard, fields: part.fields };
  const changes = [...part.fields].map(([field, value]): Change => {
    return kind === "added"
      ? { field, before: null, after: value, sentence: appeared(field, value, place) }
      : { field, before: value, after: null, sentence: vanished(field, value, place) };
  });
  const { id, of, title, path } = part;
  return { id, of, title, path, kind, changes };
}

/**
 * What `to` has otherwise than `from`: the head, the total, grades, community types and sources, then
 * the nodes in the order of `to`, then what `to` no longer has in the order of `from`. A part is the
 * same in both where its id is. [] for standards that say the same. Both must have a sound shape.
 */
export function difference(from: Standard, to: Standard): Difference[] {
  const before = partsOf(from);
  const after = partsOf(to);
  const old = new Map(before.map((part) => [keyOf(part), part]));
  const now = new Set(after.map(keyOf));
  const reordered = movedAmongSiblings(before, after);
  const found: Difference[] = [];
  for (const part of after) {
    const was = old.get(keyOf(part));
    if (!was) {
      found.push(wholePart(part, "added", to));
      continue;
    }
    const moves = moveChange(was, part, reordered.has(keyOf(part)));
    const changes = [...moves, ...fieldChanges(was, part, { from, to })];
    const { id, of, title, path } = part;
    const kind = moves.length > 0 ? "moved" : "changed";
    if (changes.length > 0) found.push({ id, of, title, path, kind, changes });
  }
  const gone = before.filter((part) => !now.has(keyOf(part)));
  return [...found, ...gone.map((part) => wholePart(part, "removed", from))];
}
