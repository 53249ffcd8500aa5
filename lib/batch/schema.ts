import { z } from "zod";
import { dayField } from "../calendar-field";

const reviewerIds = z
  .array(z.uuid("审核人员编号不正确。"), { error: "请至少指定一名审核人员。" })
  .min(1, "请至少指定一名审核人员。")
  .max(100);

/** 公示期 as people type it, in figures of either width. */
const noticeDays = z
  .string()
  .transform((typed) => typed.normalize("NFKC").trim())
  .pipe(
    z
      .string()
      .regex(/^([1-9]|[1-5]\d|60)$/, "公示期应为 1 至 60 个工作日。")
      .transform(Number),
  )
  .optional();

const ordered = (input: { opensOn: string; closesOn: string }) => input.opensOn <= input.closesOn;
const order = { path: ["closesOn"], error: "截止日期不能早于开始日期。" };

export const openBatchSchema = z
  .object({
    title: z
      .string({ error: "请填写批次名称。" })
      .trim()
      .min(1, "请填写批次名称。")
      .max(60, "批次名称不能超过 60 个字。"),
    standardId: z.uuid({ error: "请选择采用的标准。" }),
    opensOn: dayField("开始日期"),
    closesOn: dayField("截止日期"),
    reviewerIds,
    noticeDays,
    /** The administrator's own name: that the assumed figures were seen. */
    confirmedName: z
      .string({ error: "请填写您的姓名以确认。" })
      .trim()
      .min(1, "请填写您的姓名以确认。")
      .max(40),
    /** How many assumed figures the page showed. */
    assumedFigures: z.coerce.number().int().min(0),
  })
  .refine(ordered, order);
export type OpenBatch = z.infer<typeof openBatchSchema>;

export const changeBatchSchema = z.object({
  batchId: z.uuid("批次编号不正确。"),
  version: z.coerce.number().int(),
  closesOn: dayField("截止日期"),
  reviewerIds,
  noticeDays,
});
export type ChangeBatch = z.infer<typeof changeBatchSchema>;

/** Which page of a batch's applications the address asks for; anything that makes no sense means the first. */
export const batchPageSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
