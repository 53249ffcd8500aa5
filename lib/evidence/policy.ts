import { dayOf, formatDay } from "../calendar";
import type { Content, Problem } from "../storage/inspect";
import { extensionOf } from "../storage/names";
import { type Kind, kinds, type Notice, type OtherUse, type Place } from "./types";

const MB = 1024 * 1024;

export const limits = {
  fileBytes: 20 * MB,
  filesPerPoint: 30,
  applicationBytes: 2 * 1024 * MB,
} as const;

/**
 * How many of 64 bits two photos may differ in and still count as near-identical. Measured on made-up scenes
 * (tests/integration/likeness.test.ts): copies saved again, resized, brightened differ in 4 at most, slightly
 * cropped ones in 12 at most and mostly in 8; different photos in 12 at least.
 */
export const LIKE_DISTANCE = 8;

/** A photo taken this long before its batch opened is pointed out. */
const OLD_YEARS = 3;

export const acceptedKinds =
  "图片（JPEG、PNG、WebP、HEIC）、PDF、Word、Excel、PowerPoint（docx、xlsx、pptx）";

/** For a file field: what it offers to choose from. */
export const acceptedNames = Object.values(kinds)
  .flatMap(({ extensions }) => extensions.map((ending) => `.${ending}`))
  .join(",");

const kindByExtension = new Map<string, Kind>(
  (Object.keys(kinds) as Kind[]).flatMap((kind) =>
    kinds[kind].extensions.map((ending): [string, Kind] => [ending, kind]),
  ),
);

