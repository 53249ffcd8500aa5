import { z } from "zod";
import { dayField } from "../calendar-field";

export const correctDaySchema = z.object({
  day: dayField("日期"),
  working: z
    .enum(["true", "false"], { error: "请选择上班或休息。" })
    .transform((word) => word === "true"),
  source: z
    .string({ error: "请填写依据的文件。" })
    .trim()
    .min(1, "请填写依据的文件。")
    .max(200, "依据不能超过 200 个字。"),
});
export type CorrectDay = z.infer<typeof correctDaySchema>;
