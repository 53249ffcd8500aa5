"use server";
import { permittedAction, respond } from "../auth/clients";
import * as surveys from "./mutations";
import {
  cancelSurveySchema,
  extendSurveySchema,
  importRegisterSchema,
  judgeSurveySchema,
  planSurveySchema,
} from "./schema";

export const planSurvey = respond(
  permittedAction("survey.manage")
    .metadata({ audit: "survey.planned" })
    .inputSchema(planSurveySchema)
    .action(async ({ parsedInput, ctx }) => {
      await surveys.planSurvey(ctx.person, parsedInput);
      return { message: "调查计划已保存，请导入住户名册。" };
    }),
);

export const importRegister = respond(
  permittedAction("survey.manage")
    .metadata({ audit: "survey.register-imported" })
    .inputSchema(importRegisterSchema)
    .action(async ({ parsedInput, ctx }) => {
      const { households, buildings } = await surveys.importRegister(ctx.person, parsedInput);
      return { message: `已导入 ${buildings} 幢 ${households} 户。` };
    }),
);

export const extendSurvey = respond(
  permittedAction("survey.manage")
    .metadata({ audit: "survey.extended" })
    .inputSchema(extendSurveySchema)
    .action(async ({ parsedInput, ctx }) => {
      await surveys.extendSurvey(ctx.person, parsedInput);
      return { message: "截止日期已延后。" };
    }),
);

export const cancelSurvey = respond(
  permittedAction("survey.manage")
    .metadata({ audit: "survey.cancelled" })
    .inputSchema(cancelSurveySchema)
    .action(async ({ parsedInput, ctx }) => {
      await surveys.cancelSurvey(ctx.person, parsedInput);
      return { message: "调查已取消，收到的答卷已删除。" };
    }),
);

export const judgeSurvey = respond(
  permittedAction("survey.judge")
    .metadata({ audit: "survey.judged" })
    .inputSchema(judgeSurveySchema)
    .action(async ({ parsedInput, ctx }) => {
      await surveys.judgeSurvey(ctx.person, parsedInput);
      return { message: "判断已保存。" };
    }),
);
