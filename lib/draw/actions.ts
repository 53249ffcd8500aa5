"use server";
import { permittedAction, respond } from "../auth/clients";
import { surveyStepSchema } from "../survey/schema";
import * as draws from "./mutations";

export const commitSurvey = respond(
  permittedAction("survey.manage")
    .metadata({ audit: "survey.committed" })
    .inputSchema(surveyStepSchema)
    .action(async ({ parsedInput, ctx }) => {
      await draws.commitSurvey(ctx.person, parsedInput);
      return { message: "抽样承诺已公布。" };
    }),
);

export const drawSurvey = respond(
  permittedAction("survey.manage")
    .metadata({ audit: "survey.drawn" })
    .inputSchema(surveyStepSchema)
    .action(async ({ parsedInput, ctx }) => {
      const data = await draws.drawSurvey(ctx.person, parsedInput);
      return { message: `已抽取 ${data.count} 户，邀请信已下载。`, data };
    }),
);

export const renewLetters = respond(
  permittedAction("survey.manage")
    .metadata({ audit: "survey.letters-renewed" })
    .inputSchema(surveyStepSchema)
    .action(async ({ parsedInput, ctx }) => {
      const data = await draws.renewLetters(ctx.person, parsedInput);
      return { message: `已换新码，${data.count} 封邀请信已下载。原来的信作废。`, data };
    }),
);
