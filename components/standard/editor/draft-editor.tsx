"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { fieldId } from "@/components/ui/form-state";
import { SaveState } from "@/components/ui/save-state";
import { formatInstant } from "@/lib/calendar";
import { checkStandard } from "@/lib/scoring";
import { reachable } from "@/lib/scoring/reachable";
import type { Fault } from "@/lib/scoring/types";
import type { Draft } from "@/lib/standard/types";
import { nodeAt, placeOf } from "./editing";
import { FaultList } from "./fault-list";
import type { PanelScope } from "./fields";
import { NodePanel } from "./node-panel";
import {
  branchPaths,
  faultNode,
  faultsByNode,
  faultsWithin,
  fieldErrors,
  type OutlineRow,
  outlineOf,
  pathsAbove,
} from "./outline";
import { StandardPanel, typesOf } from "./standard-panel";
import { TreeView } from "./tree-view";
import { type DraftEditing, useDraft } from "./use-draft";

function Conflict({ conflict, resolve }: Pick<DraftEditing, "conflict" | "resolve">) {
  if (!conflict) return null;
  return (
    <div role="alert" className="mb-4 max-w-text rounded-md border-2 border-pending p-4">
      <p className="font-semibold">
        {`${conflict.updatedBy}于${formatInstant(new Date(conflict.updatedAt))}保存了这份草案，与您的改动冲突`}
      </p>
      <p className="mt-1">请选择保留哪一份。选了以后可以用“撤销”找回自己的改动。</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button variant="secondary" size="small" onClick={() => resolve("mine")}>
          保留我的，覆盖对方的
        </Button>
        <Button variant="secondary" size="small" onClick={() => resolve("theirs")}>
          采用对方的
        </Button>
      </div>
    </div>
  );
}

/** The field of a place in the document, or the nearest that is around it: a list, what is ticked. */
function fieldAt(panel: HTMLElement | null, place: string): HTMLElement | null {
  for (let steps = place.split("."); steps.length > 0; steps = steps.slice(0, -1)) {
    const id = CSS.escape(fieldId(steps.join(".")));
    const field = panel?.querySelector<HTMLElement>(`#${id}`);
    if (field) return field;
  }
  return null;
}

