"use client";

import { type DragEvent, useId, useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { cx } from "@/components/ui/cx";
import { acceptedNames, limits } from "@/lib/evidence/policy";
import { EvidenceItem } from "./evidence-item";
import { useEvidence, usePoint } from "./evidence-provider";
import { RemovedLine, UnfinishedLine, UploadLine } from "./upload-lines";
import { useViewer, Viewer } from "./viewer";

function DropZone({ nodeId, title, left }: { nodeId: string; title: string; left: number }) {
  const { queue } = useEvidence();
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    queue.add(nodeId, [...event.dataTransfer.files]);
  };
  if (left <= 0)
    return (
      <p className="text-sm text-muted">
        已有 {limits.filesPerPoint} 个文件，达到上限。移除不需要的文件后可以继续上传。
      </p>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first.
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cx(
        "flex flex-wrap items-center gap-x-4 gap-y-1 rounded-md border border-dashed px-3 py-2",
        over ? "border-action bg-action-soft" : "border-line-strong",
      )}
    >
      <input
        id={id}
        type="file"
        multiple
        accept={acceptedNames}
        className="peer sr-only"
        onChange={({ currentTarget }) => {
          queue.add(nodeId, [...(currentTarget.files ?? [])]);
          // The same file may be chosen once more: to go on with it.
          currentTarget.value = "";
        }}
      />
      <label
        htmlFor={id}
        className={buttonStyle(
          "secondary",
          "small",
          "cursor-pointer peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus",
        )}
      >
        选择文件<span className="sr-only">，佐证材料：{title}</span>
      </label>
      <span className="text-sm text-muted">
        可一次选多个，也可拖到这里<span className="sr-only">。还可上传 {left} 个</span>
      </span>
    </div>
  );
}

export interface PointEvidenceProps {
  nodeId: string;
  title: string;
  locked: boolean;
}

/** What proves one point: files with their previews, those on their way, and the place to add more. */
export function PointEvidence({ nodeId, title, locked }: PointEvidenceProps) {
  const { applicationId } = useEvidence();
  const { evidence, tasks, unfinished, removed } = usePoint(nodeId);
  const { pictures, shown, show } = useViewer(evidence);
  const empty = evidence.length + tasks.length + unfinished.length + removed.length === 0;
  if (locked && empty) return null;
  const left = limits.filesPerPoint - evidence.length - tasks.length;
  return (
    <section aria-label={`佐证材料：${title}`} className="mt-4 max-w-text">
      <h4 className="font-semibold">
        佐证材料
        {evidence.length > 0 ? (
          <span className="font-normal text-muted">（{evidence.length} 个文件）</span>
        ) : locked ? null : (
          <span className="font-normal text-muted">（选填）</span>
        )}
      </h4>
      {empty ? null : (
        <ul className="divide-y divide-line">
          {evidence.map((one) => (
            <EvidenceItem key={one.id} evidence={one} locked={locked} onShow={show} />
          ))}
          {locked ? null : (
            <>
              {removed.map((one) => (
                <RemovedLine key={one.id} evidence={one} />
              ))}
              {tasks.map((task) => (
                <UploadLine key={task.key} task={task} />
              ))}
              {unfinished.map((upload) => (
                <UnfinishedLine key={upload.id} upload={upload} />
              ))}
            </>
          )}
        </ul>
      )}
      {locked ? null : (
        <div className="mt-2">
          <div className="noscript:hidden">
            <DropZone nodeId={nodeId} title={title} left={left} />
          </div>
          <p className="hidden text-muted noscript:block">
            上传佐证材料需要启用脚本（JavaScript）。
          </p>
        </div>
      )}
      <Viewer applicationId={applicationId} pictures={pictures} shown={shown} onShow={show} />
    </section>
  );
}
