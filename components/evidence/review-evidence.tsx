"use client";

import { StatusTag } from "@/components/ui/status-tag";
import type { Notice, ReviewedEvidence } from "@/lib/evidence/types";
import { Facts } from "./facts";
import { originalHref, previewHref } from "./thumbnail";
import { useViewer, ViewButton, Viewer } from "./viewer";

const words: Record<Notice["kind"], string> = {
  "same-file": "文件相同",
  alike: "照片相似",
  old: "拍摄较早",
  expired: "已过有效期",
};

function NoticeLine({ notice }: { notice: Notice }) {
  const { other, kind, text } = notice;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1">
      <StatusTag tone="pending">{words[kind]}</StatusTag>
      <span className="min-w-0 flex-1 basis-52">
        {text}
        {other && kind === "alike" ? (
          <a
            href={previewHref(other.applicationId, other.evidenceId, "image")}
            target="_blank"
            rel="noreferrer"
            className="ml-2"
          >
            查看对方照片<span className="sr-only">（在新窗口打开）</span>
          </a>
        ) : null}
      </span>
    </li>
  );
}

export interface ReviewEvidenceProps {
  applicationId: string;
  evidence: readonly ReviewedEvidence[];
}

/** What was handed in for one point, as it was submitted, with what is to be noticed about each file. */
export function ReviewEvidence({ applicationId, evidence }: ReviewEvidenceProps) {
  const { pictures, shown, show } = useViewer(evidence);
  if (evidence.length === 0) return <span className="text-muted">没有上传</span>;
  return (
    <>
      <ul className="divide-y divide-line">
        {evidence.map((one) => (
          <li key={one.id} className="flex gap-4 py-3 first:pt-1">
            <div className="flex-none">
              <ViewButton applicationId={applicationId} evidence={one} onShow={show} />
            </div>
            <div className="min-w-0 flex-1">
              <a
                href={originalHref(applicationId, one.id)}
                download
                className="font-medium wrap-anywhere"
              >
                {one.fileName}
                <span className="sr-only">（下载）</span>
              </a>
              {one.caption ? <p className="wrap-anywhere">{one.caption}</p> : null}
              <Facts evidence={one} />
              {one.removed ? (
                <p className="text-sm text-muted">提交后，申报单位已移除这份材料。</p>
              ) : null}
              {one.notices.length > 0 ? (
                <ul className="mt-1 space-y-1 text-sm">
                  {one.notices.map((notice) => (
                    <NoticeLine key={notice.text} notice={notice} />
                  ))}
                </ul>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <Viewer applicationId={applicationId} pictures={pictures} shown={shown} onShow={show} />
    </>
  );
}