/** A draft's tree, and the fields of the node that is selected. */
export function DraftEditor({ draft, personId }: { draft: Draft; personId: string }) {
  const router = useRouter();
  const editing = useDraft(draft, personId);
  const { state, dispatch } = editing;
  const { document, selected } = state;
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () => new Set(draft.document.sections.map((_, i) => `sections.${i}`)),
  );
  const panel = useRef<HTMLElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);

  // What is selected can be seen.
  useEffect(() => {
    setOpened((before) => {
      const above = pathsAbove(selected).filter((path) => !before.has(path));
      return above.length > 0 ? new Set([...before, ...above]) : before;
    });
  }, [selected]);

  // The field of a fault that was followed is there once its node is.
  useEffect(() => {
    if (wanted === null) return;
    setWanted(null);
    const field = fieldAt(panel.current, wanted);
    (field ?? panel.current)?.scrollIntoView({ block: field ? "center" : "start" });
    field?.focus({ preventScroll: true });
  }, [wanted]);

  // The check follows the typing; it must not hold it up.
  const checked = useDeferredValue(document);
  const faults = useMemo(() => checkStandard(checked), [checked]);
  const byNode = useMemo(() => faultsByNode(faults), [faults]);
  const reach = useMemo(() => reachable(checked, faults), [checked, faults]);
  const rows = useMemo(() => outlineOf(document, opened), [document, opened]);
  const types = useMemo(() => typesOf(document).map(({ title }) => title), [document]);

  const node = nodeAt(document, selected);
  const own = byNode.get(selected) ?? [];
  const scope: PanelScope = {
    place: placeOf(selected),
    fields: node ?? document,
    errors: fieldErrors(own, selected),
    dispatch,
  };

  const toEdit = () => {
    panel.current?.scrollIntoView({ block: "start" });
    panel.current?.querySelector<HTMLElement>("input, select, textarea")?.focus();
  };
  const toFault = (fault: Fault) => {
    dispatch({ type: "select", path: faultNode(fault) });
    setWanted(fault.path);
  };
  const toggle = (path: string, open: boolean) => {
    setOpened((before) => {
      const next = new Set(before);
      if (open) next.add(path);
      else next.delete(path);
      return next;
    });
    if (!open && selected.startsWith(`${path}.`)) dispatch({ type: "select", path });
  };
  const leave = async () => {
    await editing.flush();
    router.push(`/standards/drafts/${draft.id}`);
    router.refresh();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    dispatch({ type: key === "y" || event.shiftKey ? "redo" : "undo" });
  };
  const faultsAt = (row: OutlineRow) =>
    row.open && row.path !== ""
      ? (byNode.get(row.path)?.length ?? 0)
      : row.path === ""
        ? (byNode.get("")?.length ?? 0)
        : faultsWithin(byNode, row.path);
  const inside = selected === "" || node?.children !== undefined;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: undo and redo work from every field inside.
    <div onKeyDown={keyDown}>
      <div className="sticky top-0 z-10 mb-4 flex flex-wrap items-center gap-2 border-b border-line bg-paper py-2">
        <Button
          size="small"
          variant="secondary"
          disabled={state.past.length === 0}
          onClick={() => dispatch({ type: "undo" })}
        >
          撤销
        </Button>
        <Button
          size="small"
          variant="secondary"
          disabled={state.future.length === 0}
          onClick={() => dispatch({ type: "redo" })}
        >
          重做
        </Button>
        <Button size="small" onClick={leave}>
          完成编辑
        </Button>
        <SaveState
          status={editing.status}
          savedAt={editing.savedAt}
          detail={editing.refusal && `未保存。${editing.refusal}`}
        />
      </div>
      <Conflict conflict={editing.conflict} resolve={editing.resolve} />
      <div role="status" className="sr-only">
        {faults.length > 0 ? `${faults.length} 处差错` : "没有差错"}
      </div>
      {faults.length > 0 ? (
        <details className="mb-4">
          <summary className="marker inline-flex min-h-11 items-center font-medium text-failed">
            {`${faults.length} 处差错，改正后才能提请核定`}
          </summary>
          <div className="max-h-64 overflow-y-auto border-l-4 border-failed pl-4">
            <FaultList faults={faults} document={document} onGo={toFault} />
          </div>
        </details>
      ) : (
        <p className="mb-4 font-medium text-passed">没有差错，可以提请核定。</p>
      )}
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <section aria-labelledby="tree" className="lg:sticky lg:top-16 lg:self-start">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h2 id="tree" className="text-lg">
              条目
            </h2>
            <div className="flex gap-2">
              <Button
                size="small"
                variant="quiet"
                onClick={() => setOpened(new Set(branchPaths(document)))}
              >
                全部展开
              </Button>
              <Button
                size="small"
                variant="quiet"
                onClick={() => {
                  setOpened(new Set());
                  dispatch({ type: "select", path: "" });
                }}
              >
                全部收起
              </Button>
            </div>
          </div>
          <p id="tree-keys" className="mb-2 text-sm text-muted max-lg:hidden">
            方向键行走和展开，Alt 加方向键移动条目，Insert 新增，Delete 删除，Enter
            到右边填写，Ctrl+Z 撤销。
          </p>
          <div className="max-h-[50vh] overflow-y-auto lg:max-h-[calc(100vh-13rem)]">
            <TreeView
              rows={rows}
              selected={selected}
              title={String(document.title || "标准")}
              faults={faultsAt}
              reach={reach}
              types={types}
              dispatch={dispatch}
              onToggle={toggle}
              onEnter={toEdit}
            />
          </div>
        </section>
        <section ref={panel} aria-labelledby="panel" className="@container min-w-0 scroll-mt-20">
          <h2 id="panel" className="text-xl">
            {node ? String(node.title || "（没有名称）") : "标准整体"}
          </h2>
          <div className="my-3 flex flex-wrap gap-2">
            {inside ? (
              <Button
                size="small"
                variant="secondary"
                onClick={() => dispatch({ type: "add", path: selected, where: "inside" })}
              >
                {selected === "" ? "新增板块" : "新增下级"}
              </Button>
            ) : null}
            {node ? (
              <>
                <Button
                  size="small"
                  variant="secondary"
                  onClick={() => dispatch({ type: "add", path: selected, where: "after" })}
                >
                  在后面新增
                </Button>
                {(
                  [
                    ["up", "上移"],
                    ["down", "下移"],
                    ["out", "升一级"],
                    ["in", "降一级"],
                  ] as const
                ).map(([to, label]) => (
                  <Button
                    key={to}
                    size="small"
                    variant="secondary"
                    onClick={() => dispatch({ type: "move", path: selected, to })}
                  >
                    {label}
                  </Button>
                ))}
                <Button
                  size="small"
                  variant="danger"
                  onClick={() => dispatch({ type: "remove", path: selected })}
                >
                  删除
                </Button>
              </>
            ) : null}
          </div>
          {own.length > 0 ? (
            <Callout tone="failed" title={`这里有 ${own.length} 处差错`} className="mb-4">
              <FaultList faults={own} onGo={toFault} />
            </Callout>
          ) : null}
          <div key={selected}>
            {node ? (
              <NodePanel
                scope={scope}
                document={document}
                path={selected}
                node={node}
                reach={reach?.get(selected)}
              />
            ) : (
              <StandardPanel scope={scope} document={document} />
            )}
          </div>
        </section>
      </div>
    </div>
  );
}
