"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { cx } from "@/components/ui/cx";
import { formatMarks } from "@/lib/scoring";
import type { BranchReach } from "@/lib/scoring/reachable";
import type { EditingAction } from "./editing";
import { byType, type OutlineRow } from "./outline";

export interface TreeViewProps {
  rows: readonly OutlineRow[];
  selected: string;
  title: string;
  /** How many faults stand at a node, and below it where it is closed. */
  faults: (row: OutlineRow) => number;
  reach: ReadonlyMap<string, BranchReach> | null;
  /** The titles of the community types. */
  types: readonly string[];
  dispatch: (action: EditingAction) => void;
  onToggle: (path: string, open: boolean) => void;
  /** Enter: on to the fields. */
  onEnter: () => void;
}

const indents = ["", "pl-1", "pl-1", "pl-4", "pl-7", "pl-10", "pl-12", "pl-14"];

const arrows = new Map<string, "up" | "down" | "in" | "out">([
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
  ["ArrowRight", "in"],
  ["ArrowLeft", "out"],
]);

const figure = (value: unknown) => (typeof value === "number" ? formatMarks(value) : "—");

function BranchWords({
  reach,
  types,
}: {
  reach: BranchReach | undefined;
  types: readonly string[];
}) {
  if (!reach) return null;
  return (
    <span className="figures block text-sm whitespace-normal text-muted">
      {`冗余 ${byType(reach.redundancy, types, formatMarks)} · 最高 ${byType(reach.most, types, formatMarks)}`}
    </span>
  );
}

function Row({
  row,
  selected,
  props,
  register,
}: {
  row: OutlineRow;
  selected: boolean;
  props: TreeViewProps;
  register: (path: string, element: HTMLElement | null) => void;
}) {
  const { node, path, level, branch, open } = row;
  const faults = props.faults(row);
  const name = node ? String(node.title || node.id || "（没有名称）") : props.title;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around handles the keys of all its items.
    <div
      ref={(element) => register(path, element)}
      role="treeitem"
      tabIndex={selected ? 0 : -1}
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={selected}
      aria-expanded={branch ? open : undefined}
      onClick={() => props.dispatch({ type: "select", path })}
      className={cx(
        "flex min-h-11 cursor-pointer items-start gap-1 border-b border-line py-1.5 pr-2 sm:min-h-9 sm:py-1",
        indents[Math.min(level, indents.length - 1)],
        selected && "bg-action-soft",
      )}
    >
      <span
        aria-hidden="true"
        onClick={(event) => {
          if (!branch || path === "") return;
          event.stopPropagation();
          props.onToggle(path, !open);
        }}
        className="w-6 flex-none text-center text-muted select-none"
      >
        {branch ? (open ? "▾" : "▸") : "·"}
      </span>
      <span className="min-w-0 flex-1">
        <span className={cx(branch && "font-medium")}>{name}</span>
        {faults > 0 ? (
          <span className="ml-2 text-sm font-medium whitespace-nowrap text-failed">{`${faults} 处差错`}</span>
        ) : null}
        {branch && node ? <BranchWords reach={props.reach?.get(path)} types={props.types} /> : null}
      </span>
      {node ? (
        <span className="figures flex-none text-right text-sm">
          {figure(node.fullMarks)}
          {node.passMark === undefined ? null : (
            <span className="block text-muted">{`达标 ${figure(node.passMark)}`}</span>
          )}
        </span>
      ) : null}
    </div>
  );
}

/** The standard as a tree that is worked by keyboard: arrows walk, with Alt they move the node. */
export function TreeView(props: TreeViewProps) {
  const { rows, selected, dispatch, onToggle } = props;
  const items = useRef(new Map<string, HTMLElement>());
  const tree = useRef<HTMLDivElement>(null);
  const register = (path: string, element: HTMLElement | null) => {
    if (element) items.current.set(path, element);
    else items.current.delete(path);
  };

  // Focus follows the selection only where it is in the tree already: fields keep theirs.
  useEffect(() => {
    const item = items.current.get(selected);
    const frame = tree.current?.parentElement;
    if (!item || !frame) return;
    if (tree.current?.contains(document.activeElement)) item.focus({ preventScroll: true });
    // The tree scrolls in its own frame: the page stays where it is.
    const [inner, outer] = [item.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (inner.top < outer.top) frame.scrollTop -= outer.top - inner.top;
    else if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom;
  }, [selected]);

  const at = rows.findIndex((row) => row.path === selected);
  const current = rows[at];
  const go = (row: OutlineRow | undefined) => {
    if (row) dispatch({ type: "select", path: row.path });
  };
  const above = () => rows.slice(0, at).findLast((row) => current && row.level < current.level);

  /** What a key does; false where it does nothing here. */
  function press(key: string): boolean {
    const shut = current?.branch && !current.open;
    switch (key) {
      case "ArrowDown":
        go(rows[at + 1]);
        return true;
      case "ArrowUp":
        go(rows[at - 1]);
        return true;
      case "Home":
        go(rows[0]);
        return true;
      case "End":
        go(rows.at(-1));
        return true;
      case "ArrowRight":
        if (shut) onToggle(selected, true);
        else if (current?.branch) go(rows[at + 1]);
        return true;
      case "ArrowLeft":
        if (current?.branch && current.open && selected !== "") onToggle(selected, false);
        else go(above());
        return true;
      case "Enter":
        props.onEnter();
        return true;
      case "Insert":
        dispatch({ type: "add", path: selected, where: selected === "" ? "inside" : "after" });
        return true;
      case "Delete":
        dispatch({ type: "remove", path: selected });
        return true;
      default:
        return false;
    }
  }

  function keyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey) return;
    const to = arrows.get(event.key);
    if (event.altKey && !to) return;
    if (event.altKey && to) dispatch({ type: "move", path: selected, to });
    else if (!press(event.key)) return;
    event.preventDefault();
  }

  return (
    <div
      ref={tree}
      role="tree"
      aria-label="标准的条目"
      aria-describedby="tree-keys"
      onKeyDown={keyDown}
      className="border-t border-line"
    >
      {rows.map((row) => (
        <Row
          key={row.path}
          row={row}
          selected={row.path === selected}
          props={props}
          register={register}
        />
      ))}
    </div>
  );
}
