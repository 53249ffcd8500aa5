"use client";

import { useEffect, useRef } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Sign } from "@/components/ui/sign";
import { Spinner } from "@/components/ui/spinner";
import { SubmitButton } from "@/components/ui/submit-button";
import { restoreEvidence } from "@/lib/evidence/actions";
import { refusalOfFile, sizeText } from "@/lib/evidence/policy";
import type { EvidenceView, UnfinishedUpload } from "@/lib/evidence/types";
import { useEvidence } from "./evidence-provider";
import type { UploadTask } from "./upload-queue";

const percentOf = (received: number, size: number) =>
  size > 0 ? Math.floor((received / size) * 100) : 0;

function wordsOf({ status, received, file, message }: UploadTask): string {
  const percent = percentOf(received, file.size);
  switch (status) {
    case "waiting":
      return "等待上传";
    case "sending":
      return `正在上传 ${percent}%`;
    case "checking":
      return "已传完，正在检查";
    case "offline":
      return `网络不通，已传 ${percent}%；恢复后自动继续`;
    case "failed":
      return message ?? "没有上传成功。";
  }
}

function Bar({ received, size, label }: { received: number; size: number; label: string }) {
  return (
    <progress
      value={received}
      max={size}
      aria-label={label}
      className="mt-1 block h-1.5 w-full max-w-80 overflow-hidden rounded-sm bg-track [&::-moz-progress-bar]:bg-action [&::-webkit-progress-bar]:bg-track [&::-webkit-progress-value]:bg-action"
    />
  );
}

/** A file on its way. */
export function UploadLine({ task }: { task: UploadTask }) {
  const { queue } = useEvidence();
  const { key, file, status, received } = task;
  const failed = status === "failed";
  // What its name or size forbids stays forbidden.
  const again = failed && refusalOfFile(file.name, file.size) === null;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="wrap-anywhere">
          {file.name} <span className="text-sm text-muted">{sizeText(file.size)}</span>
        </p>
        <p
          className={
            failed
              ? "flex items-start gap-2 text-sm text-failed"
              : "flex items-center gap-2 text-sm text-muted"
          }
        >
          {failed ? <Sign tone="failed" className="mt-[0.3em] size-[1em] flex-none" /> : null}
          {status === "sending" || status === "checking" ? <Spinner /> : null}
          <span className="wrap-anywhere">{wordsOf(task)}</span>
        </p>
        {failed ? null : (
          <Bar received={received} size={file.size} label={`“${file.name}”的上传进度`} />
        )}
      </div>
      <div className="flex gap-2">
        {again ? (
          <Button size="small" variant="secondary" onClick={() => queue.retry(key)}>
            重试<span className="sr-only">：{file.name}</span>
          </Button>
        ) : null}
        <Button size="small" variant="quiet" onClick={() => queue.cancel(key)}>
          {failed ? "不再上传" : "取消"}
          <span className="sr-only">：{file.name}</span>
        </Button>
      </div>
    </li>
  );
}

/** An upload that broke off before this page was opened. */
export function UnfinishedLine({ upload }: { upload: UnfinishedUpload }) {
  const { queue } = useEvidence();
  const { id, fileName, size, received } = upload;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="wrap-anywhere">
          {fileName} <span className="text-sm text-muted">{sizeText(size)}</span>
        </p>
        <p className="text-sm text-pending">
          没有传完，已传 {percentOf(received, size)}%。再次选择同一个文件，从中断处继续。
        </p>
      </div>
      <Button size="small" variant="quiet" onClick={() => queue.forget(id)}>
        不再上传<span className="sr-only">：{fileName}</span>
      </Button>
    </li>
  );
}

/** A file that has just been taken away, with the way back. */
export function RemovedLine({ evidence }: { evidence: EvidenceView }) {
  const { applicationId, queue } = useEvidence();
  const line = useRef<HTMLLIElement>(null);
  // The button that was pressed is gone: the keyboard goes on where it can be taken back.
  useEffect(() => line.current?.querySelector("button")?.focus(), []);
  const { id, version, fileName } = evidence;
  return (
    <li ref={line} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
      <p className="min-w-0 text-muted wrap-anywhere">已移除“{fileName}”</p>
      <ActionForm
        action={restoreEvidence}
        values={{ applicationId, evidenceId: id, version }}
        aria-label={`撤销移除“${fileName}”`}
        onResult={(result) => {
          if (result.ok) queue.restored(evidence);
        }}
      >
        <SubmitButton variant="quiet" size="small" pendingLabel="正在恢复">
          撤销移除<span className="sr-only">：{fileName}</span>
        </SubmitButton>
      </ActionForm>
    </li>
  );
}
