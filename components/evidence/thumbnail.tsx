import { cx } from "@/components/ui/cx";
import type { Kind, PreviewState } from "@/lib/evidence/types";
import { isPdf, kinds } from "@/lib/evidence/types";

const LETTERS: Record<Kind, string> = {
  ...{ jpeg: "图片", png: "图片", webp: "图片", heic: "图片" },
  ...{ pdf: "PDF", docx: "Word", xlsx: "Excel", pptx: "PPT" },
};

const lettersOf = (mediaType: string) =>
  (Object.keys(kinds) as Kind[]).find((kind) => kinds[kind].mediaType === mediaType);

export const hasPreview = ({ preview }: { preview: PreviewState }): boolean =>
  preview === "ready" || preview === "pending";

export const previewHref = (applicationId: string, id: string, preview: "thumbnail" | "image") =>
  `/applications/${applicationId}/evidence/${id}/${preview}`;

export const originalHref = (applicationId: string, id: string) =>
  `/applications/${applicationId}/evidence/${id}`;

export interface ThumbnailProps {
  applicationId: string;
  evidence: { id: string; mediaType: string; preview: PreviewState };
}

/** A photo or a first page small, or what kind of file it is. Says nothing by itself: the file's name stands beside it. */
export function Thumbnail({ applicationId, evidence }: ThumbnailProps) {
  if (hasPreview(evidence))
    return (
      // biome-ignore lint/performance/noImgElement: private, already the right size, and never to be cached by others.
      <img
        src={previewHref(applicationId, evidence.id, "thumbnail")}
        alt=""
        width={72}
        height={72}
        loading="lazy"
        decoding="async"
        className={cx(
          "size-18 rounded-sm border border-line bg-surface object-cover",
          // What a letter is about stands at its head.
          isPdf(evidence) && "object-top",
        )}
      />
    );
  const kind = lettersOf(evidence.mediaType);
  return (
    <span
      aria-hidden="true"
      className="flex size-18 items-center justify-center rounded-sm border border-line bg-surface text-sm font-medium text-muted"
    >
      {kind ? LETTERS[kind] : "文件"}
    </span>
  );
}
