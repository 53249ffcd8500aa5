"use server";
import { permittedAction, respond } from "../auth/clients";
import { Refusal } from "../errors";
import { surveyStepSchema } from "../survey/schema";
import * as responses from "./mutations";

/** Ends the survey and writes its counts in at once; where they cannot be written, it is ended all the same. */
export const closeSurvey = respond(
  permittedAction("survey.manage")
    .metadata({ audit: "survey.closed" })
    .inputSchema(surveyStepSchema)
    .action(async ({ parsedInput, ctx }) => {
      await responses.closeSurvey(ctx.person, parsedInput);
      try {
        const { surveyId, version } = parsedInput;
        const points = await responses.enterSurvey(ctx.person, { surveyId, version: version + 1 });
        return { message: `调查已结束，${points} 题的份数已写入申报。` };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { message: `调查已结束。份数没有写入申报：${error.message}` };
      }
    }),
);

export const enterSurvey = respond(
  permittedAction("survey.manage")
    .metadata({ audit: "survey.entered" })
    .inputSchema(surveyStepSchema)
    .action(async ({ parsedInput, ctx }) => {
      const points = await responses.enterSurvey(ctx.person, parsedInput);
      return { message: `${points} 题的份数已写入申报。` };
    }),
);
