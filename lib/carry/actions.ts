"use server";
import { officeAction, respond } from "../auth/clients";
import { carryAnswers as carry } from "./mutations";
import { carrySchema } from "./schema";

export const carryAnswers = respond(
  officeAction
    .metadata({ audit: "answers.carried" })
    .inputSchema(carrySchema)
    .action(async ({ parsedInput, ctx }) => {
      const count = await carry(ctx.person, parsedInput);
      return {
        message: `已沿用 ${count} 个评分点的填报。`,
        redirectTo: `/applications/${parsedInput.applicationId}`,
      };
    }),
);
