import type { DraftDocument, DraftNode } from "@/lib/standard/types";

/** A place in the document: `["sections", 0, "children", 2, "title"]`. */
export type Place = readonly (string | number)[];

export interface Editing {
  document: DraftDocument;
  /** The selected node's path, `sections.0.children.2`; empty for the standard itself. */
  selected: string;
  past: readonly Step[];
  future: readonly Step[];
  /** What the last change touched: typing on in one field is one step back. */
  touched: string | null;
}

interface Step {
  document: DraftDocument;
  selected: string;
}

export type EditingAction =
  | { type: "select"; path: string }
  /** Writes one value; undefined removes the field. */
  | { type: "set"; at: Place; value: unknown }
  | { type: "add"; path: string; where: "inside" | "after" }
  | { type: "move"; path: string; to: "up" | "down" | "in" | "out" }
  | { type: "remove"; path: string }
  /** Makes a leaf a branch, or a branch without children a leaf. */
  | { type: "form"; path: string; form: "branch" | "leaf" }
  | { type: "undo" }
  | { type: "redo" }
  /** Another document altogether: what somebody else saved. */
  | { type: "replace"; document: DraftDocument };

const mostSteps = 200;

export const begin = (document: DraftDocument): Editing => ({
  document,
  selected: "",
  past: [],
  future: [],
  touched: null,
});

/** The start of a dotted place that names a node. */
export const nodePath = /^sections\.\d+(?:\.children\.\d+)*/;

/** The indices that lead to a node: `sections.0.children.2` is [0, 2]. */
export const indicesOf = (path: string): number[] =>
  path === ""
    ? []
    : path
        .split(".")
        .filter((_, i) => i % 2 === 1)
        .map(Number);

/** The path of the node that these indices lead to. */
export const pathOf = (indices: readonly number[]): string =>
  indices.map((index, depth) => `${depth === 0 ? "sections" : "children"}.${index}`).join(".");

/** The node at a path; undefined for the standard itself and for a place where there is none. */
export function nodeAt(document: DraftDocument, path: string): DraftNode | undefined {
  let list: readonly DraftNode[] | undefined = document.sections;
  let node: DraftNode | undefined;
  for (const index of indicesOf(path)) {
    node = list?.[index];
    list = node?.children;
  }
  return node;
}

/** A node's place in the document, for `set`. */
export const placeOf = (path: string): Place =>
  path === "" ? [] : path.split(".").map((part, i) => (i % 2 === 1 ? Number(part) : part));

function setIn(target: unknown, at: Place, value: unknown): unknown {
  const [key, ...rest] = at;
  if (key === undefined) return value;
  if (typeof key === "number") {
    const list = Array.isArray(target) ? [...(target as unknown[])] : [];
    if (rest.length === 0 && value === undefined) list.splice(key, 1);
    else list[key] = setIn(list[key], rest, value);
    return list;
  }
  const fields =
    typeof target === "object" && target !== null ? { ...(target as Record<string, unknown>) } : {};
  const inner = rest.length === 0 ? value : setIn(fields[key], rest, value);
  // A basis that says nothing any more goes with its last entry.
  const empty = key === "basis" && rest.length > 0 && Object.keys(inner as object).length === 0;
  if (inner === undefined || empty) delete fields[key];
  else fields[key] = inner;
  return fields;
}

/** Changes the list of siblings in which the node at `indices` stands. */
function withSiblings(
  document: DraftDocument,
  above: readonly number[],
  change: (list: readonly DraftNode[]) => DraftNode[],
): DraftDocument {
  const [first, ...rest] = above;
  if (first === undefined) return { ...document, sections: change(document.sections) };
  const into = (list: readonly DraftNode[], [at, ...more]: readonly number[]): DraftNode[] =>
    list.map((node, i) => {
      if (i !== at) return node;
      const children = node.children ?? [];
      return { ...node, children: more.length === 0 ? change(children) : into(children, more) };
    });
  return { ...document, sections: into(document.sections, [first, ...rest]) };
}

function idsIn(document: DraftDocument): Set<unknown> {
  const ids = new Set<unknown>(["total"]);
  const visit = (list: readonly DraftNode[]) => {
    for (const node of list) {
      ids.add(node.id);
      visit(node.children ?? []);
    }
  };
  visit(document.sections);
  return ids;
}

function newNode(document: DraftDocument, parent: DraftNode | undefined): DraftNode {
  const ids = idsIn(document);
  const stem = typeof parent?.id === "string" && parent.id !== "" ? parent.id : "section";
  let n = 1;
  while (ids.has(`${stem}-new-${n}`)) n += 1;
  return { id: `${stem}-new-${n}`, title: "新的评分点", fullMarks: 0, rule: { type: "marks" } };
}

const inserted = <T>(list: readonly T[], at: number, item: T): T[] => [
  ...list.slice(0, at),
  item,
  ...list.slice(at),
];
const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);

