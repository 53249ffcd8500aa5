/** Where a figure comes from: its own basis, the nearest ancestor's, or the standard's. */
import { allNodes, isBranch, pathOf } from "./outline";
import type { Prepared } from "./prepare";
import type { Basis, Source, StandardNode } from "./types";

/** `inheritedFrom` of a basis that the standard's top level gives. No node can have this id. */
export const TOP_LEVEL = "*";

export interface ResolvedBasis {
  source: Source;
  note?: string;
  /** True where the source is an assumption: to be shown as 「待核定」. */
  assumed: boolean;
  /** null: the figure's own basis; else the ancestor's id, or TOP_LEVEL. */
  inheritedFrom: string | null;
}

function own(basis: Basis | undefined, field: string) {
  return basis && Object.hasOwn(basis, field) ? basis[field] : undefined;
}

/**
 * The basis of one figure of a node, or of the total under the id `total` (grades rest on the
 * total's pass mark). Undefined where neither it nor anything above it gives one.
 */
export function basisOf(prepared: Prepared, id: string, field: string): ResolvedBasis | undefined {
  const { standard } = prepared;
  const holders: { id: string; basis?: Basis }[] =
    id === "total" ? [{ id, basis: standard.total.basis }] : pathOf(prepared, id).reverse();
  if (holders.length === 0) return undefined;
  for (const holder of [...holders, { id: TOP_LEVEL, basis: standard.basis }]) {
    const entry = own(holder.basis, field);
    const source = entry && standard.sources.find((candidate) => candidate.id === entry.source);
    if (!entry || !source) continue;
    return {
      source,
      ...(entry.note === undefined ? {} : { note: entry.note }),
      assumed: source.kind === "assumption",
      inheritedFrom: holder.id === id ? null : holder.id,
    };
  }
  return undefined;
}

/** A figure of the standard and where it comes from. */
export interface Figure {
  /** A node's id, `total`, or a grade's id (then `of` is "grade"). */
  id: string;
  of: "node" | "total" | "grade";
  field: string;
  /** null where the basis is about something that is no single number, such as a list of weights. */
  value: number | null;
  basis: ResolvedBasis | undefined;
}

function figureValue(node: StandardNode, field: string): number | null {
  const rule: object = isBranch(node) ? {} : node.rule;
  const value: unknown = Object.entries({ ...rule, ...node }).find(([key]) => key === field)?.[1];
  return typeof value === "number" ? value : null;
}

/**
 * Every full mark and pass mark, and every further figure that a node gives a basis for, in
 * document order: the total, the grades, the nodes.
 */
export function figures(prepared: Prepared): Figure[] {
  const { total, grades = [] } = prepared.standard;
  const passBasis = basisOf(prepared, "total", "passMark");
  const list: Figure[] = [
    { id: "total", of: "total", field: "passMark", value: total.passMark, basis: passBasis },
    ...grades.flatMap(({ id, passMark, passMarks = {} }): Figure[] => [
      { id, of: "grade", field: "passMark", value: passMark, basis: passBasis },
      ...Object.entries(passMarks).map(([node, value]): Figure => {
        return { id, of: "grade", field: `passMarks.${node}`, value, basis: passBasis };
      }),
    ]),
  ];
  for (const node of allNodes(prepared)) {
    const fields = new Set(["fullMarks"]);
    if (node.passMark !== undefined) fields.add("passMark");
    for (const field of Object.keys(node.basis ?? {})) {
      // A branch may give a pass mark's basis for those below it without having one itself.
      if (field !== "passMark") fields.add(field);
    }
    for (const field of fields) {
      const basis = basisOf(prepared, node.id, field);
      list.push({ id: node.id, of: "node", field, value: figureValue(node, field), basis });
    }
  }
  return list;
}
