import type { ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";

const roots = new WeakMap<Element, Root>();

/** For a page's own script: shows in a place of the page what it has found, with the parts that pages are made of. */
export function shown(place: Element, found: ReactNode): void {
  const root = roots.get(place) ?? createRoot(place);
  roots.set(place, root);
  root.render(found);
}
