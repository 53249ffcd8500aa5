/** What may be attached, by content: its name endings, its media type, its words. */
export const kinds = {
  jpeg: { title: "JPEG 图片", mediaType: "image/jpeg", extensions: ["jpg", "jpeg"] },
  png: { title: "PNG 图片", mediaType: "image/png", extensions: ["png"] },
  webp: { title: "WebP 图片", mediaType: "image/webp", extensions: ["webp"] },
  heic: { title: "HEIC 照片", mediaType: "image/heic", extensions: ["heic", "heif"] },
  pdf: { title: "PDF 文档", mediaType: "application/pdf", extensions: ["pdf"] },
  docx: {
    title: "Word 文档",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    extensions: ["docx"],
  },
  xlsx: {
    title: "Excel 工作簿",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extensions: ["xlsx"],
  },
  pptx: {
    title: "PowerPoint 演示文稿",
    mediaType: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    extensions: ["pptx"],
  },
} as const satisfies Record<string, { title: string; mediaType: string; extensions: string[] }>;

export type Kind = keyof typeof kinds;

/** Whether a file is a PDF: its previews show its first page. */
export const isPdf = ({ mediaType }: { mediaType: string }): boolean =>
  mediaType === kinds.pdf.mediaType;

/** What is made of a photo or a first page: a thumbnail for lists, an image for the eye. Longer side in pixels. */
export const previewWidths = { thumbnail: 320, image: 1600 } as const;
export type Preview = keyof typeof previewWidths;

/** Degrees, north and east positive. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** A file with what was said of it, as a submission freezes it. */
export interface FrozenEvidence {
  id: string;
  nodeId: string;
  sha256: string;
  fileName: string;
  mediaType: string;
  size: number;
  caption: string;
  /** ISO instant. */
  takenAt: string | null;
  place: Place | null;
  /** ISO day. */
  validUntil: string | null;
}

export type PreviewState = "pending" | "ready" | "none" | "failed";

export interface EvidenceView extends FrozenEvidence {
  preview: PreviewState;
  /** What the photo itself says, whether it is shown or not. */
  fromPhoto: { takenAt: boolean; place: boolean };
  uploadedByName: string;
  uploadedAt: string;
  version: number;
}

/** An upload that was begun and is not whole yet. */
export interface UnfinishedUpload {
  id: string;
  nodeId: string;
  fileName: string;
  size: number;
  received: number;
}

/** What a page of entry shows. */
export interface PageEvidence {
  evidence: EvidenceView[];
  /** What this person began to upload here and has not finished. */
  unfinished: UnfinishedUpload[];
}

/** Where else a file, or a photo that looks like it, was handed in. */
export interface OtherUse {
  /** Of the file at hand. */
  sha256: string;
  applicationId: string;
  communityId: string;
  communityName: string;
  districtName: string;
  batchTitle: string;
  pointTitle: string;
  /** The other evidence, to be looked at. */
  evidenceId: string;
  fileName: string;
  /** 0: the very same file; else how many of the 64 bits differ. */
  distance: number;
}

/** Something about a piece of evidence that a reviewer should look at. */
export interface Notice {
  kind: "same-file" | "alike" | "old" | "expired";
  text: string;
  /** The other picture, to compare with. */
  other?: { applicationId: string; evidenceId: string };
}

/** Evidence as a reviewer sees it: as it was submitted, and what is to be noticed. */
export interface ReviewedEvidence extends FrozenEvidence {
  preview: PreviewState;
  /** The applicant has taken it away since. */
  removed: boolean;
  notices: Notice[];
}
