"use client";

import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { type FrozenEvidence, isPdf, type PreviewState } from "@/lib/evidence/types";
import { Facts } from "./facts";
import { hasPreview, originalHref, previewHref, Thumbnail } from "./thumbnail";

export type Viewable = FrozenEvidence & { preview: PreviewState };

export interface ViewerProps {
  applicationId: string;
  /** What of one point's files can be seen: photos, and PDFs by their first page. */
  pictures: readonly Viewable[];
  /** Which of them is shown; null: closed. */
  shown: string | null;
  onShow: (id: string | null) => void;
}

/** A point's photos and first pages, one at a time and large; the arrow keys turn to the next. */
export function Viewer({ applicationId, pictures, shown, onShow }: ViewerProps) {
  const at = pictures.findIndex(({ id }) => id === shown);
  const picture = pictures[at];
  const [before, after] = [pictures[at - 1], pictures[at + 1]];
  const turn = (event: KeyboardEvent) => {
    const next = event.key === "ArrowLeft" ? before : event.key === "ArrowRight" ? after : null;
    if (!next) return;
    event.preventDefault();
    onShow(next.id);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys do what the two buttons inside do.
    <div onKeyDown={turn}>
      <Dialog
        wide
        open={picture !== undefined}
        onClose={() => onShow(null)}
        title={picture?.fileName ?? ""}
        actions={
          <>
            {pictures.length > 1 ? (
              <>
                <Button
                  variant="secondary"
                  disabled={!before}
                  onClick={() => before && onShow(before.id)}
                >
                  上一张
                </Button>
                <Button
                  variant="secondary"
                  disabled={!after}
                  onClick={() => after && onShow(after.id)}
                >
                  下一张
                </Button>
              </>
            ) : null}
            {picture ? (
              <LinkButton
                download
                variant="secondary"
                href={originalHref(applicationId, picture.id)}
              >
                下载原件
              </LinkButton>
            ) : null}
            <Button variant="secondary" onClick={() => onShow(null)}>
              关闭
            </Button>
          </>
        }
      >
        {picture ? (
          <figure>
            {/* biome-ignore lint/performance/noImgElement: private, and re-encoded for the eye already. */}
            <img
              key={picture.id}
              src={previewHref(applicationId, picture.id, "image")}
              alt={`${picture.caption || picture.fileName}${isPdf(picture) ? "，第一页" : ""}`}
              className="max-h-[60vh] w-full border border-line bg-surface object-contain"
            />
            <figcaption className="mt-2" aria-live="polite">
              {picture.caption ? <p>{picture.caption}</p> : null}
              <Facts evidence={picture} />
              {isPdf(picture) ? (
                <p className="text-sm text-muted">这里只显示第一页，全文请下载原件。</p>
              ) : null}
              {pictures.length > 1 ? (
                <p className="text-sm text-muted">
                  第 {at + 1} 张，共 {pictures.length} 张
                </p>
              ) : null}
            </figcaption>
          </figure>
        ) : null}
      </Dialog>
    </div>
  );
}

/** The thumbnail of a file; of a photo or a first page, a button that shows it large. */
export function ViewButton({
  applicationId,
  evidence,
  onShow,
}: {
  applicationId: string;
  evidence: Viewable;
  onShow: (id: string) => void;
}) {
  const thumbnail = <Thumbnail applicationId={applicationId} evidence={evidence} />;
  if (!hasPreview(evidence)) return thumbnail;
  return (
    <button type="button" onClick={() => onShow(evidence.id)} className="block rounded-sm">
      {thumbnail}
      <span className="sr-only">
        查看“{evidence.fileName}”{isPdf(evidence) ? "的第一页" : null}
      </span>
    </button>
  );
}

/** Which picture of a list is shown large. */
export function useViewer(list: readonly Viewable[]) {
  const [shown, show] = useState<string | null>(null);
  return { pictures: list.filter(hasPreview), shown, show };
}
