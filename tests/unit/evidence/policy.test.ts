import { describe, expect, it } from "vitest";
import {
  acceptedNames,
  judgeContent,
  limits,
  noticesOf,
  placeText,
  refusalOfFile,
  refusalOfMore,
  sizeText,
} from "@/lib/evidence/policy";
import type { OtherUse } from "@/lib/evidence/types";
import { rangeOf } from "@/lib/http/headers";

const MB = 1024 * 1024;

describe("before a byte is sent", () => {
  it("a file of 20 MB is taken, one byte more is not", () => {
    expect(refusalOfFile("a.pdf", limits.fileBytes)).toBeNull();
    expect(refusalOfFile("a.pdf", limits.fileBytes + 1)).toContain("超过每个文件 20 MB 的上限");
    expect(refusalOfFile("a.pdf", 1)).toBeNull();
    expect(refusalOfFile("a.pdf", 0)).toBe("“a.pdf”是空文件，没有上传。");
  });

  it("images, PDF and Office are taken by their endings, in any case", () => {
    for (const ending of [
      "jpg",
      "JPEG",
      "png",
      "webp",
      "HEIC",
      "heif",
      "pdf",
      "docx",
      "xlsx",
      "PPTX",
    ])
      expect(refusalOfFile(`a.${ending}`, 10)).toBeNull();
    expect(acceptedNames).toBe(".jpg,.jpeg,.png,.webp,.heic,.heif,.pdf,.docx,.xlsx,.pptx");
  });

  it("the 30th file of a point is taken, the 31st is not; so it is with the last byte of 2 GB", () => {
    expect(refusalOfMore({ files: 29, bytes: 0 }, { bytes: 1 })).toBeNull();
    expect(refusalOfMore({ files: 30, bytes: 0 }, { bytes: 1 })).toContain(
      "每个评分点最多 30 个文件",
    );
    const bytes = limits.applicationBytes - MB;
    expect(refusalOfMore({ files: 0, bytes }, { bytes: MB })).toBeNull();
    expect(refusalOfMore({ files: 0, bytes }, { bytes: MB + 1 })).toContain("2 GB");
  });
});

describe("content", () => {
  it("has to be what the name says", () => {
    expect(judgeContent("a.jpg", { ok: true, kind: "jpeg" })).toEqual({ ok: true, kind: "jpeg" });
    expect(judgeContent("a.jpg", { ok: true, kind: "png" })).toEqual({
      ok: false,
      message: "“a.jpg”的内容是 PNG 图片，与扩展名 .jpg 不符。请核对文件后再上传。",
    });
    expect(judgeContent("a.docx", { ok: true, kind: "zip" })).toMatchObject({
      message: "“a.docx”的内容是压缩包，与扩展名 .docx 不符。请核对文件后再上传。",
    });
    expect(judgeContent("a.jpg", { ok: true, kind: "heic" })).toMatchObject({ ok: false });
  });
});

const use = (over: Partial<OtherUse>): OtherUse => ({
  ...{ sha256: "", applicationId: "x", communityId: "other", communityName: "云栖里社区" },
  ...{ districtName: "西湖区", batchTitle: "2025年批次", pointTitle: "社区食堂" },
  ...{ evidenceId: "e", fileName: "食堂.jpg", distance: 0, ...over },
});

describe("what a reviewer is told", () => {
  const about = { opensOn: "2026-11-01", today: "2026-11-24", own: "own" };
  const plain = { takenAt: null, validUntil: null };
  const texts = (...args: Parameters<typeof noticesOf>) =>
    noticesOf(...args).map(({ text }) => text);

  it("names the community and the point where the same file stands", () => {
    expect(texts(plain, [use({})], about)).toEqual([
      "与西湖区云栖里社区的“社区食堂”使用的是同一个文件。",
    ]);
    expect(texts(plain, [use({ communityId: "own" })], about)).toEqual([
      "与本社区在“2025年批次”的申报的“社区食堂”使用的是同一个文件。",
    ]);
    expect(texts(plain, [use({ distance: 4 })], about)).toEqual([
      "与西湖区云栖里社区的“社区食堂”的照片“食堂.jpg”几乎相同，请比对。",
    ]);
  });

  it("is that a photo is old: three years before the batch opened, on the day, in Hangzhou", () => {
    const taken = (takenAt: string) => texts({ ...plain, takenAt }, [], about);
    // Midnight in Hangzhou is 16:00 of the day before.
    expect(taken("2023-10-31T16:00:00.000Z")).toEqual([]);
    expect(taken("2023-10-31T15:59:59.000Z")).toEqual([
      "照片拍摄于2023年10月31日，比本批次开始早 3 年以上。",
    ]);
  });

  it("is that a validity has passed: not on its last day, but the day after", () => {
    const valid = (validUntil: string) => texts({ ...plain, validUntil }, [], about);
    expect(valid("2026-11-24")).toEqual([]);
    expect(valid("2026-11-23")).toEqual(["有效期至2026年11月23日，现已过期。"]);
  });
});

describe("words", () => {
  it("for sizes and places", () => {
    expect([1, 1_500, MB - 1, MB, 3.44 * MB].map(sizeText)).toEqual([
      ...["1 KB", "1 KB", "1024 KB", "1.0 MB", "3.4 MB"],
    ]);
    expect(placeText({ latitude: 30.25, longitude: 120.15 })).toBe("北纬 30.2500°，东经 120.1500°");
    expect(placeText({ latitude: -1, longitude: -2 })).toBe("南纬 1.0000°，西经 2.0000°");
  });
});

describe("a range", () => {
  it("is one that is there, all where it is not understood, none beyond the end", () => {
    const asked = (header: string | null) => rangeOf(header, 100);
    expect(asked("bytes=0-0")).toEqual({ start: 0, end: 0 });
    expect(asked("bytes=10-")).toEqual({ start: 10, end: 99 });
    expect(asked("bytes=90-1000")).toEqual({ start: 90, end: 99 });
    expect(asked("bytes=-10")).toEqual({ start: 90, end: 99 });
    expect(asked("bytes=-1000")).toEqual({ start: 0, end: 99 });
    for (const header of [null, "", "bytes=", "bytes=-", "bytes=5-4", "bytes=0-1,5-6", "lines=1-2"])
      expect(asked(header)).toBe("all");
    for (const header of ["bytes=100-", "bytes=100-200", "bytes=-0"])
      expect(asked(header)).toBe("none");
  });
});