function add(document: DraftDocument, path: string, where: "inside" | "after"): Step | null {
  const indices = indicesOf(path);
  const node = nodeAt(document, path);
  if (path !== "" && (!node || (where === "inside" && !node.children))) return null;
  const above = where === "inside" ? indices : indices.slice(0, -1);
  const parent = nodeAt(document, pathOf(above));
  const list = above.length === 0 ? document.sections : (parent?.children ?? []);
  const at = where === "inside" ? list.length : (indices.at(-1) ?? 0) + 1;
  const fresh = newNode(document, parent);
  return {
    document: withSiblings(document, above, (siblings) => inserted(siblings, at, fresh)),
    selected: pathOf([...above, at]),
  };
}

function relocate(
  document: DraftDocument,
  from: readonly number[],
  above: readonly number[],
  at: number,
): Step | null {
  const node = nodeAt(document, pathOf(from));
  if (!node) return null;
  const place = from.at(-1) ?? 0;
  const taken = withSiblings(document, from.slice(0, -1), (list) => without(list, place));
  return {
    document: withSiblings(taken, above, (list) => inserted(list, at, node)),
    selected: pathOf([...above, at]),
  };
}

function move(document: DraftDocument, path: string, to: "up" | "down" | "in" | "out") {
  const indices = indicesOf(path);
  const place = indices.at(-1);
  if (place === undefined) return null;
  const above = indices.slice(0, -1);
  const siblings =
    above.length === 0 ? document.sections : (nodeAt(document, pathOf(above))?.children ?? []);
  if (to === "up") return place > 0 ? relocate(document, indices, above, place - 1) : null;
  if (to === "down")
    return place < siblings.length - 1 ? relocate(document, indices, above, place + 1) : null;
  if (to === "in") {
    const before = siblings[place - 1];
    if (!before?.children) return null;
    return relocate(document, indices, [...above, place - 1], before.children.length);
  }
  const parent = above.at(-1);
  return parent === undefined ? null : relocate(document, indices, above.slice(0, -1), parent + 1);
}

function remove(document: DraftDocument, path: string): Step | null {
  const indices = indicesOf(path);
  const place = indices.at(-1);
  if (place === undefined || !nodeAt(document, path)) return null;
  const above = indices.slice(0, -1);
  const next = withSiblings(document, above, (list) => without(list, place));
  const left = above.length === 0 ? next.sections : (nodeAt(next, pathOf(above))?.children ?? []);
  const selected =
    left.length === 0 ? pathOf(above) : pathOf([...above, Math.min(place, left.length - 1)]);
  return { document: next, selected };
}

function reform(document: DraftDocument, path: string, form: "branch" | "leaf"): Step | null {
  const node = nodeAt(document, path);
  if (!node) return null;
  const { rule, children, bonusMarks, whenNotApplicable, ...rest } = node;
  if (form === "leaf" && (children?.length ?? 0) > 0) return null;
  const next = form === "branch" ? { ...rest, children: [] } : { ...rest, rule: { type: "marks" } };
  return { document: setIn(document, placeOf(path), next) as DraftDocument, selected: path };
}

/** A change that can be taken back; typing on in the same field joins the step before. */
function changed(state: Editing, step: Step | null, touched: string | null = null): Editing {
  if (!step) return state;
  const joins = touched !== null && touched === state.touched;
  const before: Step = { document: state.document, selected: state.selected };
  return {
    ...step,
    past: joins ? state.past : [...state.past, before].slice(-mostSteps),
    future: [],
    touched,
  };
}

/** The editor's one way from state to state. What cannot be done (a node moved beyond its list) changes nothing. */
export function reduce(state: Editing, action: EditingAction): Editing {
  const { document, selected } = state;
  switch (action.type) {
    case "select":
      if (action.path !== "" && !nodeAt(document, action.path)) return state;
      return { ...state, selected: action.path, touched: null };
    case "set": {
      const path = nodePath.exec(action.at.join("."))?.[0];
      if (path !== undefined && !nodeAt(document, path)) return state;
      const next = setIn(document, action.at, action.value) as DraftDocument;
      return changed(state, { document: next, selected }, action.at.join("."));
    }
    case "add":
      return changed(state, add(document, action.path, action.where));
    case "move":
      return changed(state, move(document, action.path, action.to));
    case "remove":
      return changed(state, remove(document, action.path));
    case "form":
      return changed(state, reform(document, action.path, action.form));
    case "undo": {
      const step = state.past.at(-1);
      if (!step) return state;
      const now = { document, selected };
      const future = [now, ...state.future];
      return { ...step, past: state.past.slice(0, -1), future, touched: null };
    }
    case "redo": {
      const [step, ...future] = state.future;
      if (!step) return state;
      return { ...step, past: [...state.past, { document, selected }], future, touched: null };
    }
    case "replace": {
      const keep = nodeAt(action.document, selected) ? selected : "";
      return changed(state, { document: action.document, selected: keep });
    }
  }
}
