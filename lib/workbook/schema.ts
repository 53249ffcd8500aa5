import * as z from "zod";
import type { CommunityType, Submission } from "../scoring/types";
import { draftStepSchema } from "../standard/schema";
import { largestWorkbook, tooLargeWorkbook } from "./types";

const whole = (name: string, digits: number) =>
  z
    .string()
    .trim()
    .regex(new RegExp(`^\\d{0,${digits}}$`), `${name}应为不小于 0 的整数，可以不填。`)
    .transform((text) => (text === "" ? undefined : Number(text)));

const community = z.object({
  type: z.string(),
  households: whole("户数", 7),
  residents: whole("居民人数", 8),
});

/** The community a scoring workbook is asked for, or one sentence on what is wrong with it. */
export function readCommunity(
  query: URLSearchParams,
  types: readonly CommunityType[],
): { ok: true; community: Submission["community"] } | { ok: false; message: string } {
  const value = (name: string) => query.get(name) ?? "";
  const read = community.safeParse({
    type: value("type"),
    households: value("households"),
    residents: value("residents"),
  });
  if (!read.success) return { ok: false, message: read.error.issues[0]?.message ?? "" };
  if (!types.some(({ id }) => id === read.data.type)) {
    const titles = types.map(({ title }) => title).join("、");
    return { ok: false, message: `请选择社区类型：${titles}。` };
  }
  return { ok: true, community: read.data };
}

/** A workbook as base64, four letters for three bytes. */
export const workbookField = z
  .string({ error: "请选择工作簿文件。" })
  .min(1, "请选择工作簿文件。")
  .max((largestWorkbook / 3) * 4, tooLargeWorkbook)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/, "文件没有完整传到，请重新选择。");

export const importDraftSchema = draftStepSchema.extend({ workbook: workbookField });
export type ImportDraft = z.infer<typeof importDraftSchema>;

export const previewFillingSchema = z.object({
  applicationId: z.uuid("申报编号不正确。"),
  workbook: workbookField,
});
export type PreviewFilling = z.infer<typeof previewFillingSchema>;

/** What was shown is what is imported: each change with the version it was shown to replace. */
export const importFillingSchema = previewFillingSchema.extend({
  seen: z.record(z.string().max(80), z.coerce.number().int().min(0)),
  /** Points where the workbook shall replace what somebody entered after the download. */
  replace: z.array(z.string().max(80)).max(400).default([]),
});
export type ImportFilling = z.infer<typeof importFillingSchema>;