/** A size in words: 812 KB, 3.4 MB. */
export function sizeText(bytes: number): string {
  if (bytes < MB) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / MB).toFixed(1)} MB`;
}

const OTHER_ENDINGS: Record<string, string> = {
  doc: "旧版 Word 文件（.doc）没有接收，请另存为 .docx 后再上传。",
  xls: "旧版 Excel 文件（.xls）没有接收，请另存为 .xlsx 后再上传。",
  ppt: "旧版 PowerPoint 文件（.ppt）没有接收，请另存为 .pptx 后再上传。",
  docm: "含宏的文件没有接收，请另存为不含宏的 .docx 后再上传。",
  xlsm: "含宏的文件没有接收，请另存为不含宏的 .xlsx 后再上传。",
  pptm: "含宏的文件没有接收，请另存为不含宏的 .pptx 后再上传。",
};

/**
 * Why a file is not taken by its name and size, before a byte of it is sent; null where it may be.
 * @param name as `safeFileName` leaves it
 */
export function refusalOfFile(name: string, size: number): string | null {
  const ending = extensionOf(name);
  const shown = name || "没有名称的文件";
  const known = OTHER_ENDINGS[ending];
  if (known) return `“${shown}”：${known}`;
  if (!kindByExtension.has(ending)) return `“${shown}”不是可以接收的类型，请上传${acceptedKinds}。`;
  if (size === 0) return `“${shown}”是空文件，没有上传。`;
  if (size > limits.fileBytes)
    return `“${shown}”有 ${sizeText(size)}，超过每个文件 20 MB 的上限，请压缩或拆分后再上传。`;
  return null;
}

/** Why no more can be attached, with what is there and what is on its way counted; null where it can. */
export function refusalOfMore(
  there: { files: number; bytes: number },
  more: { bytes: number },
): string | null {
  if (there.files >= limits.filesPerPoint)
    return `每个评分点最多 ${limits.filesPerPoint} 个文件，已经满了。请先移除不需要的文件。`;
  if (there.bytes + more.bytes > limits.applicationBytes)
    return "这份申报的佐证材料合计将超过 2 GB 的上限，没有上传。请先移除不需要的文件，或压缩后再上传。";
  return null;
}

const PROBLEMS: Record<Problem, string> = {
  locked: "加了密码，审核人员无法打开。请去掉密码后再上传。",
  damaged: "已损坏，或不是正常的文件。请重新导出或重新拍摄后再上传。",
  programs: "含有宏或程序，没有接收。请另存为不含宏的文件后再上传。",
  bomb: "展开后过大，不是正常的文件，没有接收。",
  pixels: "像素过多（超过 8000 万像素），没有接收。请缩小后再上传。",
  "heic-pixels": "像素过多（HEIC 超过 5000 万像素），没有接收。请缩小或转存为 JPEG 后再上传。",
  "too-much": "读取所需的时间或内存超过限度，没有接收。请压缩后再上传。",
};

const OTHER_KINDS: Record<string, string> = {
  zip: "压缩包",
  cfb: "旧版或加了密码的 Office 文件",
  avif: "AVIF 图片",
  gif: "GIF 图片",
  unknown: "无法识别的内容",
};

/** What a file proved to be, where its name and its content agree; else one sentence on why it is not taken. */
export function judgeContent(
  name: string,
  content: Content,
): { ok: true; kind: Kind } | { ok: false; message: string } {
  const refuse = (why: string) => ({ ok: false, message: `“${name}”${why}` }) as const;
  if (!content.ok) return refuse(PROBLEMS[content.problem]);
  const promised = kindByExtension.get(extensionOf(name));
  if (promised === content.kind) return { ok: true, kind: promised };
  // A name that promises Office and holds its old container: locked, or saved in the old way under a new name.
  if (content.kind === "cfb")
    return refuse(
      "是加了密码或旧版的 Office 文件。请去掉密码，另存为 docx、xlsx 或 pptx 后再上传。",
    );
  const known = (kinds as Record<string, { title: string }>)[content.kind]?.title;
  const found = known ?? OTHER_KINDS[content.kind] ?? `${content.kind.toUpperCase()} 文件`;
  const named = /^[A-Z]/.test(found) ? ` ${found}` : found;
  return refuse(`的内容是${named}，与扩展名 .${extensionOf(name)} 不符。请核对文件后再上传。`);
}

/** Degrees as they are read in China: 北纬 30.2741°，东经 120.1552°. */
export function placeText({ latitude, longitude }: Place): string {
  const north = `${latitude < 0 ? "南纬" : "北纬"} ${Math.abs(latitude).toFixed(4)}°`;
  return `${north}，${longitude < 0 ? "西经" : "东经"} ${Math.abs(longitude).toFixed(4)}°`;
}

/** An ISO day so many years earlier. */
const yearsBefore = (day: string, years: number) =>
  `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;

/**
 * What a reviewer is told of a piece of evidence.
 * @param takenAt what the file itself says (ISO instant), whether the applicant shows it or not
 * @param own the community under review
 */
export function noticesOf(
  { takenAt, validUntil }: { takenAt: string | null; validUntil: string | null },
  uses: readonly OtherUse[],
  { opensOn, today, own }: { opensOn: string; today: string; own: string },
): Notice[] {
  const notices: Notice[] = uses.map((use) => {
    const whose =
      use.communityId === own
        ? `本社区在“${use.batchTitle}”的申报`
        : `${use.districtName}${use.communityName}`;
    const where = `${whose}的“${use.pointTitle}”`;
    return use.distance === 0
      ? { kind: "same-file", text: `与${where}使用的是同一个文件。`, other: use }
      : { kind: "alike", text: `与${where}的照片“${use.fileName}”几乎相同，请比对。`, other: use };
  });
  const day = takenAt && dayOf(new Date(takenAt));
  if (day && day < yearsBefore(opensOn, OLD_YEARS))
    notices.push({
      kind: "old",
      text: `照片拍摄于${formatDay(day)}，比本批次开始早 ${OLD_YEARS} 年以上。`,
    });
  if (validUntil && validUntil < today)
    notices.push({ kind: "expired", text: `有效期至${formatDay(validUntil)}，现已过期。` });
  return notices;
}
