import { z } from "zod";
import { dayField } from "../calendar-field";
import { workbookField } from "../workbook/schema";

const surveyId = z.uuid("调查编号不正确。");
const version = z.coerce.number().int();
/** A step names the version it saw: a stale page moves nothing. */
const step = z.object({ surveyId, version });

const whole = (what: string, from: number, to: number) =>
  z.coerce
    .number(`${what}应为 ${from} 至 ${to} 之间的整数。`)
    .int(`${what}应为 ${from} 至 ${to} 之间的整数。`)
    .min(from, `${what}应为 ${from} 至 ${to} 之间的整数。`)
    .max(to, `${what}应为 ${from} 至 ${to} 之间的整数。`);

const words = (what: string, most: number) =>
  z
    .string({ error: `请填写${what}。` })
    .trim()
    .min(1, `请填写${what}。`)
    .max(most, `${what}不能超过 ${most} 个字。`);

export const planSurveySchema = z
  .object({
    applicationId: z.uuid("申报编号不正确。"),
    opensOn: dayField("开始日期"),
    closesOn: dayField("截止日期"),
    margin: whole("抽样误差", 3, 10),
    confidence: z.coerce
      .number()
      .pipe(z.union([z.literal(90), z.literal(95), z.literal(99)], { error: "请选择置信水平。" })),
    expectedResponse: whole("预计回收率", 30, 100),
    organiser: words("组织单位", 40),
    contact: words("咨询电话或地点", 60),
    keepDays: whole("保存天数", 7, 365),
  })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, {
    path: ["closesOn"],
    error: "截止日期不能早于开始日期。",
  });
export type PlanSurvey = z.infer<typeof planSurveySchema>;

export const surveyStepSchema = step;
export type SurveyStepInput = z.infer<typeof step>;

export const importRegisterSchema = step.extend({ workbook: workbookField });
export type ImportRegister = z.infer<typeof importRegisterSchema>;

export const extendSurveySchema = step.extend({ closesOn: dayField("新的截止日期") });
export type ExtendSurvey = z.infer<typeof extendSurveySchema>;

export const cancelSurveySchema = step.extend({
  reason: z
    .string({ error: "请填写取消的理由。" })
    .trim()
    .min(1, "请填写取消的理由。")
    .max(200, "理由不能超过 200 个字。"),
});
export type CancelSurvey = z.infer<typeof cancelSurveySchema>;

export const judgeSurveySchema = step.extend({
  verdict: z.enum(["sound", "doubtful"], { error: "请选择判断。" }),
  reason: words("理由", 300),
});
export type JudgeSurvey = z.infer<typeof judgeSurveySchema>;

/** Which page of the public list; anything that makes no sense means the first. */
export const surveyListSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
