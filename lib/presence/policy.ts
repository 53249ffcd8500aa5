import type { LoadedEntry } from "../application/types";

/**
 * Names everything but the answers that a page of entry was drawn from: state, the community's data, parts,
 * claims. Two stamps that differ mean that the page should be drawn anew.
 */
export function stampOf({
  view,
  parts,
  waivers,
}: Pick<LoadedEntry, "view" | "parts" | "waivers">): string {
  const { type, households, residents } = view.facts;
  return [
    ...[view.version, view.state, type, households, residents],
    ...parts.map((part) => `${part.id}:${part.version}`).sort(),
    ...waivers.map((waiver) => `${waiver.nodeId}:${waiver.version}`).sort(),
  ].join(" ");
}
